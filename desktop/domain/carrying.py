"""A report carried forward (复制为新年度): what stays the same from year to year, and room for what does not.

What becomes of a value follows from its kind: single lines and yes-or-no stay, money, texts and dates begin empty, but
for a field of which the form says from which of last year's it is carried.
"""

from desktop.domain.form import Form
from desktop.domain.report import FieldKind, Indicator, Report, kinds_of
from desktop.errors import KnownError

_STAYING = {FieldKind.LINE, FieldKind.YES_NO}
_KINDS = kinds_of(Report)


def carried(report: Report, form: Form, fiscal_year: int) -> Report:
    """The report of a later year, begun from an earlier one of the same form.

    Indicators keep order, names, explanations and weights; the signature strip stays, what is typed into it does not.
    Only the year right after can carry money: of any other, last year is not the report's.

    Raises:
        KnownError: `carry_backwards` where the year is not later, `form_not_of_year` where the form is not used then.
    """
    if fiscal_year <= report.fiscal_year:
        raise KnownError("carry_backwards", name=report.project_name, year=fiscal_year, last=report.fiscal_year)
    if not form.used_in(fiscal_year):
        raise KnownError("form_not_of_year", form=form.title, year=fiscal_year)
    values = {attribute: getattr(report, attribute) for attribute, kind in _KINDS.items() if kind in _STAYING}
    origins = {field.attribute: field.carried_from for field in form.fields if field.carried_from}
    if fiscal_year != report.fiscal_year + 1:
        origins = {}
    values |= {attribute: getattr(report, origin) for attribute, origin in origins.items()}
    unread = dict(report.unread)
    return Report(
        form=form.id,
        fiscal_year=fiscal_year,
        **values,
        indicators=tuple(_unscored(row) for row in report.indicators),
        signature=report.signature,
        unread=tuple(sorted((key, unread[origin]) for key, origin in origins.items() if origin in unread)),
    )


def _unscored(row: Indicator) -> Indicator:
    """What the form's own rows prescribe, and a user may change for all years; results stay behind."""
    return Indicator(
        group=row.group,
        name=row.name,
        explanation=row.explanation,
        weight=row.weight,
        unread=tuple((attribute, text) for attribute, text in row.unread if attribute == "weight"),
    )
