"""Bars beside the names of projects: how much of the money was spent, and how many points there are."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.form import Paper
from desktop.domain.measures import tightened
from desktop.domain.numbers import format_rate, format_score
from desktop.domain.overview import ColumnKind, OverviewTable, Value
from desktop.printing.faces import form_faces
from desktop.printing.furniture import Furniture, Words
from desktop.printing.page import Box, Page
from desktop.printing.typesetter import Typesetter

BARS_TITLE = "执行率与得分"
_KEYS = ("execution_rate", "total_score")
_STEP = 1.9
"""From bar to bar, as a multiple of the body's size."""
_THICK = 1.0
_GAP = 1.0
_NAME_SHARE = 0.32
_FIGURE_ROOM = 5.5
"""Behind a bar, for its figure."""


class _Chart(NamedTuple):
    """One column of bars; `most` is the value of the longest bar, at least that of a full one."""

    position: int
    label: str
    kind: ColumnKind
    most: Decimal
    left: float
    width: float


def lay_out_bars(table: OverviewTable, paper: Paper) -> tuple[Page, ...]:
    """One line for each project of the table, in its order.

    Raises:
        OSError: the faces cannot be read.
    """
    setter = Typesetter(paper, form_faces())
    furniture = Furniture(Words(BARS_TITLE, BARS_TITLE), paper, setter.faces)
    step = _STEP * paper.body_size
    room = min(furniture.room(1), furniture.room(2))
    fitting = int(room // step) - 1  # below the columns' labels
    pages = [table.rows[start : start + fitting] for start in range(0, len(table.rows), fitting)]
    charts = _charts(table, paper)
    return tuple(
        Page(
            width=paper.page[0],
            height=paper.page[1],
            number=number,
            count=len(pages),
            measures=tightened(paper.body_size, 0),
            boxes=(
                *furniture.boxes(number, len(pages)),
                *_boxes(rows, table.naming, charts, setter, furniture.top(number)),
            ),
        )
        for number, rows in enumerate(pages, 1)
    )


def _charts(table: OverviewTable, paper: Paper) -> list[_Chart]:
    columns = {column.key: (i, column) for i, column in enumerate(table.columns) if column.key in _KEYS}
    name_width = paper.table_width * _NAME_SHARE
    width = (paper.table_width - name_width) / len(columns)
    charts = []
    for number, (position, column) in enumerate(columns[key] for key in _KEYS if key in columns):
        full = Decimal(1) if column.kind is ColumnKind.RATE else Decimal(100)
        values = [row[position] for row in table.rows]
        most = max(full, *(value for value in values if isinstance(value, Decimal)), full)
        left = name_width + number * width + _GAP * paper.body_size
        charts.append(_Chart(position, column.label, column.kind, most, left, width - _GAP * paper.body_size))
    return charts


def _boxes(
    rows: Sequence[tuple[Value, ...]],
    naming: Sequence[int],
    charts: Sequence[_Chart],
    setter: Typesetter,
    top: float,
) -> Iterator[Box]:
    step, margin = _STEP * setter.paper.body_size, (setter.paper.page[0] - setter.paper.table_width) / 2
    for chart in charts:
        yield _text(setter, chart.label, margin + chart.left, top)._replace(bold=True)
    for line, row in enumerate(rows, 1):
        middle = top + line * step
        name = " ".join(str(row[position]) for position in naming)
        yield _text(setter, name, margin, middle, setter.paper.table_width * _NAME_SHARE)
        for chart in charts:
            value = row[chart.position]
            if isinstance(value, Decimal):
                yield from _bar(setter, chart, value, margin, middle)


def _bar(setter: Typesetter, chart: _Chart, value: Decimal, margin: float, top: float) -> Iterator[Box]:
    em = setter.paper.body_size
    length = float(max(value, Decimal(0)) / chart.most) * (chart.width - _FIGURE_ROOM * em)
    left = margin + chart.left
    drop = (_STEP - _THICK) * em / 2
    yield Box(left, top + drop, length, _THICK * em, (), em, em, 0, filled=True)
    figure = format_rate(value) if chart.kind is ColumnKind.RATE else format_score(value)
    yield _text(setter, figure, left + length + em / 2, top)


def _text(setter: Typesetter, text: str, left: float, top: float, width: float = 200) -> Box:
    """The first line of a text; a longer name goes on in the table."""
    size, step = setter.paper.body_size, _STEP * setter.paper.body_size
    return Box(left, top, width, step, setter.lines(text, width)[:1], size, size * 1.5, 0)
