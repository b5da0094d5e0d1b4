"""What a report says on paper, value by value: text, before any type is set."""

from decimal import Decimal

from desktop.domain.form import Field, Form, Group, IndicatorsBlock
from desktop.domain.numbers import format_date, format_money, format_rate, format_score
from desktop.domain.report import FieldKind, Indicator, Report, weight_of

CONTINUED = "（续）"
"""Follows a label that stands again overleaf (form-2021.md, Geometry)."""
NO_GRADE = "—"
"""What stands for the grade as long as a row is unscored (checks.md)."""


def field_text(field: Field, report: Report, form: Form) -> str:
    """The value of a field as the paper shows it; empty where there is none."""
    match field.kind:
        case FieldKind.RATE:
            return format_rate(form.execution_rate(report))
        case FieldKind.GRADE:
            band = form.grade(report)
            return band.short if band else NO_GRADE
        case FieldKind.MONEY:
            return format_money(getattr(report, field.attribute))
        case FieldKind.DATE:
            return format_date(getattr(report, field.attribute))
        case FieldKind.YES_NO:
            answer = getattr(report, field.attribute)
            return "" if answer is None else form.yes if answer else form.no
        case _:
            return str(getattr(report, field.attribute))


def cell_text(row: Indicator, attribute: str) -> str:
    """One cell of an indicator's row."""
    value = getattr(row, attribute)
    return value if isinstance(value, str) else format_score(value)


def group_text(block: IndicatorsBlock, group: Group, report: Report) -> str:
    """The cell of a group: its name and the sum of its rows' weights."""
    keys = {leaf.key for leaf in group.leaves}
    weight = weight_of(tuple(row for row in report.indicators if row.group in keys))
    return block.group_cell.format(label=group.label, weight=format_score(weight))


def total_text(attribute: str, report: Report) -> str:
    """One cell of the last row: the sum of a column of numbers, empty for the others."""
    totals: dict[str, Decimal] = {"weight": report.total_weight, "self_score": report.total_score}
    return format_score(totals.get(attribute))
