"""Sets texts into the columns of one form: lines are broken once, whatever the measures of the page will be."""

from functools import lru_cache
from typing import NamedTuple

from desktop.domain.finding import Place
from desktop.domain.form import Paper
from desktop.printing.faces import EM, Face, Faces
from desktop.printing.lines import Line, break_lines
from desktop.printing.table import Cell

_SHORT = 60
"""Characters up to which a text's lines are kept: labels, notes, standard rows come again and again."""


class Typesetter(NamedTuple):
    """The faces at the size of one form's body."""

    paper: Paper
    faces: Faces

    def room(self, width: float) -> int:
        """What a line may take in a cell `width` points wide, in thousandths of an em."""
        return int((width - 2 * self.paper.padding) * EM / self.paper.body_size + _ROUNDING)

    def length(self, lines: tuple[Line, ...]) -> float:
        """How long the first line is, in points."""
        return lines[0].width * self.paper.body_size / EM

    def lines(self, text: str, width: float, *, bold: bool = False) -> tuple[Line, ...]:
        """A text in the lines of a cell `width` points wide."""
        broken = _known_lines if len(text) <= _SHORT else break_lines
        return broken(text, self.room(width), self.faces.bold if bold else self.faces.regular)

    def word(self, text: str, left: float, width: float, *, centred: bool = False, again: str = "") -> Cell:
        """A cell of the form's own words; `again` is what it says when its row goes on overleaf."""
        return Cell(
            left=left,
            width=width,
            lines=self.lines(text, width, bold=True),
            again=self.lines(again, width, bold=True) if again else None,
            bold=True,
            centred=centred,
        )

    def value(self, text: str, left: float, width: float, place: Place | None, *, centred: bool = False) -> Cell:
        """A cell of what the user wrote, or of what follows from it."""
        return Cell(left=left, width=width, lines=self.lines(text, width), place=place, centred=centred)


_ROUNDING = 1e-6
"""Lets a width that is a whole number of characters hold them all in spite of binary fractions."""


@lru_cache(maxsize=4096)
def _known_lines(text: str, room: int, face: Face) -> tuple[Line, ...]:
    return break_lines(text, room, face)
