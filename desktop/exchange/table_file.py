"""Reports from an Excel file: the program's own template filled in, or any list of projects with headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import Plan, PlanRow, RefusedRow
from desktop.domain.report import Report, kinds_of
from desktop.errors import KnownError
from desktop.exchange.headings import Layout, Layouts, recognise
from desktop.exchange.source import naming, source_name
from desktop.exchange.table_indicators import IndicatorRows, Owned, read_indicators
from desktop.exchange.table_options import TableOptions
from desktop.exchange.table_rows import Refusal, TableRow, find_sheet, read_rows, refused
from desktop.exchange.table_values import Place, place_of
from desktop.exchange.workbook import Sheet, cell_name, read_sheets

_YEAR_ABOVE = re.compile(r"((?:19|20)[0-9]{2})\s*年")


def read_table_file(path: Path, forms: Forms, options: TableOptions | None = None) -> Plan:
    """Read an Excel file as its headings are recognised.

    Raises:
        KnownError: what `read_sheets`, `recognise` or `table_plan` raises, with the path of the file.
    """
    options = options or TableOptions()
    sheets = read_sheets(path)
    form = form_of(forms, options)
    with naming(path):
        layouts = recognise(sheets, form, options.headings)
        return table_plan(sheets, layouts, form, options, source_name(path))


def form_of(forms: Forms, options: TableOptions) -> Form:
    """The form of a file's reports.

    Raises:
        KnownError: `form_unknown`, or what reading a definition raises.
    """
    if options.form_id or options.fiscal_year is None:
        return forms[options.form_id or forms.ids[0]]
    known = [forms[form_id] for form_id in forms.ids]
    return next((form for form in known if form.used_in(options.fiscal_year)), known[0])


def table_plan(sheets: Sequence[Sheet], layouts: Layouts, form: Form, options: TableOptions, source: str) -> Plan:
    """What the sheets bring, read as the layouts say: reports that say only what their rows say.

    Raises:
        KnownError: `table_without_year` where neither file nor options name one.
    """
    sheet = find_sheet(sheets, layouts.projects.sheet)
    year = options.fiscal_year or _year_above(sheet, layouts.projects)
    if year is None and "fiscal_year" not in layouts.projects.attributes:
        raise KnownError("table_without_year")
    of_indicators = layouts.indicators
    indicators = read_indicators(sheets, of_indicators, form) if of_indicators else IndicatorRows()
    reading = _Reading(layouts.projects, form, year, indicators)
    told = [reading.row(row) for row in read_rows(sheet, layouts.projects, _places(form), form)]
    refusals = [refused(sheet.name, layouts.projects, row) for row in told if isinstance(row, Refusal)]
    homeless = reading.homeless(of_indicators) if of_indicators else ()
    rows = tuple(row for row in told if isinstance(row, PlanRow))
    columns = tuple((column.heading, column.attribute) for column in layouts.projects.columns)
    return Plan(source, rows, (*refusals, *indicators.refused, *homeless), columns)


def _places(form: Form) -> dict[str, Place]:
    kinds = kinds_of(Report)
    return {
        field.attribute: place_of(field, kinds[field.attribute]) for field in form.fields if field.attribute in kinds
    }


def _year_above(sheet: Sheet, layout: Layout) -> int | None:
    cells = (cell for row in sheet.rows[: layout.heading_row] for cell in row)
    return next((int(match[1]) for cell in cells if (match := _YEAR_ABOVE.search(cell))), None)


class _Reading:
    """The projects of one sheet, each with its indicators."""

    def __init__(self, layout: Layout, form: Form, year: int | None, indicators: IndicatorRows) -> None:
        self._layout = layout
        self._form = form
        self._year = year
        self._indicators = indicators
        self._broken = {row.project_name for row in indicators.refused}
        self._by_name: dict[str, list[Owned]] = {}
        for owned in indicators.owned:
            self._by_name.setdefault(owned.project_name, []).append(owned)
        self._seen: dict[tuple[int, str, str], int] = {}
        self._names: set[str] = set()

    def row(self, row: TableRow | Refusal) -> PlanRow | Refusal:
        """One project, or why it is refused."""
        name = row.project_name if isinstance(row, Refusal) else row.text("project_name")
        self._names.add(name)
        if isinstance(row, Refusal):
            return row
        year = row.year or self._year or 0
        indicators = tuple(owned.indicator for owned in self._owned(name, row.text("budget_unit"), year))
        for attribute, reason in self._objections(row, name, year, len(indicators)):
            return Refusal(row.number, attribute, reason, name)
        values = {**row.values, "fiscal_year": year} | ({"indicators": indicators} if indicators else {})
        return PlanRow(_report(self._form, year, values), given=frozenset(values) - {"fiscal_year"})

    def _objections(self, row: TableRow, name: str, year: int, rows: int) -> Iterator[tuple[str, KnownError]]:
        if not name:
            yield "project_name", KnownError("table_without_name")
        if not year:
            yield "fiscal_year", KnownError("table_row_without_year")
        elif not self._form.used_in(year):
            yield "fiscal_year", KnownError("table_year_of_other_form", form=self._form.title, year=year)
        first = self._seen.setdefault((year, row.text("budget_unit"), name), row.number)
        if first != row.number:
            yield "project_name", KnownError("table_twice", cell=cell_name(first, self._position("project_name")))
        if name in self._broken:
            yield "project_name", KnownError("table_broken_indicators")
        if rows > self._form.table.row_limit:
            yield "project_name", KnownError("table_too_many_rows", rows=rows, limit=self._form.table.row_limit)

    def homeless(self, layout: Layout) -> tuple[RefusedRow, ...]:
        """Indicators of projects that the list of projects lacks: the first row of each."""
        lost = [owned[0] for name, owned in self._by_name.items() if name not in self._names]
        reason = KnownError("table_no_such_project", sheet=self._layout.sheet)
        rows = (Refusal(owned.number, "project_name", reason, owned.project_name) for owned in lost)
        return tuple(refused(layout.sheet, layout, row) for row in rows)

    def _owned(self, name: str, unit: str, year: int) -> Iterator[Owned]:
        for owned in self._by_name.get(name, ()):
            if owned.budget_unit in {"", unit} and owned.fiscal_year in {None, year}:
                yield owned

    def _position(self, attribute: str) -> int:
        return next(column.position for column in self._layout.columns if column.attribute == attribute)


def _report(form: Form, year: int, values: Mapping[str, object]) -> Report:
    return replace(form.new_report(year), **values)  # type: ignore[arg-type]  # each was read by its own kind
