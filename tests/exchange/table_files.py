"""Excel files for tests, written with openpyxl."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.form import Form
from desktop.domain.report import FieldKind, Report, kinds_of
from desktop.exchange.template import INDICATORS, PROJECTS, template

Rows = Sequence[Sequence[object]]


def write(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A file with these sheets."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def fill_template(path: Path, form: Form, reports: Iterable[Report]) -> Path:
    """The program's own template with these reports in it, as an office would fill it in."""
    workbook = openpyxl.load_workbook(BytesIO(template(form)))
    projects, indicators = workbook[PROJECTS], workbook[INDICATORS]
    for number, report in enumerate(reports, 2):
        for column, field in enumerate((field for field in form.fields if field.attribute in kinds_of(Report)), 1):
            value = getattr(report, field.attribute)
            if field.kind is FieldKind.YES_NO:
                value = None if value is None else form.yes if value else form.no
            _put(projects, number, column, value)
        for row in report.indicators:
            own = [getattr(row, column.attribute) for column in form.table.row_columns]
            keys = (report.fiscal_year, report.project_name, report.budget_unit)
            known = [key for key, name in zip(keys, _KEYS, strict=True) if form.field(name)]
            line = indicators.max_row + 1
            for column, value in enumerate([*known, *_labels(form, row.group), *own], 1):
                _put(indicators, line, column, value)
    workbook.save(path)
    return path


_KEYS = ("fiscal_year", "project_name", "budget_unit")


def _put(sheet: Worksheet, row: int, column: int, value: object) -> None:
    """One cell; an amount of more digits than Excel keeps can only be typed as a text."""
    if isinstance(value, Decimal) and len(value.as_tuple().digits) > 15:
        value = str(value)
    cell = sheet.cell(row, column)
    cell.value = value or None if isinstance(value, str) else value
    if isinstance(value, str) and value.startswith("="):
        cell.data_type = "s"


def _labels(form: Form, key: str) -> list[str]:
    groups, labels = form.table.groups, []
    while groups:
        group = next(group for group in groups if key in {leaf.key for leaf in group.leaves})
        labels.append(group.label)
        groups = group.groups
    return labels
