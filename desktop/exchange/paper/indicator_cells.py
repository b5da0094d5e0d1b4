"""The table of indicators, row by row, out of ruled cells; its columns are found by their labels."""

from collections.abc import Sequence
from itertools import chain

from desktop.domain.form import Column, IndicatorsBlock
from desktop.domain.sheet import CONTINUED
from desktop.exchange.paper.groups import leaf_key
from desktop.exchange.paper.parts import Cell, SetLine, unbroken
from desktop.exchange.paper.transcript import Lines, TranscribedRow, Transcript
from desktop.exchange.paper.wording import wording

_NAME = "name"
_NUMBERS = ("weight", "self_score")


class IndicatorCells:
    """Takes the rows of one paper's table, over as many pages as it has."""

    def __init__(self, block: IndicatorsBlock, paper: Transcript) -> None:
        self._block = block
        self._paper = paper
        self._middles: dict[str, float] = {}
        """Where a column is, by its label."""
        self._fresh = False
        """Whether the next row is the first one of a page, or would be but for the head that stands again there."""
        self.begun = False
        self.ended = False

    def take(self, cells: Sequence[Cell]) -> bool:
        """Read a row, if it belongs to the table."""
        if self.ended:
            return False
        if self._is_head(cells):
            self._middles = {wording(unbroken(cell.lines)): (cell.left + cell.right) / 2 for cell in cells}
            self._fresh, self.begun = self.begun, True
        elif not self.begun:
            return False
        elif wording(unbroken(self._lines(cells, self._block.columns[0]))) == wording(self._block.total_label):
            self._paper.totals = {name: self._lines(cells, self._column(name)) for name in _NUMBERS}
            self.ended = True
        else:
            self._take_row(cells)
        return True

    def end_of_cells(self) -> None:
        """A page has ended: the row that comes next may be the rest of the last one."""
        self._fresh = self.begun

    def _is_head(self, cells: Sequence[Cell]) -> bool:
        words = {wording(unbroken(cell.lines)) for cell in cells}
        needed = [self._column(name) for name in (_NAME, *_NUMBERS)]
        return all(wording(column.label) in words for column in (*self._block.levels, *needed))

    def _take_row(self, cells: Sequence[Cell]) -> None:
        texts = {column.attribute: self._lines(cells, column) for column in self._block.row_columns}
        fresh, self._fresh = self._fresh, False
        groups = [unbroken(self._lines(cells, column)) for column in self._block.levels]
        row = TranscribedRow(leaf_key(self._block, groups), texts, " ".join(groups).strip())
        if self._paper.rows and not row.heading:
            row = row._replace(group=self._paper.rows[-1].group)
        if fresh and self._paper.rows and _goes_on(self._paper.rows[-1], row):
            self._paper.rows[-1] = _joined(self._paper.rows[-1], row)
        else:
            self._paper.rows.append(row)

    def _column(self, attribute: str) -> Column:
        return next(column for column in self._block.row_columns if column.attribute == attribute)

    def _lines(self, cells: Sequence[Cell], column: Column) -> Lines:
        """What stands in a column of a row; nothing where the paper has no such column."""
        middle = self._middles.get(wording(column.label))
        if middle is None:
            return ()
        return next((cell.lines for cell in cells if cell.left <= middle < cell.right), ())


def _goes_on(before: TranscribedRow, row: TranscribedRow) -> bool:
    """Whether a row at the head of a page is the rest of the one before it.

    Where nothing stands again, it has no name, and its numbers are not those of the other; else it has no numbers, and
    the name again or none like the other. A row without any text ends where it stands.
    """
    numbers, earlier_numbers = ([unbroken(one.texts[key]) for key in _NUMBERS] for one in (row, before))
    name, earlier = unbroken(row.texts[_NAME]), unbroken(before.texts[_NAME])
    if row.group != before.group or row.empty or before.empty:
        return False
    if not row.heading:
        return not name and not any(map(all, zip(numbers, earlier_numbers, strict=True)))
    again = name.endswith(CONTINUED) and name.startswith(earlier)
    return not any(numbers) and (again or not (name or earlier))


def _joined(before: TranscribedRow, row: TranscribedRow) -> TranscribedRow:
    name = (SetLine(unbroken(row.texts[_NAME]).removesuffix(CONTINUED)),) if row.heading else before.texts[_NAME]
    texts = {key: tuple(chain(lines, row.texts[key])) for key, lines in before.texts.items()}
    return before._replace(texts={**texts, _NAME: name})
