"""In which values two reports of one form differ, as texts side by side."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.numbers import format_date, format_money, format_score
from desktop.domain.report import FieldKind, Indicator, Report, kinds_of

_KINDS = kinds_of(Report)
_CELLS = kinds_of(Indicator)


class Difference(NamedTuple):
    """One value that differs; a row that only one of the two has differs in its name."""

    place: Place
    ours: str
    theirs: str


def differences(ours: Report, theirs: Report, form: Form) -> tuple[Difference, ...]:
    """What differs, in paper order, then the signature strip; rows are compared one by one as they stand."""
    return tuple(one for one in _pairs(ours, theirs, form) if one.ours != one.theirs)


def _pairs(ours: Report, theirs: Report, form: Form) -> Iterator[Difference]:
    for field in form.fields:
        if field.attribute in _KINDS:
            texts = (_value(report, field.attribute, _KINDS[field.attribute], form) for report in (ours, theirs))
            yield Difference(Place(field.attribute), *texts)
    for index in range(max(len(ours.indicators), len(theirs.indicators))):
        yield from _cells(_row(ours, index), _row(theirs, index), index, form)
    keys = sorted({key for report in (ours, theirs) for key, _ in report.signature_texts})
    for key in keys:
        texts = (dict(report.signature_texts).get(key, "") for report in (ours, theirs))
        yield Difference(Place(f"signature_texts.{key}"), *texts)


def _cells(ours: Indicator | None, theirs: Indicator | None, index: int, form: Form) -> Iterator[Difference]:
    attributes = [column.attribute for column in form.table.row_columns if column.attribute in _CELLS]
    for attribute in attributes if ours and theirs else ["name"]:
        texts = (_value(row, attribute, _CELLS[attribute], form) if row else "" for row in (ours, theirs))
        yield Difference(Place(attribute, index), *texts)


def _row(report: Report, index: int) -> Indicator | None:
    return report.indicators[index] if index < len(report.indicators) else None


def _value(holder: Report | Indicator, attribute: str, kind: FieldKind, form: Form) -> str:
    match getattr(holder, attribute):
        case None:
            return dict(holder.unread).get(attribute, "")
        case bool(answer):
            return form.yes if answer else form.no
        case Decimal() as number:
            return format_money(number) if kind is FieldKind.MONEY else format_score(number)
        case date() as day:
            return format_date(day)
        case value:
            return str(value)
