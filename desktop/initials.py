"""Finding Chinese text by the first letters of its pinyin: zmgz finds 照明改造.

The readings are pypinyin's, which is loaded when it is first needed.
"""

import os
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

_KEPT = 8_192
"""Texts that are ready for the next letter typed."""


def prepare(texts: Iterable[str]) -> None:
    """Make texts ready to be found at once. Loading the readings takes a while; another thread may do it."""
    for text in texts:
        _places(text)


def has_initials(text: str, letters: str) -> bool:
    """Whether these lower-case letters are the first ones of neighbouring characters, whatever marks stand between.

    A character of several readings may be read in each of them; letters and digits stand for themselves.
    """
    places = _places(text)
    starts = -1
    for distance, letter in enumerate(letters):
        starts &= places.get(letter, 0) >> distance
    return bool(starts)


@lru_cache(maxsize=_KEPT)
def _places(text: str) -> dict[str, int]:
    """For each letter the characters that it may stand for, as bits by their index."""
    places: dict[str, int] = {}
    for index, character in enumerate(filter(str.isalnum, text)):
        for letter in _first_letters(character):
            places[letter] = places.get(letter, 0) | 1 << index
    return places


@cache
def _first_letters(character: str) -> frozenset[str]:
    return frozenset(character.lower() if character.isascii() else _reader()(character))


@cache
def _reader() -> Callable[[str], set[str]]:
    os.environ["PYPINYIN_NO_PHRASES"] = "1"  # single characters are enough, in a quarter of the time and room
    from pypinyin import Style, pinyin  # noqa: PLC0415  # see above

    def letters(character: str) -> set[str]:
        found = pinyin(character, Style.FIRST_LETTER, heteronym=True, errors="ignore")
        return {reading for readings in found for reading in readings if reading.isascii()}

    return letters
