"""Errors of the indicator table: E04, E06, E07 and the names of E13 (checks.md, Errors)."""

from collections.abc import Iterator

from desktop.domain.finding import Finding, Place, Severity
from desktop.domain.form import Form
from desktop.domain.report import Indicator, Report


def score_errors(report: Report, form: Form) -> Iterator[Finding]:
    """Yield the errors row by row, the table's own last."""
    for index, row in enumerate(report.indicators):
        if not row.name.strip():
            yield Finding("E13", Severity.ERROR, Place("name", index), missing=True)
        yield from _weight_errors(row, index)
        yield from _score_errors(row, index)
    if report.total_weight != form.table.total_weight:
        facts = {"total": report.total_weight, "expected": form.table.total_weight}
        yield Finding("E06", Severity.ERROR, Place("indicators"), facts)


def _weight_errors(row: Indicator, index: int) -> Iterator[Finding]:
    if row.weight is None:
        yield _empty("E04", row, Place("weight", index))
    elif row.weight <= 0:
        yield Finding("E04", Severity.ERROR, Place("weight", index), {"value": row.weight})


def _score_errors(row: Indicator, index: int) -> Iterator[Finding]:
    place = Place("self_score", index)
    score = row.self_score
    if score is None:
        yield _empty("E07", row, place)
    elif score < 0 or (row.weight is not None and score > row.weight):
        yield Finding("E07", Severity.ERROR, place, {"value": score, "weight": row.weight})


def _empty(code: str, row: Indicator, place: Place) -> Finding:
    typed = dict(row.unread).get(place.attribute)
    facts = {} if typed is None else {"typed": typed}
    return Finding(code, Severity.ERROR, place, facts, missing=typed is None)
