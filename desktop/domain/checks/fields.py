"""Errors of single fields: E01–E03, E11, E12 and the fields of E13 (checks.md, Errors)."""

from collections.abc import Iterator
from datetime import date

from desktop.domain.finding import Finding, Place, Severity
from desktop.domain.form import Field, Form
from desktop.domain.report import FieldKind, Report


def field_errors(report: Report, form: Form, today: date) -> Iterator[Finding]:
    """Yield the errors of the fields in paper order. Which code an empty field has, the form says."""
    for field in form.fields:
        if field.kind in {FieldKind.RATE, FieldKind.GRADE}:
            continue
        value = getattr(report, field.attribute)
        if _is_empty(value):
            yield from _empty(report, field)
        elif field.attribute == form.denominator and value <= 0:
            yield _error("E02", field, value=value)
        elif field.attribute == form.numerator and value < 0:
            yield _error("E03", field, value=value)
        elif field.kind is FieldKind.DATE and value > today:
            yield _error("E12", field, value=value, today=today)


def _empty(report: Report, field: Field) -> Iterator[Finding]:
    typed = dict(report.unread).get(field.attribute)
    if typed is not None:
        yield _error(field.missing or "E13", field, typed=typed)
    elif field.missing:
        yield Finding(field.missing, Severity.ERROR, Place(field.attribute), missing=True)


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _error(code: str, field: Field, **facts: object) -> Finding:
    return Finding(code, Severity.ERROR, Place(field.attribute), facts)
