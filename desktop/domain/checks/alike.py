"""The long texts of one field and year, and which of them are alike.

Reports with the same text share one entry, so that a text which all projects of a book have is compared once. A new
text is compared only with those that pairs of characters leave (`likeness.near`).
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.domain.checks.likeness import alike, lengths_near, near, signature


class Likeness(NamedTuple):
    """Reports, sorted by their keys, whose text is so much like one; 1 is the same."""

    likeness: float
    keys: list[int]


@dataclass(slots=True)
class _Entry:
    """A text, the reports that have it, and the texts that are like it."""

    text: str
    pairs: int
    keys: list[int] = field(default_factory=list)
    others: dict[str, float] = field(default_factory=dict)


class AlikeTexts:
    """Plain texts by the reports that have them; `least` is the likeness from which on they are alike."""

    def __init__(self, least: float, shortest: int) -> None:
        """`shortest` is how many characters the longer of two texts needs for them to be compared."""
        self._least = least
        self._shortest = shortest
        self._entries: dict[str, _Entry] = {}
        self._by_length: defaultdict[int, dict[str, _Entry]] = defaultdict(dict)

    def add(self, key: int, text: str) -> None:
        """Take in the text of a report."""
        if text not in self._entries:
            entry = self._compared(text)
            self._entries[text] = self._by_length[len(text)][text] = entry
        insort(self._entries[text].keys, key)

    def remove(self, key: int, text: str) -> None:
        """Forget the text of a report that was taken in."""
        entry = self._entries[text]
        entry.keys.remove(key)
        if not entry.keys:
            del self._entries[text], self._by_length[len(text)][text]
            for other in entry.others:
                del self._entries[other].others[text]

    def like(self, text: str) -> Iterator[Likeness]:
        """Who has a text that was taken in, and whose texts are like it, the most alike first."""
        entry = self._entries[text]
        yield Likeness(1.0, entry.keys)
        found = [Likeness(likeness, self._entries[other].keys) for other, likeness in entry.others.items()]
        yield from sorted(found, key=lambda one: (-one.likeness, one.keys[0]))

    def has(self, text: str, other: str) -> bool:
        """Whether another text is the same as, or like, one that was taken in."""
        return other == text or other in self._entries[text].others

    def _compared(self, text: str) -> _Entry:
        entry = _Entry(text, signature(text))
        lengths = lengths_near(len(text), self._least)
        if lengths.stop <= self._shortest:
            return entry
        first = lengths.start if len(text) >= self._shortest else self._shortest
        others = (other for length in range(first, lengths.stop) for other in self._of_length(length))
        candidates = near(text, entry.pairs, others, self._least)
        for other, likeness in zip(candidates, alike(text, [one.text for one in candidates], self._least), strict=True):
            if likeness:
                entry.others[other.text] = other.others[text] = likeness
        return entry

    def _of_length(self, length: int) -> Iterable[_Entry]:
        return self._by_length[length].values() if length in self._by_length else ()
