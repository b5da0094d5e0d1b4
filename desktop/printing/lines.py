"""Breaking of Chinese text into lines (form-2021.md, Geometry; the classes of characters are in `marks`).

Lines are filled one after the other, as a typist does. Neighbouring marks share half an em; a closing mark at a line's
end gives up half an em where that saves moving a word down. All widths are integer thousandths of an em.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from desktop.domain.marks import (
    BLANKS,
    CUTS,
    HALVED_CLOSING,
    KEPT_TOGETHER,
    NEIGHBOURS,
    NEVER_FIRST,
    NEVER_LAST,
    TIGHT,
)
from desktop.printing.faces import Face

HALF = 500
"""What a mark gives up, in thousandths of an em."""
MOST_SPREAD = 100
"""How much a justified line may put between two characters; a line that would need more stays flush left."""

_BLANKS = frozenset(BLANKS)
_CLOSING = frozenset(HALVED_CLOSING)
_ALLOWED, _TORN, _MISPLACED, _NEVER = range(4)
"""How bad a break is: nothing against it, inside what stays together, beside the wrong mark, inside a character."""


class Line(NamedTuple):
    """One line of a text as it stands in its cell."""

    text: str
    """All its characters; blanks at its end hang and take no room."""
    width: int
    """From the first to the last visible character, before it is spread."""
    spread: float
    """What is added after each character that is not tight on the next one."""
    ends_paragraph: bool


def break_lines(text: str, room: int, face: Face) -> tuple[Line, ...]:
    """Set a text into lines of at most `room`; every newline of the text ends a paragraph.

    The texts of the lines, with a newline after each that ends a paragraph but the last, are the text again. Only a
    single character wider than `room` stands out of it.
    """
    return tuple(line for paragraph in text.split("\n") for line in _Paragraph(paragraph, room, face).lines())


def joined(lines: tuple[Line, ...]) -> str:
    """The text that the lines were broken from."""
    return "".join(line.text + "\n" * line.ends_paragraph for line in lines)[:-1]


class _Paragraph:
    """A paragraph being broken: for every index, the width of what stands before it."""

    def __init__(self, text: str, room: int, face: Face) -> None:
        self._text = text
        self._room = room
        advances = list(map(face.widths.__getitem__, text))
        self._shared = {match.end() for match in NEIGHBOURS.finditer(text)}
        for index in self._shared:
            advances[index] -= HALF
        self._before = list(accumulate(advances, initial=0))
        self._starts: list[int] = []
        self._ends: list[int] = []

    def lines(self) -> Iterator[Line]:
        """The paragraph, line by line."""
        start, count = 0, len(self._text)
        farthest = self._farthest(0)
        if farthest < count:
            self._find_kept()
        while farthest < count:
            end = self._best_end(start, farthest)
            yield self._line(start, end, last=False)
            start, farthest = end, self._farthest(end)
        yield self._line(start, count, last=True)

    def _limit(self, start: int) -> int:
        """The value of `_before` where a line that begins at `start` is full."""
        return self._before[start] + self._room - (HALF if start in self._shared else 0)

    def _farthest(self, start: int) -> int:
        """The last index where a line from `start` could end, with a halved mark and hanging blanks."""
        text, limit = self._text, self._limit(start)
        end = bisect_right(self._before, limit, start + 1) - 1
        if end < len(text) and text[end] in _CLOSING and self._before[end + 1] - HALF <= limit:
            end += 1
        return self._next_shown(end)

    def _next_shown(self, index: int) -> int:
        while index < len(self._text) and self._text[index] in _BLANKS:
            index += 1
        return index

    def _best_end(self, start: int, farthest: int) -> int:
        """Where a line from `start` ends: the last index that breaks no rule, else the least bad one."""
        first = self._next_shown(start) + 1
        if farthest < first:
            return max(farthest, start + 1)
        best, least = farthest, _NEVER
        for end in range(farthest, first - 1, -1):
            badness = self._badness(end)
            if badness < least:
                best, least = end, badness
                if badness == _ALLOWED:
                    break
        return best

    def _badness(self, end: int) -> int:
        """What speaks against a line's end before the character at `end`."""
        text = self._text
        following = text[end]
        if following in _BLANKS:
            return _NEVER
        if following in NEVER_FIRST or self._last_shown(end) in NEVER_LAST:
            return _MISPLACED
        if _belongs_to_previous(following):
            return _NEVER
        kept = bisect_right(self._starts, end - 1) - 1
        return _TORN if kept >= 0 and end < self._ends[kept] else _ALLOWED

    def _last_shown(self, end: int) -> str:
        while end > 0 and self._text[end - 1] in _BLANKS:
            end -= 1
        return self._text[end - 1 : end]

    def _find_kept(self) -> None:
        for match in KEPT_TOGETHER.finditer(self._text):
            self._keep(match.start(), match.end(), CUTS)

    def _keep(self, start: int, end: int, cuts: tuple[str, ...]) -> None:
        """Keep characters together, or where they are longer than a line, each of the parts that cuts leave of them."""
        if self._before[end] - self._before[start] <= self._room:
            self._starts.append(start)
            self._ends.append(end)
        elif cuts:
            inner = (cut.end() for cut in re.compile(cuts[0]).finditer(self._text, start, end))
            for part in pairwise((start, *inner, end)):
                self._keep(*part, cuts[1:])

    def _line(self, start: int, end: int, *, last: bool) -> Line:
        text = self._text[start:end]
        shown = start + len(text.rstrip(BLANKS))
        width = self._before[shown] - self._limit(start) + self._room
        if width > self._room and self._text[shown - 1] in _CLOSING:
            width -= HALF
        spread = 0.0 if last else self._spread(start, shown, self._room - width)
        return Line(text, width, spread, last)

    def _spread(self, start: int, end: int, slack: int) -> float:
        if slack <= 0:
            return 0.0
        gaps = end - start - 1 - sum(1 for _ in TIGHT.finditer(self._text, start, end))
        return slack / gaps if slack <= MOST_SPREAD * gaps else 0.0


def _belongs_to_previous(character: str) -> bool:
    """Whether a character is drawn on the one before it: accents, selectors of variants, joiners."""
    return character > "\u02ff" and unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"}
