"""A report as plain data (JSON), both ways, and its digest.

docs/format.md describes the keys. Amounts, scores and dates are texts of ASCII digits; null is missing.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from hashlib import sha256

from desktop.domain.numbers import format_date, format_plain_money, format_score, plain_date, plain_money, plain_score
from desktop.domain.report import FieldKind, Indicator, Report, Texts, kinds_of
from desktop.domain.text import clean_line, clean_text
from desktop.errors import KnownError

ATTACHMENT = "reports.json"
"""The name under which a PDF carries the reports that it shows."""

Record = dict[str, object]

_KINDS = {**kinds_of(Report), **kinds_of(Indicator)}
_NUMBERS: Mapping[FieldKind, Callable[[str], Decimal | date | None]] = {
    FieldKind.MONEY: plain_money,
    FieldKind.SCORE: plain_score,
    FieldKind.DATE: plain_date,
}
_PAIRS = ("unread", "signature_texts")
_REPORT_KEYS = tuple(field.name for field in fields(Report))
_INDICATOR_KEYS = tuple(field.name for field in fields(Indicator))
_OPTIONAL = {"signature", "signature_texts", "unread"}
YEARS = range(1900, 2100)
"""What a fiscal year may be."""


def to_record(report: Report) -> Record:
    """The report as plain data, every key in paper order; what few reports have only where it is there."""
    return _record(report, _REPORT_KEYS)


def from_record(record: object, where: str) -> Report:
    """Read a report from plain data, texts cleaned; missing keys are empty values.

    `where` is the path that leads to the record (reports[0]); errors name the offending value by it.

    Raises:
        KnownError: `json_unknown_key`, `json_missing`, or `json_...` for a value of the wrong type or shape.
    """
    values = _table(record, _REPORT_KEYS, where)
    for key in ("form", "fiscal_year"):
        if values.get(key) is None:
            raise KnownError("json_missing", where=f"{where}.{key}")
    return Report(**{key: _read(key, value, f"{where}.{key}") for key, value in values.items()})  # type: ignore[arg-type]  # _read gives each key its own type


def digest(report: Report) -> str:
    """SHA-256 (hex) of the report's canonical JSON: keys sorted, empty and default values left out (safety.md).

    A new attribute changes no digest of a report that does not use it.
    """
    return sha256(canonical(report).encode()).hexdigest()


def canonical(report: Report) -> str:
    """The canonical JSON of which `digest` is the digest."""
    return json.dumps(_without_defaults(to_record(report)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _without_defaults(record: Record) -> Record:
    rows = record.get("indicators")
    if isinstance(rows, list):
        record = {**record, "indicators": [_without_defaults(row) for row in rows]}
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}


def _record(values: Report | Indicator, keys: tuple[str, ...]) -> Record:
    record = {key: _plain(getattr(values, key), key) for key in keys}
    return {key: value for key, value in record.items() if value or key not in _OPTIONAL}


def _plain(value: object, key: str) -> object:
    match value:
        case Decimal():
            return format_plain_money(value) if _KINDS[key] is FieldKind.MONEY else format_score(value)
        case date():
            return format_date(value)
        case tuple():
            return dict(value) if key in _PAIRS else [_record(row, _INDICATOR_KEYS) for row in value]
        case _:
            return value


def _read(key: str, value: object, where: str) -> object:
    if key == "indicators":
        return _indicators(value, where)
    if key in _PAIRS:
        return _pairs(value, where)
    match _KINDS.get(key):
        case FieldKind.YEAR:
            return _year(value, where)
        case FieldKind.YES_NO:
            return _flag(value, where)
        case FieldKind.MONEY | FieldKind.SCORE | FieldKind.DATE as kind:
            return _number(kind, value, where)
        case kind:
            return _text(value, where, long=kind is FieldKind.TEXT)


def _indicators(value: object, where: str) -> tuple[Indicator, ...]:
    if not isinstance(value, list):
        raise KnownError("json_not_a_list", where=where)
    return tuple(_indicator(row, f"{where}[{i}]") for i, row in enumerate(value))


def _indicator(record: object, where: str) -> Indicator:
    values = _table(record, _INDICATOR_KEYS, where)
    if values.get("group") is None:
        raise KnownError("json_missing", where=f"{where}.group")
    return Indicator(**{key: _read(key, value, f"{where}.{key}") for key, value in values.items()})  # type: ignore[arg-type]  # as in from_record


def _table(record: object, known: tuple[str, ...], where: str) -> Record:
    if not isinstance(record, dict):
        raise KnownError("json_not_an_object", where=where)
    for key in record:
        if key not in known:
            raise KnownError("json_unknown_key", where=f"{where}.{key}")
    return record


def _number(kind: FieldKind, value: object, where: str) -> Decimal | date | None:
    if value is None:
        return None
    number = _NUMBERS[kind](value) if isinstance(value, str) else None
    if number is None:
        raise KnownError(f"json_not_a_{kind}", where=where, value=value)
    return number


def _year(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in YEARS:
        raise KnownError("json_not_a_year", where=where, value=value)
    return value


def _flag(value: object, where: str) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise KnownError("json_not_a_flag", where=where, value=value)
    return value


def _text(value: object, where: str, *, long: bool) -> str:
    if not isinstance(value, str):
        raise KnownError("json_not_a_text", where=where, value=value)
    try:
        return clean_text(value) if long else clean_line(value)
    except KnownError as error:
        raise KnownError("json_lone_surrogate", where=where) from error


def _pairs(value: object, where: str) -> Texts:
    if not isinstance(value, dict):
        raise KnownError("json_not_an_object", where=where)
    texts = {
        _text(key, f"{where}.{key}", long=False): _text(text, f"{where}.{key}", long=False)
        for key, text in value.items()
    }
    return tuple(sorted((key, text) for key, text in texts.items() if text))
