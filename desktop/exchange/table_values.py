"""Cells of lists as values, each by the kind of what stands in its column."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.form import Column as FormColumn
from desktop.domain.form import Field, Form
from desktop.domain.numbers import parse_date, parse_money, parse_score, parse_year
from desktop.domain.report import FieldKind
from desktop.domain.text import clean_line, clean_text
from desktop.errors import KnownError
from desktop.exchange.headings import words_of

Value = str | int | bool | Decimal | date
_PARSERS: Mapping[FieldKind, Callable[[str], Value | None]] = {
    FieldKind.SCORE: parse_score,
    FieldKind.DATE: parse_date,
    FieldKind.YEAR: parse_year,
}


class Place(NamedTuple):
    """What a cell is: the kind of its value, how it is called, and the most characters that it may have."""

    kind: FieldKind
    label: str
    limit: int
    power: int = 0
    """Amounts without a unit of their own are in units of ten to this power 元."""


def place_of(described: Field | FormColumn, kind: FieldKind, power: int = 0) -> Place:
    """The place that a form describes."""
    return Place(kind, described.label, described.limit, power)


def read_cell(text: str, place: Place, form: Form) -> Value | None:
    """The value of a cell, None for a blank one and for a dash where a number goes.

    Raises:
        KnownError: `table_not_a_...`, `table_too_long` or `lone_surrogate`.
    """
    if place.kind is FieldKind.TEXT:
        return _limited(clean_text(text), place) if text.strip() else None
    line = clean_line(text).strip()
    if place.kind is FieldKind.LINE:
        return _limited(line, place) or None
    if not line or line in words_of("rows")["nothing"]:
        return None
    value = _parsed(line, place, form)
    if value is None:
        raise KnownError(f"table_not_a_{place.kind}", label=place.label, value=line)
    return value


def _parsed(line: str, place: Place, form: Form) -> Value | None:
    match place.kind:
        case FieldKind.YES_NO:
            return _flag(line, form)
        case FieldKind.MONEY:
            return parse_money(line, place.power)
        case kind:
            return _PARSERS[kind](line)


def _flag(line: str, form: Form) -> bool | None:
    words = words_of("rows")
    if line == form.yes or line.casefold() in words["yes"]:
        return True
    return False if line == form.no or line.casefold() in words["no"] else None


def _limited(text: str, place: Place) -> str:
    if len(text) > place.limit:
        raise KnownError("table_too_long", label=place.label, length=len(text), limit=place.limit)
    return text
