"""Places of a report in the words of its form."""

from desktop.domain.finding import Place
from desktop.domain.form import Form, SignatureBlock
from desktop.domain.report import Report
from desktop.messages.shown import visible

_TOTALS = {"total_weight": "weight", "total_score": "self_score"}


def place_label(place: Place, report: Report, form: Form) -> str:
    """A place in the words of the form: 当年预算数（元）, 第 3 行“资金到位率”的自评分 or 签字栏的审核人."""
    if place.row is not None:
        name = report.indicators[place.row].name.strip()
        return f"第 {place.row + 1} 行{f'“{visible(name)}”' if name else ''}的{_column_label(place.attribute, form)}"
    if place.attribute in _TOTALS:
        return f"{form.table.total_label}（{_column_label(_TOTALS[place.attribute], form)}）"
    field = form.field(place.attribute)
    return field.label if field else _signature_label(place.attribute, form)


def _column_label(attribute: str, form: Form) -> str:
    return next(column.label for column in form.table.columns if column.attribute == attribute)


def _signature_label(attribute: str, form: Form) -> str:
    """The label of signature_texts.reviewer; empty for what is no entry of a signature strip."""
    presets = (preset for block in form.blocks if isinstance(block, SignatureBlock) for preset in block.presets)
    entries = (entry for preset in presets for row in preset.rows for entry in row)
    labels = {f"signature_texts.{entry.key}": f"签字栏的{entry.label.rstrip('：')}" for entry in entries}
    return labels.get(attribute, "")
