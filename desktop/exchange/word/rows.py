"""A report as rows of cells, each with its sides, in the form's own order and widths."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain.form import (
    Align,
    Field,
    Form,
    GridBlock,
    Group,
    IndicatorsBlock,
    NotesBlock,
    SignatureBlock,
    TextBlock,
)
from desktop.domain.report import Indicator, Report
from desktop.domain.sheet import cell_text, field_text, group_text, total_text


class WordCell(NamedTuple):
    """A cell of the table; lengths in points, from the table's left edge."""

    left: int
    width: int
    text: str
    bold: bool = False
    centred: bool = False
    joins_above: bool = False
    """Whether it is the rest of a cell that began in a row above."""
    joins_below: bool = False


class WordRow(NamedTuple):
    """Cells beside one another, all of the table's width."""

    cells: tuple[WordCell, ...]
    tearable: bool = False
    """Whether it may go on overleaf."""
    head: bool = False
    """Whether it begins a table, and stands again above what goes on overleaf."""


def form_rows(report: Report, form: Form) -> Iterator[WordRow]:
    """The rows of everything that stands in the form's grid."""
    for block in form.blocks:
        match block:
            case GridBlock():
                yield from _grid_rows(block, report, form)
            case TextBlock(field):
                widths = form.paper.grid[0], sum(form.paper.grid[1:])
                yield WordRow(tuple(_pair(field, 0, widths, report, form)), tearable=True)
            case IndicatorsBlock():
                yield from _IndicatorRows(block, report).rows()
            case NotesBlock() | SignatureBlock():
                pass


def _grid_rows(block: GridBlock, report: Report, form: Form) -> Iterator[WordRow]:
    grid = form.paper.grid
    for row in block.rows:
        shown = [one for one in row if one.on_paper]
        widths = (grid[:2], grid[2:]) if len(shown) > 1 else ((grid[0], sum(grid[1:])),)
        if shown:
            pairs = zip(shown, (0, sum(grid[:2])), widths, strict=False)
            yield WordRow(tuple(cell for one, left, pair in pairs for cell in _pair(one, left, pair, report, form)))


def _pair(one: Field, left: int, widths: tuple[int, ...], report: Report, form: Form) -> Iterator[WordCell]:
    yield WordCell(left, widths[0], one.label + form.label_suffix, bold=True)
    yield WordCell(left + widths[0], widths[1], field_text(one, report, form))


class _IndicatorRows:
    """The table of indicators: head, groups, totals."""

    def __init__(self, block: IndicatorsBlock, report: Report) -> None:
        self._block = block
        self._report = report
        self._lefts = [sum(column.width for column in block.columns[:i]) for i in range(len(block.columns))]

    def rows(self) -> Iterator[WordRow]:
        columns = list(zip(self._block.columns, self._lefts, strict=True))
        labels = (WordCell(left, one.width, one.label, bold=True, centred=True) for one, left in columns)
        yield WordRow(tuple(labels), head=True)
        for group in self._block.groups:
            yield from self._group(group, 0)
        spread = next(i for i, column in enumerate(self._block.columns) if column.attribute in {"weight", "self_score"})
        total = WordCell(0, self._lefts[spread], self._block.total_label, bold=True, centred=True)
        sums = (
            WordCell(left, one.width, total_text(one.attribute, self._report), centred=one.align is Align.CENTER)
            for one, left in columns[spread:]
        )
        yield WordRow((total, *sums))

    def _group(self, group: Group, level: int) -> Iterator[WordRow]:
        """The rows of a group, with its cell before them."""
        inner = [row for one in group.groups for row in self._group(one, level + 1)]
        rows = inner or [WordRow(tuple(self._cells(row))) for row in self._rows(group)]
        column, text = self._block.columns[level], group_text(self._block, group, self._report)
        for index, row in enumerate(rows):
            cell = WordCell(
                self._lefts[level],
                column.width,
                "" if index else text,
                bold=True,
                centred=column.align is Align.CENTER,
                joins_above=index > 0,
                joins_below=index < len(rows) - 1,
            )
            yield WordRow((cell, *row.cells))

    def _rows(self, group: Group) -> list[Indicator]:
        return [row for _, row in self._report.rows_of(group.key)] or [Indicator(group=group.key)]

    def _cells(self, row: Indicator) -> Iterator[WordCell]:
        levels = len(self._block.levels)
        for column, left in zip(self._block.row_columns, self._lefts[levels:], strict=True):
            yield WordCell(left, column.width, cell_text(row, column.attribute), centred=column.align is Align.CENTER)
