"""How much two texts are alike, blanks removed (checks.md): rapidfuzz.fuzz.ratio as a ratio.

rapidfuzz is loaded when texts are first compared: nothing that opens or prints a book waits for it.
"""

from itertools import pairwise

BITS = 2048
"""Of a signature: a text of some hundred characters leaves most of them unset."""


def plain(text: str) -> str:
    """The text as it is compared."""
    return "".join(text.split())


def alike(one: str, other: str, least: float) -> float:
    """The likeness of two plain texts from 0 to 1; 0 where it is below `least`."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # 15 ms of start saved

    return ratio(one, other, score_cutoff=least * 100) / 100


def signature(text: str) -> int:
    """A set of bits for the pairs of neighbouring characters in a plain text."""
    bits = 0
    for pair in set(pairwise(text)):
        bits |= 1 << (ord(pair[0]) * 8191 + ord(pair[1])) % BITS
    return bits


def pairs_apart(length: int, other: int, least: float) -> int:
    """How many pairs two texts of these lengths can have apart, at most, and still be alike.

    Texts that are alike become each other by at most (1 − least) · (length + other) characters taken out or put in, and
    each of those parts at most two pairs.
    """
    return int(2 * (1 - least) * (length + other) + 1e-6)
