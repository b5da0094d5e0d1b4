"""The empty Excel file that an office fills in for import: one row a project, one row an indicator."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desktop.domain.form import Column as FormColumn
from desktop.domain.form import Field, Form, Group
from desktop.domain.numbers import MONEY_DIGITS, SCORE_DIGITS
from desktop.domain.report import FieldKind, Indicator, Report, kinds_of
from desktop.exchange.workbook_gate import ROW_LIMIT
from desktop.exchange.workbook_writing import DATE_FORMAT, FACE, MONEY_FORMAT, SCORE_FORMAT, workbook_bytes

PROJECTS, INDICATORS, NOTES = "项目", "指标", "说明"
_KEYS = ("fiscal_year", "project_name", "budget_unit")
_CHOICE_LIMIT = 255
"""Characters that a drop-down may have altogether."""
_WIDTHS = {FieldKind.TEXT: 40, FieldKind.LINE: 24, FieldKind.MONEY: 18, FieldKind.DATE: 12}
_OTHER_WIDTH = 10
_FORMATS = {FieldKind.MONEY: MONEY_FORMAT, FieldKind.SCORE: SCORE_FORMAT, FieldKind.DATE: DATE_FORMAT}
_HINTS = {
    FieldKind.LINE: "单行文字，最多 {limit} 字。",
    FieldKind.TEXT: "可以分行（Alt+Enter），最多 {limit} 字。",
    FieldKind.MONEY: "单位为元，至多两位小数。",
    FieldKind.SCORE: "数字，至多两位小数。",
    FieldKind.DATE: "如 2022-03-10。",
    FieldKind.YEAR: "四位数字，如 2021。",
    FieldKind.YES_NO: "从下拉列表中选择。",
}


class _Column(NamedTuple):
    label: str
    kind: FieldKind
    limit: int
    choices: tuple[str, ...] = ()
    needed: bool = False


def template(form: Form) -> bytes:
    """An empty .xlsx for reports of a form, with drop-downs, limits and notes; reading it needs no adjusting."""

    def fill(workbook: Workbook) -> None:
        styles = _styles(workbook)
        _fill(workbook.add_worksheet(PROJECTS), _project_columns(form), styles)
        _fill(workbook.add_worksheet(INDICATORS), _indicator_columns(form), styles)
        _explain(workbook.add_worksheet(NOTES), form, styles["text"])

    return workbook_bytes(fill)


def _project_columns(form: Form) -> list[_Column]:
    kinds = kinds_of(Report)
    return [_column(field, kinds[field.attribute], form) for field in form.fields if field.attribute in kinds]


def _indicator_columns(form: Form) -> list[_Column]:
    kinds, cells = kinds_of(Report), kinds_of(Indicator)
    keys = [_column(field, kinds[key], form) for key in _KEYS if (field := form.field(key))]
    levels = [
        _Column(column.label, FieldKind.LINE, column.limit, _labels(form.table.groups, depth), needed=True)
        for depth, column in enumerate(form.table.levels)
    ]
    return keys + levels + [_column(column, cells[column.attribute], form) for column in form.table.row_columns]


def _column(described: Field | FormColumn, kind: FieldKind, form: Form) -> _Column:
    choices = (form.yes, form.no) if kind is FieldKind.YES_NO else ()
    return _Column(described.label, kind, described.limit, choices, described.attribute in {"project_name", "name"})


def _labels(groups: Sequence[Group], depth: int) -> tuple[str, ...]:
    for _ in range(depth):
        groups = [inner for group in groups for inner in group.groups]
    return tuple(dict.fromkeys(group.label for group in groups))


def _styles(workbook: Workbook) -> Mapping[str, Format]:
    base = {"font_name": FACE, "font_size": 10, "valign": "top", "text_wrap": True}
    head = {**base, "bold": True, "valign": "vcenter", "align": "center", "border": 1, "bg_color": "#EDEDED"}
    styles = {str(kind): workbook.add_format({**base, "num_format": code}) for kind, code in _FORMATS.items()}
    return styles | {
        "head": workbook.add_format(head),
        "needed": workbook.add_format({**head, "bg_color": "#FFF2CC"}),
        "text": workbook.add_format({**base, "num_format": "@"}),
        "plain": workbook.add_format(base),
    }


def _fill(sheet: Worksheet, columns: Sequence[_Column], styles: Mapping[str, Format]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)
    for position, column in enumerate(columns):
        own = "text" if column.kind in {FieldKind.LINE, FieldKind.TEXT} else str(column.kind)
        sheet.set_column(position, position, _WIDTHS.get(column.kind, _OTHER_WIDTH), styles.get(own, styles["plain"]))
        sheet.write_string(0, position, column.label, styles["needed" if column.needed else "head"])
        sheet.write_comment(0, position, _hint(column), {"author": ""})
        sheet.data_validation(1, position, ROW_LIMIT, position, _rule(column))
    sheet.autofilter(0, 0, ROW_LIMIT, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _hint(column: _Column) -> str:
    return _HINTS[column.kind].format(limit=f"{column.limit:,}") + ("必填。" if column.needed else "")


def _rule(column: _Column) -> dict[str, object]:
    """What Excel lets into the cells; of long texts and of dates written in other ways it only warns."""
    told = {"error_title": column.label[:32], "error_message": _hint(column), "ignore_blank": True}
    if column.choices and sum(map(len, column.choices)) + len(column.choices) <= _CHOICE_LIMIT:
        return {"validate": "list", "source": list(column.choices), **told}
    match column.kind:
        case FieldKind.MONEY | FieldKind.SCORE:
            digits = MONEY_DIGITS if column.kind is FieldKind.MONEY else SCORE_DIGITS
            most = 10**digits - 1
            return {"validate": "decimal", "criteria": "between", "minimum": -most, "maximum": most, **told}
        case FieldKind.DATE:
            span = {"criteria": "between", "minimum": date(1900, 1, 1), "maximum": date(2099, 12, 31)}
            return {"validate": "date", "error_type": "warning", **span, **told}
        case FieldKind.YEAR:
            return {"validate": "integer", "criteria": "between", "minimum": 1900, "maximum": 2099, **told}
        case _:
            rule = {"validate": "length", "criteria": "<=", "value": column.limit, "error_type": "warning"}
            return {**rule, **told}


def _explain(sheet: Worksheet, form: Form, style: Format) -> None:
    levels = "、".join(column.label for column in form.table.levels)
    lines = (
        f"本文件用于填写《{form.title}》，填好后在自评簿中导入。",
        f"“{PROJECTS}”每行一个项目，“{INDICATORS}”每行一个指标；黄色表头为必填。",
        f"“{INDICATORS}”中的项目须列在“{PROJECTS}”中；项目名称和{levels}与上一行相同时可以不填。",
        f"某个项目在“{INDICATORS}”中没有行时，新报告采用表样的标准指标，簿中已有的报告保留原有指标。",
        "导入时，空白单元格不会抹去簿中已有的内容；导入前会先列出新增、更新和未导入的各行，确认后才写入。",
        "把鼠标移到表头上可以看到每一列的要求；请不要改动表头的文字。",
        f"每张表最多 {ROW_LIMIT:,} 行。",
    )
    sheet.set_column(0, 0, 100, style)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, style)
