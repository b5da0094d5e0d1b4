"""Ruled cells become transcripts: labels with the values beside them, then the table of indicators."""

from collections.abc import Iterable, Iterator, Sequence

from desktop.domain.form import Form
from desktop.domain.sheet import CONTINUED
from desktop.exchange.paper.indicator_cells import IndicatorCells
from desktop.exchange.paper.parts import Cell, Loose, Part, Ruled, unbroken
from desktop.exchange.paper.signature import read_foot
from desktop.exchange.paper.transcript import Lines, Transcript
from desktop.exchange.paper.wording import labelled, short_wording, wording

_PAIR = 2
"""Cells in the row of a long text: its label and itself."""


def read_cells(parts: Iterable[Part], form: Form) -> tuple[Transcript, ...]:
    """The papers that cells show, in their order."""
    reader = _Reader(form)
    for part in parts:
        if isinstance(part, Loose):
            reader.take_text(part)
        else:
            reader.take_cells(part)
    return reader.finished()


class _Reader:
    """Goes from part to part; a paper ends where the next one's title or first label is."""

    def __init__(self, form: Form) -> None:
        self._form = form
        shown = [one for one in form.fields if one.on_paper]
        self._labels = {spell(one.label): one.attribute for spell in (short_wording, wording) for one in shown}
        self._done: list[Transcript] = []
        self._line = Loose("", 0.0, -1.0)
        """As far as it is known: a spaced title comes in pieces."""
        self._begin()

    def take_text(self, part: Loose) -> None:
        begun = self._line.text if self._line.base == part.base else ""
        self._line = part._replace(text=begun + part.text)
        if wording(self._line.text) == wording(self._form.title):
            self._finish()
        elif self._table.ended:
            self._foot.append(part)

    def take_cells(self, part: Ruled) -> None:
        for index, cells in enumerate(_bands(part)):
            if self._take_field_band(cells) or (index == 0 and self._take_rest(cells)):
                continue
            if self._table.take(cells):
                self._paper.has_table = True
            elif not self._table.begun:
                self._paper.columns |= {wording(unbroken(cell.lines)) for cell in cells}
            elif self._table.ended:
                self._foot += [Loose(unbroken(cell.lines), cell.left, cell.top) for cell in cells]
        self._table.end_of_cells()

    def finished(self) -> tuple[Transcript, ...]:
        self._finish()
        return tuple(self._done)

    def _begin(self) -> None:
        self._paper = Transcript()
        self._table = IndicatorCells(self._form.table, self._paper)
        self._foot: list[Loose] = []

    def _finish(self) -> None:
        if self._paper.values or self._paper.has_table:
            read_foot(self._paper, self._foot, self._form)
            self._done.append(self._paper)
        self._begin()

    def _take_field_band(self, cells: Sequence[Cell]) -> bool:
        """Read the fields of a row; whether it was one of fields."""
        pairs = list(self._pairs(cells)) if not self._table.begun or self._table.ended else []
        for attribute, lines, continued in pairs:
            if continued:
                self._paper.values[attribute] = self._paper.values.get(attribute, ()) + lines
                continue
            if attribute in self._paper.values:
                self._finish()
            self._paper.values[attribute] = lines
        return bool(pairs)

    def _take_rest(self, cells: Sequence[Cell]) -> bool:
        """Read the rest of a long text at the head of a page, where the office program does not repeat its label."""
        if self._table.begun or not self._paper.values or len(cells) != _PAIR or cells[0].lines:
            return False
        attribute = next(reversed(self._paper.values))
        self._paper.values[attribute] += cells[1].lines
        return True

    def _pairs(self, cells: Sequence[Cell]) -> Iterator[tuple[str, Lines, bool]]:
        """The attributes of a row's labels with the lines of their values, and whether those go on from before."""
        top = max(cell.top for cell in cells)
        row = [cell for cell in cells if cell.top == top]
        if not self._labelled(row[0]) and row[0].bottom > min(cell.bottom for cell in row):
            row = row[1:]  # a heading beside several rows
        if not row or not self._labelled(row[0]):
            return
        while row:
            cell = row.pop(0)
            found = self._labelled(cell)
            if found is None:
                continue
            attribute, rest, continued = found
            if rest:
                yield attribute, rest, continued
            else:
                yield attribute, row.pop(0).lines if row else (), continued

    def _labelled(self, cell: Cell) -> tuple[str, Lines, bool] | None:
        """The attribute that a cell is the label of, what else stands in the cell, and whether it is a label again."""
        word = wording(unbroken(cell.lines))
        if word in self._labels:
            return self._labels[word], (), False
        again = word.removesuffix(wording(CONTINUED))
        if again != word and again in self._labels:
            return self._labels[again], (), True
        if not cell.lines:
            return None
        first, *others = cell.lines
        for one in self._form.fields:
            rest = labelled(first.text, one.label) if one.on_paper else None
            if rest is not None:
                lines = (first._replace(text=rest.strip()), *others)
                return one.attribute, lines if rest.strip() else tuple(others), False
        return None


def _bands(part: Ruled) -> Iterator[tuple[Cell, ...]]:
    """Row by row, the cells that reach into it from left to right; those from above stand in it again."""
    for top in sorted({cell.top for cell in part.cells}):
        row = [cell for cell in part.cells if cell.top <= top < cell.bottom]
        yield tuple(sorted(row, key=lambda cell: cell.left))
