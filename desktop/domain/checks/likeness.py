"""How much two texts are alike, blanks removed (checks.md): rapidfuzz.fuzz.ratio as a ratio.

rapidfuzz is loaded when texts are first compared: nothing that opens or prints a book waits for it.
"""

from collections.abc import Sequence
from itertools import pairwise

BITS = 2048
"""Of a signature: a text of some hundred characters leaves most of them unset."""


def plain(text: str) -> str:
    """The text as it is compared."""
    return "".join(text.split())


def alike(one: str, others: Sequence[str], least: float) -> list[float]:
    """The likeness of a plain text to each of others, from 0 to 1; 0 where it is below `least`."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # 15 ms of start saved

    return [ratio(one, other, score_cutoff=least * 100) / 100 for other in others]


def signature(text: str) -> int:
    """A set of `BITS` bits for the pairs of neighbouring characters in a plain text."""
    bits = 0
    for pair in set(pairwise(text)):
        bits |= 1 << (ord(pair[0]) * 8191 + ord(pair[1])) % BITS
    return bits


def pairs_apart(least: float) -> float:
    """How many pairs may be in only one of two texts that are alike: so many for each character of both.

    Such texts become each other by at most (1 − least) · (both lengths) characters taken out or put in, and each of
    those undoes two pairs and makes one, or the other way round.
    """
    return 3 * (1 - least) + 1e-9
