"""The overview of many reports (汇总表) as an Excel file: tables, sums as formulas, and two charts."""

from collections.abc import Mapping
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from desktop.domain.overview import UNITS_TITLE, ColumnKind, Overview, OverviewTable
from desktop.exchange.workbook_writing import MONEY_FORMAT, RATE_FORMAT, SCORE_FORMAT, exact, put, workbook_bytes

PROJECTS_SHEET, UNITS_SHEET, CHARTS_SHEET = "汇总", "单位", "图表"
_HEAD_ROW = 1
"""Below the title."""
_FIRST_ROW = _HEAD_ROW + 1
_A4 = 9
_WIDTHS = {
    ColumnKind.NAME: 24,
    ColumnKind.WORD: 9,
    ColumnKind.COUNT: 6,
    ColumnKind.MONEY: 17,
    ColumnKind.SCORE: 9,
    ColumnKind.RATE: 10,
}
_FORMATS = {ColumnKind.MONEY: MONEY_FORMAT, ColumnKind.SCORE: SCORE_FORMAT, ColumnKind.RATE: RATE_FORMAT}
_ADDED = {ColumnKind.MONEY, ColumnKind.COUNT}
"""Columns below which the plain sum stands."""
_CHART_WIDTH, _BAR_HEIGHT, _CHART_FRAME = 620, 22, 120
"""In pixels."""


class _Styles(NamedTuple):
    title: Format
    head: Format
    cells: Mapping[ColumnKind, Format]
    sums: Mapping[ColumnKind, Format]


def overview_workbook(overview: Overview) -> bytes:
    """The .xlsx of an overview: what users typed is text in it; its only formulas are sums, whose values it holds."""

    def fill(workbook: Workbook) -> None:
        styles = _styles(workbook)
        _fill(workbook.add_worksheet(PROJECTS_SHEET), overview.title, overview.projects, styles)
        if overview.units.rows:
            _fill(workbook.add_worksheet(UNITS_SHEET), UNITS_TITLE, overview.units, styles)
        _draw(workbook, overview.projects)

    return workbook_bytes(fill)


def _styles(workbook: Workbook) -> _Styles:
    base = {"border": 1, "valign": "vcenter"}
    bold = {**base, "bold": True, "bg_color": "#EDEDED"}

    def by_kind(common: Mapping[str, object]) -> dict[ColumnKind, Format]:
        return {kind: workbook.add_format({**common, **_look(kind)}) for kind in ColumnKind}

    return _Styles(
        title=workbook.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}),
        head=workbook.add_format({**bold, "align": "center", "text_wrap": True}),
        cells=by_kind(base),
        sums=by_kind(bold),
    )


def _look(kind: ColumnKind) -> dict[str, object]:
    if kind in _FORMATS:
        return {"num_format": _FORMATS[kind]}
    return {"text_wrap": True} if kind is ColumnKind.NAME else {"align": "center"}


def _fill(sheet: Worksheet, title: str, table: OverviewTable, styles: _Styles) -> None:
    last_column, last_row = len(table.columns) - 1, _FIRST_ROW + len(table.rows)
    sheet.merge_range(0, 0, 0, last_column, "", styles.title)
    sheet.write_string(0, 0, title, styles.title)
    sheet.set_row(0, 30)
    sheet.set_row(_HEAD_ROW, 32)
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, _WIDTHS[column.kind])
        sheet.write_string(_HEAD_ROW, position, column.label, styles.head)
        for row, values in enumerate(table.rows, _FIRST_ROW):
            put(sheet, row, position, values[position], styles.cells[column.kind])
        _put_sum(sheet, last_row, position, table, styles.sums[column.kind])
        put(sheet, last_row + 1, position, table.averages[position], styles.sums[column.kind])
    _set_up_page(sheet, last_row + 1, last_column)
    named = next(i for i, column in enumerate(table.columns) if column.kind is ColumnKind.NAME)
    sheet.freeze_panes(_FIRST_ROW, named + 1)


def _put_sum(sheet: Worksheet, row: int, position: int, table: OverviewTable, style: Format) -> None:
    """A formula where Excel comes to the same sum."""
    values = [*(values[position] for values in table.rows), table.sums[position]]
    added = position > 0 and table.columns[position].kind in _ADDED
    if added and values[-1] is not None and all(map(exact, values)):
        span = f"{xl_rowcol_to_cell(_FIRST_ROW, position)}:{xl_rowcol_to_cell(row - 1, position)}"
        sheet.write_formula(row, position, f"=SUM({span})", style, float(values[-1]))
    else:
        put(sheet, row, position, values[-1], style)


def _set_up_page(sheet: Worksheet, last_row: int, last_column: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.center_horizontally()
    sheet.print_area(0, 0, last_row, last_column)
    sheet.set_footer("&C第 &P 页 共 &N 页")


def _draw(workbook: Workbook, table: OverviewTable) -> None:
    """A bar for each project: how much of its money was spent, and how many points it has."""
    sheet = workbook.add_worksheet(CHARTS_SHEET)
    keys = ["execution_rate", "total_score"]
    shown = [key for key in keys if any(column.key == key for column in table.columns)]
    height = _CHART_FRAME + _BAR_HEIGHT * len(table.rows)
    for number, key in enumerate(shown):
        position, label = table.position(key), table.columns[table.position(key)].label
        naming, last_row = table.naming, _FIRST_ROW + len(table.rows) - 1
        chart = workbook.add_chart({"type": "bar"})
        chart.add_series(
            {
                "categories": [PROJECTS_SHEET, _FIRST_ROW, naming[0], last_row, naming[-1]],
                "values": [PROJECTS_SHEET, _FIRST_ROW, position, last_row, position],
                "data_labels": {"value": True},
                "fill": {"color": "#5B7FA6"},
                "gap": 60,
            }
        )
        chart.set_title({"name": label, "overlay": False, "name_font": {"size": 12}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}})
        chart.set_size({"width": _CHART_WIDTH, "height": height})
        sheet.insert_chart(0, 10 * number, chart)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
