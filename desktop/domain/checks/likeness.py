"""How much two texts are alike, blanks removed (checks.md): rapidfuzz.fuzz.ratio as a ratio.

rapidfuzz is loaded when texts are first compared: nothing that opens or prints a book waits for it.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil
from typing import Protocol, TypeVar

BITS = 2048
"""Of a signature: a text of some hundred characters leaves most of them unset."""

_ROUNDING = 1e-9
"""Keeps binary fractions from leaving out what is alike to the very limit."""


class Signed(Protocol):
    """A plain text with its signature."""

    @property
    def text(self) -> str:
        """The text, without blanks."""

    @property
    def pairs(self) -> int:
        """Its signature."""


T = TypeVar("T", bound=Signed)


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


def lengths_near(length: int, least: float) -> range:
    """How long a text may be that is like one of this length.

    Texts that are alike become each other by at most (1 − least) · (both lengths) characters taken out or put in, each
    of which makes one character's difference in length.
    """
    apart = 1 - least + _ROUNDING
    return range(ceil(length * (1 - apart) / (1 + apart)), int(length * (1 + apart) / (1 - apart)) + 1)


def near(text: str, pairs: int, others: Iterable[T], least: float) -> list[T]:
    """Those of others that a plain text with this signature may be like; none that is alike is left out.

    Each of the characters of `lengths_near` undoes two pairs and makes one, or the other way round.
    """
    length, apart = len(text), 3 * (1 - least + _ROUNDING)
    return [other for other in others if (pairs ^ other.pairs).bit_count() <= apart * (length + len(other.text))]
