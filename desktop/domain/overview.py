"""The figures of many reports side by side (汇总表), their sums, and those of each unit, before anything is drawn."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.finding import Finding, Severity
from desktop.domain.form import Form
from desktop.domain.numbers import ratio, rounded
from desktop.domain.report import FieldKind, Report, score_of
from desktop.domain.sheet import field_text

TITLE = "汇总表"
"""Follows the form's title."""
UNITS_TITLE = "各单位情况"
YEAR = "fiscal_year"
"""The key of the column that is there where the reports are of several years."""
_NUMBER, _COUNT, _AVERAGE, _SUM = "序号", "项目数", "平均分", "合计"
_UNNAMED = "（未填写）"

Value = str | int | Decimal | None
"""A rate is a ratio; None and an empty text are a blank cell."""


class ColumnKind(StrEnum):
    """How a column's values are written; NAME is a text that takes the room that others leave."""

    NAME = "name"
    WORD = "word"
    COUNT = "count"
    MONEY = "money"
    SCORE = "score"
    RATE = "rate"


_KINDS = {
    FieldKind.LINE: ColumnKind.NAME,
    FieldKind.YES_NO: ColumnKind.WORD,
    FieldKind.MONEY: ColumnKind.MONEY,
    FieldKind.RATE: ColumnKind.RATE,
}
"""Fields of other kinds are no columns, but for the grade, which stands behind the total."""


class OverviewEntry(NamedTuple):
    """A report with its form and what the checks found."""

    report: Report
    form: Form
    findings: tuple[Finding, ...] = ()


class OverviewColumn(NamedTuple):
    """A column of a table; `key` tells it from all others."""

    key: str
    label: str
    kind: ColumnKind


class OverviewTable(NamedTuple):
    """Rows of values, one for each column, and what they come to.

    `sums` are those of money and counts, with the rate of all this money; `averages` are those of the scores of the
    reports that are fully scored. What is of the other row is blank.
    """

    columns: tuple[OverviewColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    sums: tuple[Value, ...]
    averages: tuple[Value, ...]

    def position(self, key: str) -> int:
        """Where a column stands."""
        return next(i for i, column in enumerate(self.columns) if column.key == key)

    @property
    def naming(self) -> tuple[int, ...]:
        """Where the columns stand, side by side, that tell one project from another."""
        return tuple(i for i, column in enumerate(self.columns) if column.key in {YEAR, "project_name"})


class Overview(NamedTuple):
    """Both tables. That of units has no rows where no form names units."""

    title: str
    projects: OverviewTable
    units: OverviewTable


def overview(entries: Sequence[OverviewEntry], severity_names: Mapping[Severity, str]) -> Overview:
    """Sum up reports, at least one; findings are counted under the names of their severities."""
    labels = _Labels(entries)
    projects = _table(_project_columns(labels, severity_names), [[entry] for entry in entries])
    units: dict[tuple[str, int], list[OverviewEntry]] = {}
    for entry in entries:
        units.setdefault((entry.report.budget_unit.strip(), entry.report.fiscal_year), []).append(entry)
    groups = list(units.values()) if labels.field("budget_unit") else []
    titles = "、".join(dict.fromkeys(entry.form.title for entry in entries))
    years = labels.years
    span = f"{years[0]}—{years[-1]}" if len(years) > 1 else str(years[0])
    return Overview(
        title=f"{span} 年度{titles}{TITLE}",
        projects=projects,
        units=_table(_unit_columns(labels, severity_names), groups),
    )


class _Column(NamedTuple):
    """A column with what it says of some reports: of one or of a unit's in its row, of all below them."""

    column: OverviewColumn
    says: Callable[[Sequence[OverviewEntry]], Value]
    of_all: Callable[[Sequence[OverviewEntry]], Value] | None = None
    """What it says below, where that is not what `says` makes of all."""

    def below(self, entries: Sequence[OverviewEntry], *, averages: bool) -> Value:
        kind = self.column.kind
        if kind in {ColumnKind.NAME, ColumnKind.WORD} or averages is not (kind is ColumnKind.SCORE):
            return ""
        return (self.of_all or self.says)(entries)


class _Labels:
    """The words of all forms among the reports, the first one's where several have one."""

    def __init__(self, entries: Sequence[OverviewEntry]) -> None:
        self.forms = tuple({entry.form.id: entry.form for entry in entries}.values())
        self.years = sorted({entry.report.fiscal_year for entry in entries})

    def field(self, attribute: str) -> str:
        return next((field.label for form in self.forms if (field := form.field(attribute))), "")

    @property
    def fields(self) -> dict[str, tuple[str, FieldKind]]:
        found: dict[str, tuple[str, FieldKind]] = {}
        for form in self.forms:
            for field in form.fields:
                found.setdefault(field.attribute, (field.label, field.kind))
        return found

    @property
    def groups(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for form in self.forms:
            for group in form.table.groups:
                found.setdefault(group.key, group.label)
        return found


def _table(columns: Iterable[_Column], groups: Sequence[Sequence[OverviewEntry]]) -> OverviewTable:
    chosen = tuple(columns)
    everything = [entry for group in groups for entry in group]
    rows = (tuple(column.says(group) for column in chosen[1:]) for group in groups)
    sums = (column.below(everything, averages=False) for column in chosen[1:])
    averages = (column.below(everything, averages=True) for column in chosen[1:])
    return OverviewTable(
        columns=tuple(column.column for column in chosen),
        rows=tuple((number, *row) for number, row in enumerate(rows, 1)),
        sums=(_SUM, *sums),
        averages=(_AVERAGE, *averages),
    )


def _project_columns(labels: _Labels, severity_names: Mapping[Severity, str]) -> Iterator[_Column]:
    yield _number()
    yield from _years(labels)
    for attribute, (label, kind) in labels.fields.items():
        if kind in _KINDS:
            yield _field(OverviewColumn(attribute, label, _KINDS[kind]))
    for key, label in labels.groups.items():
        yield _score(OverviewColumn(f"group.{key}", label, ColumnKind.SCORE), key)
    yield _score(OverviewColumn("total_score", labels.forms[0].table.total_label, ColumnKind.SCORE), "")
    if grade := labels.field("grade"):
        yield _Column(OverviewColumn("grade", grade, ColumnKind.WORD), _grade)
    yield from _findings(severity_names)


def _unit_columns(labels: _Labels, severity_names: Mapping[Severity, str]) -> Iterator[_Column]:
    yield _number()
    yield from _years(labels)
    unit = OverviewColumn("budget_unit", labels.field("budget_unit"), ColumnKind.NAME)
    yield _Column(unit, lambda entries: entries[0].report.budget_unit.strip() or _UNNAMED)
    yield _Column(OverviewColumn("count", _COUNT, ColumnKind.COUNT), len)
    for attribute, (label, kind) in labels.fields.items():
        if kind in {FieldKind.MONEY, FieldKind.RATE}:
            yield _field(OverviewColumn(attribute, label, _KINDS[kind]))
    yield _Column(OverviewColumn("total_score", _AVERAGE, ColumnKind.SCORE), lambda entries: _average(entries, ""))
    for name in dict.fromkeys(band.short for form in labels.forms for band in form.bands):
        yield _Column(OverviewColumn(f"grade.{name}", name, ColumnKind.COUNT), _graded(name))
    yield from _findings(severity_names)


def _number() -> _Column:
    return _Column(OverviewColumn("number", _NUMBER, ColumnKind.COUNT), len)


def _years(labels: _Labels) -> Iterator[_Column]:
    """The year of each row, where they are of several."""
    label = labels.field(YEAR)
    if label and len(labels.years) > 1:
        yield _Column(OverviewColumn(YEAR, label, ColumnKind.WORD), lambda entries: str(entries[0].report.fiscal_year))


def _field(column: OverviewColumn) -> _Column:
    match column.kind:
        case ColumnKind.MONEY:
            return _Column(column, lambda entries: _money(entries, column.key))
        case ColumnKind.RATE:
            return _Column(column, _rate)
        case _:
            return _Column(column, lambda entries: _word(entries[0], column.key))


def _score(column: OverviewColumn, group: str) -> _Column:
    """The sum of a report's scores as far as they are entered; below, the average."""
    return _Column(column, lambda entries: _points(entries[0], group), lambda entries: _average(entries, group))


def _findings(severity_names: Mapping[Severity, str]) -> Iterator[_Column]:
    for severity, name in severity_names.items():
        yield _Column(OverviewColumn(str(severity), name, ColumnKind.COUNT), _found(severity))


def _found(severity: Severity) -> Callable[[Sequence[OverviewEntry]], Value]:
    return lambda entries: Counter(one.severity for entry in entries for one in entry.findings)[severity]


def _graded(name: str) -> Callable[[Sequence[OverviewEntry]], Value]:
    return lambda entries: sum(_grade([entry]) == name for entry in entries)


def _grade(entries: Sequence[OverviewEntry]) -> Value:
    report, form, _ = entries[0]
    band = form.grade(report)
    return band.short if band else ""


def _word(entry: OverviewEntry, attribute: str) -> Value:
    field = entry.form.field(attribute)
    return field_text(field, entry.report, entry.form) if field else ""


def _money(entries: Sequence[OverviewEntry], attribute: str) -> Value:
    return _sum(getattr(report, attribute) for report, form, _ in entries if form.field(attribute))


def _rate(entries: Sequence[OverviewEntry]) -> Value:
    """Of the money that stands in the columns; of one report its own."""
    spent = [getattr(report, form.numerator) for report, form, _ in entries]
    given = [getattr(report, form.denominator) for report, form, _ in entries]
    return ratio(_sum(spent), _sum(given))


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def _points(entry: OverviewEntry, group: str) -> Decimal | None:
    table = entry.form.table
    keys = {leaf.key for one in table.groups if group in {"", one.key} for leaf in one.leaves}
    return score_of(tuple(row for row in entry.report.indicators if row.group in keys)) if keys else None


def _average(entries: Sequence[OverviewEntry], group: str) -> Decimal | None:
    points = [_points(entry, group) for entry in entries if entry.report.fully_scored]
    known = [score for score in points if score is not None]
    return rounded(sum(known, Decimal(0)) / len(known)) if known else None
