"""Indicators blocks: the table of scored rows, group by group."""

from collections.abc import Iterator

from desktop.domain.finding import Place
from desktop.domain.form import Align, Group, IndicatorsBlock
from desktop.domain.report import Indicator, Report
from desktop.domain.sheet import CONTINUED, cell_text, group_text, total_text
from desktop.printing.table import Cell, Row, Section, Span, make_row
from desktop.printing.typesetter import Typesetter

_NAME = "name"
"""The column that stands again, as the label of its row, where a row goes on overleaf."""


def set_indicators(block: IndicatorsBlock, report: Report, setter: Typesetter) -> Section:
    """Head row, the rows of each group in the form's order, and the row of totals.

    A group that has lost its rows keeps one empty row, so that the form stays whole.
    """
    table = _Table(block, report, setter)
    return table.section()


class _Table:
    def __init__(self, block: IndicatorsBlock, report: Report, setter: Typesetter) -> None:
        self._block = block
        self._report = report
        self._setter = setter
        self._lefts = tuple(sum(column.width for column in block.columns[:i]) for i in range(len(block.columns)))
        self._levels = len(block.levels)
        self._rows: list[Row] = []
        self._spans: list[Span] = []

    def section(self) -> Section:
        head = self._head()
        self._rows.append(head)
        for group in self._block.groups:
            self._add_group(group, 0)
        self._rows.append(self._total())
        return Section(rows=tuple(self._rows), spans=tuple(self._spans), head=head)

    def _head(self) -> Row:
        columns = zip(self._block.columns, self._lefts, strict=True)
        word = self._setter.word
        return make_row([word(column.label, left, column.width, centred=True) for column, left in columns])

    def _add_group(self, group: Group, level: int) -> None:
        first, slot = len(self._rows), len(self._spans)
        for inner in group.groups:
            self._add_group(inner, level + 1)
        if not group.groups:
            self._rows.extend(self._group_rows(group))
        column = self._block.columns[level]
        text = group_text(self._block, group, self._report)
        cell = self._setter.word(text, self._lefts[level], column.width, centred=column.align is Align.CENTER)
        self._spans.insert(slot, Span(first=first, stop=len(self._rows), cell=cell))

    def _group_rows(self, group: Group) -> Iterator[Row]:
        rows: tuple[tuple[int | None, Indicator], ...] = self._report.rows_of(group.key)
        for index, indicator in rows or ((None, Indicator(group=group.key)),):
            yield make_row(tuple(self._cells(index, indicator)))

    def _cells(self, index: int | None, indicator: Indicator) -> Iterator[Cell]:
        for column, left in zip(self._block.row_columns, self._lefts[self._levels :], strict=True):
            text = cell_text(indicator, column.attribute)
            place = None if index is None else Place(column.attribute, index)
            cell = self._setter.value(text, left, column.width, place, centred=column.align is Align.CENTER)
            if text and column.attribute == _NAME:
                cell = cell._replace(again=self._setter.lines(text + CONTINUED, column.width))
            yield cell

    def _total(self) -> Row:
        columns = self._block.columns
        spread = next(i for i, column in enumerate(columns) if column.attribute in {"weight", "self_score"})
        cells = [self._setter.word(self._block.total_label, 0, self._lefts[spread], centred=True)]
        for column, left in zip(columns[spread:], self._lefts[spread:], strict=True):
            text = total_text(column.attribute, self._report)
            cells.append(self._setter.value(text, left, column.width, None, centred=column.align is Align.CENTER))
        return make_row(cells, keep=True)
