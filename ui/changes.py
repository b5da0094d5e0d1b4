"""Where two versions of a report differ: what an undo step belongs to, and what it shows."""

from dataclasses import fields

from desktop.domain.finding import Place
from desktop.domain.report import Indicator, Report, Texts

_REPORT = tuple(field.name for field in fields(Report))
_ROW = tuple(field.name for field in fields(Indicator))


def changed_place(before: Report, after: Report) -> Place:
    """The one place that differs; the indicator table, or the whole report, where more than one does."""
    changed = _changed(before, after, _REPORT)
    if len(changed) != 1:
        return Place()
    (attribute,) = changed
    return _changed_row(before.indicators, after.indicators) if attribute == "indicators" else Place(attribute)


def _changed_row(before: tuple[Indicator, ...], after: tuple[Indicator, ...]) -> Place:
    first = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    if len(before) != len(after) or before[first + 1 :] != after[first + 1 :]:
        return Place("indicators", min(first, len(after) - 1) if after else None)
    changed = _changed(before[first], after[first], _ROW)
    return Place(changed.pop() if len(changed) == 1 else "indicators", first)


def _changed(before: Report | Indicator, after: Report | Indicator, names: tuple[str, ...]) -> set[str]:
    changed: set[str] = set()
    for name in names:
        old, new = getattr(before, name), getattr(after, name)
        if old is new or old == new:
            continue
        if name == "unread":
            changed |= _changed_keys(old, new)
        elif name == "signature_texts":
            changed |= {f"{name}.{key}" for key in _changed_keys(old, new)}
        else:
            changed.add(name)
    return changed


def _changed_keys(before: Texts, after: Texts) -> set[str]:
    return {key for key, _ in set(before) ^ set(after)}
