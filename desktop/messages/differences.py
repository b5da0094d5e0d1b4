"""What differs between two versions of a report, and why a row of a table is left out."""

from desktop.domain.comparison import Change, Difference
from desktop.domain.form import Form
from desktop.domain.plan import RefusedRow
from desktop.domain.report import FieldKind, Report
from desktop.domain.sheet import field_text
from desktop.messages.errors import error_sentence
from desktop.messages.places import place_label
from desktop.messages.safety import CHANGE_NAMES, OTHER_LABELS, YES_NO_NAMES
from desktop.messages.shown import fact, visible


def difference_sentence(one: Difference, ours: Report, theirs: Report, form: Form) -> str:
    """What differs between a report of the book and the one that comes in."""
    label = difference_label(one, ours, theirs, form)
    if one.change is not Change.CHANGED:
        return label
    texts = [fact(difference_text(one, side, form)) for side in (one.before, one.after)]
    return f"{label}：簿中为“{texts[0]}”，来件为“{texts[1]}”"


def difference_label(difference: Difference, before: Report, after: Report, form: Form) -> str:
    """Where two versions of a report differ, in the words of the form, and how where it is not a value."""
    place, change = difference.place, difference.change
    if change is Change.ROWS_MOVED:
        return CHANGE_NAMES[change]
    if change is not Change.CHANGED:
        return f"{CHANGE_NAMES[change]}“{visible(difference.before or difference.after)}”"
    if place.attribute in OTHER_LABELS:
        label = OTHER_LABELS[place.attribute]
        return label if place.row is None else f"第 {place.row + 1} 行的{label}"
    return place_label(place, after, form) or place_label(place, before, form) or place.attribute


def difference_text(difference: Difference, text: str, form: Form) -> str:
    """One side of a difference as people read it: 是 and 否, the name of a group, a text as it is."""
    if difference.place.attribute == "group":
        return next((leaf.label for leaf in form.table.leaves if leaf.key == text), text)
    if difference.place.attribute == "recurring":
        return YES_NO_NAMES.get(text, text)
    return text


def refused_sentence(row: RefusedRow) -> str:
    """Where a row of a table is wrong, and why it was left out."""
    name = f"（{fact(row.project_name)}）" if row.project_name else ""
    return f"工作表“{visible(row.sheet)}”的 {row.cell}{name}：{error_sentence(row.reason)}"


def amounts_text(report: Report, form: Form) -> str:
    """The amounts of a report, each behind its label; empty where it has none."""
    money = (field for field in form.fields if field.kind is FieldKind.MONEY)
    texts = ((field.label, field_text(field, report, form)) for field in money)
    return "，".join(f"{label} {text}" for label, text in texts if text)
