"""A report as rows of set cells, before it is known how high they are and on which page they stand."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.domain.finding import Place
from desktop.printing.lines import Line


class Cell(NamedTuple):
    """A text in its column; `left` counts from the table's left edge, lengths are in points."""

    left: float
    width: float
    lines: tuple[Line, ...]
    again: tuple[Line, ...] | None = None
    """What the cell says when its row goes on overleaf, where that is not just the lines that are left."""
    place: Place | None = None
    """The value shown, None for the form's own words."""
    bold: bool = False
    centred: bool = False


class Row(NamedTuple):
    """Cells beside one another."""

    cells: tuple[Cell, ...]
    line_count: int
    """Lines of the cell that has most."""
    keep: bool = False
    """Whether it must stand on the same page as the row before it."""
    tearable: bool = False
    """Whether it may go on overleaf; other rows do only where they are higher than a page."""
    room: float = 0.0
    """The least height, in points."""


def make_row(cells: Sequence[Cell], *, keep: bool = False, tearable: bool = False, room: float = 0.0) -> Row:
    """A row of at least one cell; its number of lines is asked for often enough to be found once."""
    return Row(tuple(cells), max([len(cell.lines) for cell in cells]), keep, tearable, room)


class Span(NamedTuple):
    """A cell across the rows from `first` up to and without `stop`; stands again where they go on overleaf."""

    first: int
    stop: int
    cell: Cell


class Section(NamedTuple):
    """One block of the form, set."""

    rows: tuple[Row, ...]
    spans: tuple[Span, ...] = ()
    head: Row | None = None
    """The first row, where it stands again above rows that go on overleaf; the second row stays with it."""
    boxed: bool = True
    """Whether the cells have padding and lines around them."""
