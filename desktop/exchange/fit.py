"""Whether a report from elsewhere fits its form: what the form has no place for could neither be seen nor mended."""

from collections.abc import Iterable

from desktop.domain.form import Column, Field, Form, SignatureBlock
from desktop.domain.report import FieldKind, Indicator, Report, Texts, kinds_of
from desktop.domain.text import LINE_LIMIT
from desktop.errors import KnownError

_NUMBERS = {FieldKind.MONEY, FieldKind.SCORE, FieldKind.DATE}
_CELLS = kinds_of(Indicator)
_NUMBER_CELLS = {attribute for attribute, kind in _CELLS.items() if kind in _NUMBERS}
_ATTRIBUTES = tuple(attribute for attribute, kind in kinds_of(Report).items() if kind is not FieldKind.YEAR)


def refuse_misfits(report: Report, form: Form, where: str) -> None:
    """Refuse what the form has no place for and what is longer than it may be. Nothing is cut.

    Raises:
        KnownError: `json_not_in_form`, `json_too_long`, `json_too_many_rows` or `json_number_twice`, with the path of
            the value; `where` is the path of the report.
    """
    for attribute in _ATTRIBUTES:
        _refuse_value(getattr(report, attribute), form.field(attribute), f"{where}.{attribute}")
    numbers = {field.attribute for field in form.fields if field.kind in _NUMBERS}
    _refuse_unread(report, report.unread, numbers, where)
    _refuse_signature(report, form, where)
    if len(report.indicators) > form.table.row_limit:
        rows = len(report.indicators)
        raise KnownError("json_too_many_rows", where=f"{where}.indicators", rows=rows, limit=form.table.row_limit)
    for index, row in enumerate(report.indicators):
        _refuse_row(row, form, f"{where}.indicators[{index}]")


def _refuse_row(row: Indicator, form: Form, where: str) -> None:
    if row.group not in {leaf.key for leaf in form.table.leaves}:
        raise KnownError("json_not_in_form", where=f"{where}.group")
    columns = {column.attribute: column for column in form.table.row_columns}
    for attribute in _CELLS:
        _refuse_value(getattr(row, attribute), columns.get(attribute), f"{where}.{attribute}")
    _refuse_unread(row, row.unread, _NUMBER_CELLS, where)


def _refuse_value(value: object, place: Field | Column | None, where: str) -> None:
    if value in {None, ""}:
        return
    if place is None:
        raise KnownError("json_not_in_form", where=where)
    if isinstance(value, str):
        _refuse_length(value, place.limit, where)


def _refuse_length(text: str, limit: int, where: str) -> None:
    if len(text) > limit:
        raise KnownError("json_too_long", where=where, length=len(text), limit=limit)


def _refuse_unread(values: Report | Indicator, unread: Texts, numbers: Iterable[str], where: str) -> None:
    for attribute, text in unread:
        path = f"{where}.unread.{attribute}"
        if attribute not in numbers:
            raise KnownError("json_not_in_form", where=path)
        if getattr(values, attribute) is not None:
            raise KnownError("json_number_twice", where=path)
        _refuse_length(text, LINE_LIMIT, path)


def _refuse_signature(report: Report, form: Form, where: str) -> None:
    presets = [preset for block in form.blocks if isinstance(block, SignatureBlock) for preset in block.presets]
    if report.signature and report.signature not in {preset.id for preset in presets}:
        raise KnownError("json_not_in_form", where=f"{where}.signature")
    typed = {entry.key for preset in presets for row in preset.rows for entry in row if not entry.seal}
    for key, text in report.signature_texts:
        path = f"{where}.signature_texts.{key}"
        if key not in typed:
            raise KnownError("json_not_in_form", where=path)
        _refuse_length(text, LINE_LIMIT, path)
