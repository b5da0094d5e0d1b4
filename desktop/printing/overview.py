"""The overview of many reports (汇总表) on A4 landscape: the table of projects, that of units, and bars."""

from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.form import Paper
from desktop.domain.numbers import format_money, format_rate, format_score
from desktop.domain.overview import TITLE, UNITS_TITLE, ColumnKind, Overview, OverviewColumn, OverviewTable, Value
from desktop.printing.bars import BARS_TITLE, lay_out_bars
from desktop.printing.document import render_pages
from desktop.printing.faces import form_faces
from desktop.printing.furniture import Furniture, Words
from desktop.printing.page import Page
from desktop.printing.pagination import paginate
from desktop.printing.table import Cell, Row, Section, make_row
from desktop.printing.typesetter import Typesetter

PAPER = Paper(page=(841.89, 595.28), grid=(192, 193, 192, 193), body_size=8, title_size=14, padding=2.5)
"""A4 landscape with the margins of an office's printer."""
_LEAST = {ColumnKind.WORD: 4.8, ColumnKind.COUNT: 3.0, ColumnKind.SCORE: 4.8, ColumnKind.RATE: 5.5}
"""Of columns, as multiples of the body's size; wider where a value needs it."""
_LEAST_MONEY = 6.0
_NAMES = 8.0, 30.0
"""Columns of names share what the others leave as they are long, but for very short and very long ones."""


def render_overview(overview: Overview) -> bytes:
    """The PDF of an overview; the same figures give the same bytes.

    Raises:
        OSError: the faces cannot be read.
    """
    parts = [(TITLE, _lay_out(overview.title, overview.projects))]
    if overview.units.rows:
        parts.append((UNITS_TITLE, _lay_out(UNITS_TITLE, overview.units)))
    parts.append((BARS_TITLE, lay_out_bars(overview.projects, PAPER)))
    return render_pages(parts, title=overview.title)


def shown(value: Value, kind: ColumnKind) -> str:
    """A value as the paper shows it."""
    if not isinstance(value, Decimal):
        return "" if value is None else str(value)
    match kind:
        case ColumnKind.MONEY:
            return format_money(value)
        case ColumnKind.RATE:
            return format_rate(value)
        case _:
            return format_score(value)


def _lay_out(title: str, table: OverviewTable) -> tuple[Page, ...]:
    faces = form_faces()
    setter = Typesetter(PAPER, faces)
    widths = _widths(table, setter)
    lefts = [sum(widths[:i]) for i in range(len(widths))]
    placed = tuple(zip(table.columns, lefts, widths, strict=True))
    head = make_row([setter.word(column.label, left, width, centred=True) for column, left, width in placed])
    rows = [_row(values, placed, setter) for values in table.rows]
    below = [_row(values, placed, setter, below=True) for values in (table.sums, table.averages)]
    section = Section(rows=(head, *rows, *below), head=head)
    return paginate([section], Furniture(Words(title, title), PAPER, faces), PAPER)


def _row(
    values: Sequence[Value],
    placed: Sequence[tuple[OverviewColumn, float, float]],
    setter: Typesetter,
    *,
    below: bool = False,
) -> Row:
    cells: list[Cell] = []
    for value, (column, left, width) in zip(values, placed, strict=True):
        text, centred = shown(value, column.kind), column.kind is not ColumnKind.NAME
        if below:
            cells.append(setter.word(text, left, width, centred=centred))
        else:
            cells.append(setter.value(text, left, width, None, centred=centred))
    return make_row(cells, keep=below)


def _widths(table: OverviewTable, setter: Typesetter) -> list[float]:
    em, rows = setter.paper.body_size, (*table.rows, table.sums, table.averages)
    fixed = {
        i: max(_LEAST.get(column.kind, _LEAST_MONEY) * em, *(_length(row[i], column, setter) for row in rows))
        for i, column in enumerate(table.columns)
        if column.kind is not ColumnKind.NAME
    }
    room = setter.paper.table_width - sum(fixed.values())
    least, most = (limit * em for limit in _NAMES)
    shares = {
        i: min(max(least, *(_length(row[i], column, setter) for row in rows)), most)
        for i, column in enumerate(table.columns)
        if i not in fixed
    }
    return [fixed.get(i, room * shares.get(i, 0) / sum(shares.values())) for i in range(len(table.columns))]


def _length(value: Value, column: OverviewColumn, setter: Typesetter) -> float:
    """What a value needs so that it is not broken, in bold as in the row of sums."""
    lines = setter.lines(shown(value, column.kind), setter.paper.table_width, bold=True)
    return setter.length(lines) + 2 * setter.paper.padding + 1
