"""The sheet of indicators: whose they are and in which group, where blank cells repeat what stands above."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.domain.form import Form, Group
from desktop.domain.plan import RefusedRow
from desktop.domain.report import FieldKind, Indicator, Report, kinds_of
from desktop.errors import KnownError
from desktop.exchange.headings import Layout, level_attribute, plain_heading
from desktop.exchange.table_rows import Refusal, TableRow, find_sheet, read_rows, refused
from desktop.exchange.table_values import Place, place_of
from desktop.exchange.workbook import Sheet

_KEYS = ("fiscal_year", "project_name", "budget_unit")


class Owned(NamedTuple):
    """An indicator and the project that it belongs to; unit and year are as far as the sheet names them."""

    number: int
    project_name: str
    budget_unit: str
    fiscal_year: int | None
    indicator: Indicator


class IndicatorRows(NamedTuple):
    """What a sheet of indicators holds."""

    owned: tuple[Owned, ...] = ()
    refused: tuple[RefusedRow, ...] = ()


def read_indicators(sheets: Sequence[Sheet], layout: Layout, form: Form) -> IndicatorRows:
    """The indicators in their order."""
    sheet = find_sheet(sheets, layout.sheet)
    rows = list(_owned(read_rows(sheet, layout, _places(form), form), form))
    return IndicatorRows(
        tuple(row for row in rows if isinstance(row, Owned)),
        tuple(refused(sheet.name, layout, row) for row in rows if isinstance(row, Refusal)),
    )


def _places(form: Form) -> dict[str, Place]:
    """What the sheet's columns are; a group's name is a line."""
    kinds, cells = kinds_of(Report), kinds_of(Indicator)
    keys = {key: place_of(field, kinds[key]) for key in _KEYS if (field := form.field(key))}
    levels = {level_attribute(i): place_of(column, FieldKind.LINE) for i, column in enumerate(form.table.levels)}
    own = {column.attribute: place_of(column, cells[column.attribute]) for column in form.table.row_columns}
    return keys | levels | own


def _owned(rows: Iterator[TableRow | Refusal], form: Form) -> Iterator[Owned | Refusal]:
    levels = [level_attribute(i) for i, _ in enumerate(form.table.levels)]
    above: dict[str, object] = {}
    for row in rows:
        if isinstance(row, Refusal):
            yield row._replace(project_name=row.project_name or str(above.get("project_name", "")))
            continue
        if row.text("project_name") not in {"", above.get("project_name")}:
            above = {}
        for outer, level in enumerate(levels):
            if level in row.values:  # another group has other groups inside
                above = {key: value for key, value in above.items() if key not in levels[outer:]}
        above |= {key: value for key, value in row.values.items() if key in {*_KEYS, *levels}}
        full = TableRow(row.number, {**above, **row.values})  # type: ignore[dict-item]  # above holds values of rows
        yield _indicator(full, levels, form)


def _indicator(row: TableRow, levels: Sequence[str], form: Form) -> Owned | Refusal:
    name = row.text("project_name")
    if not name:
        return Refusal(row.number, "project_name", KnownError("table_without_name"), "")
    path = [row.text(level) for level in levels]
    group = _group(form.table.groups, path)
    if group is None:
        known = "、".join("／".join(labels) for labels in _paths(form.table.groups))
        reason = KnownError("table_no_group", value="／".join(path), known=known)
        return Refusal(row.number, levels[-1], reason, name)
    cells = {attribute: value for attribute, value in row.values.items() if attribute in kinds_of(Indicator)}
    indicator = Indicator(group=group.key, **cells)  # type: ignore[arg-type]  # each cell was read by its own kind
    return Owned(row.number, name, row.text("budget_unit"), row.year, indicator)


def _group(groups: Sequence[Group], path: Sequence[str]) -> Group | None:
    """The innermost group that labels from the outermost on lead to."""
    found = next((group for group in groups if plain_heading(group.label) == plain_heading(path[0])), None)
    return found if found is None or len(path) == 1 else _group(found.groups, path[1:])


def _paths(groups: Sequence[Group]) -> Iterator[tuple[str, ...]]:
    for group in groups:
        yield from ((group.label, *inner) for inner in _paths(group.groups)) if group.groups else ((group.label,),)
