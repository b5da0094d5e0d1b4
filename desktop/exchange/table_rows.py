"""The rows of a sheet under its headings, as values; a row with a wrong cell is refused as a whole, with that cell."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from desktop.domain.form import Form
from desktop.domain.plan import RefusedRow
from desktop.errors import KnownError
from desktop.exchange.headings import Layout, plain_heading, words_of
from desktop.exchange.table_values import Place, Value, read_cell
from desktop.exchange.workbook import Sheet, cell_name


class TableRow(NamedTuple):
    """A row that holds something: its number in the sheet from 0, and the values of the cells that are not blank."""

    number: int
    values: Mapping[str, Value]

    def text(self, attribute: str) -> str:
        """A value that is a text; empty where there is none."""
        value = self.values.get(attribute, "")
        return value if isinstance(value, str) else ""

    @property
    def year(self) -> int | None:
        """The fiscal year, where the row names one."""
        value = self.values.get("fiscal_year")
        return value if isinstance(value, int) else None


class Refusal(NamedTuple):
    """A row that is refused as soon as it is read."""

    number: int
    attribute: str
    reason: KnownError
    project_name: str


def read_rows(sheet: Sheet, layout: Layout, places: Mapping[str, Place], form: Form) -> Iterator[TableRow | Refusal]:
    """The rows below the headings, without blank ones and those of totals."""
    totals = words_of("rows")["totals"]
    columns = {column.attribute: column for column in layout.columns if column.attribute in places}
    for number in range(layout.heading_row + 1, len(sheet.rows)):
        cells = sheet.rows[number]
        texts = {attribute: cells[column.position] for attribute, column in columns.items()}
        if any(text.strip() for text in texts.values()) and not any(
            plain_heading(cell) in totals for cell in cells[:_FEW]
        ):
            scaled = {name: places[name]._replace(power=column.power) for name, column in columns.items()}
            yield _read_row(number, texts, scaled, form)


_FEW = 3
"""The word for a total stands in one of the first columns."""


def refused(sheet: str, layout: Layout, row: Refusal) -> RefusedRow:
    """The refusal with its cell, which is the row's first one where no column is at fault."""
    positions = {column.attribute: column.position for column in layout.columns}
    cell = cell_name(row.number, positions.get(row.attribute, positions.get("project_name", 0)))
    return RefusedRow(sheet, cell, row.project_name, row.reason)


def find_sheet(sheets: Sequence[Sheet], name: str) -> Sheet:
    """The sheet of a name that is there."""
    return next(sheet for sheet in sheets if sheet.name == name)


def _read_row(number: int, texts: Mapping[str, str], places: Mapping[str, Place], form: Form) -> TableRow | Refusal:
    values: dict[str, Value] = {}
    for attribute, text in texts.items():
        try:
            value = read_cell(text, places[attribute], form)
        except KnownError as error:
            return Refusal(number, attribute, error, texts.get("project_name", "").strip())
        if value is not None:
            values[attribute] = value
    return TableRow(number, values)
