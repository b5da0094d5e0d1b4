"""What changed from one version of a report to another, field by field and row by row."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.finding import Place
from desktop.domain.numbers import format_date, format_money, format_score
from desktop.domain.passages import Passages, compare_texts
from desktop.domain.report import FieldKind, Indicator, Report, kinds_of

_KINDS = {**kinds_of(Report), **kinds_of(Indicator)}
_SEPARATE = {"indicators", "unread", "signature_texts"}
_CELLS = tuple(field.name for field in fields(Indicator) if field.name != "unread")


class Change(StrEnum):
    """How two versions differ at a place."""

    CHANGED = "changed"
    ROW_ADDED = "row_added"
    ROW_REMOVED = "row_removed"
    ROWS_MOVED = "rows_moved"


class Difference(NamedTuple):
    """One place at which two versions differ, with its text in both.

    The place is one of the version after; of a row that was removed, one of the version before. The text of an added or
    removed row is its name. A yes or no is `true` or `false`, a group its key.
    """

    change: Change
    place: Place
    before: str = ""
    after: str = ""

    @property
    def passages(self) -> Passages:
        """What is gone from `before` and what is new in `after`; where one is empty, all of the other."""
        return compare_texts(self.before, self.after)


def compare(before: Report, after: Report) -> tuple[Difference, ...]:
    """The differences of two versions of a report: the fields in the order of `Report`, then the rows."""
    return (*_fields(before, after), *_rows(before, after))


def _fields(before: Report, after: Report) -> Iterator[Difference]:
    for name in (field.name for field in fields(Report)):
        if name not in _SEPARATE:
            yield from _changed(Place(name), shown(before, name), shown(after, name))
    ours, theirs = dict(before.signature_texts), dict(after.signature_texts)
    for key in sorted({*ours, *theirs}):
        yield from _changed(Place(f"signature_texts.{key}"), ours.get(key, ""), theirs.get(key, ""))


def _rows(before: Report, after: Report) -> Iterator[Difference]:
    pairs = _paired(before.indicators, after.indicators)
    for old, new in sorted(pairs.items(), key=lambda pair: pair[1]):
        for name in _CELLS:
            one, other = before.indicators[old], after.indicators[new]
            yield from _changed(Place(name, new), shown(one, name), shown(other, name))
    for old, row in enumerate(before.indicators):
        if old not in pairs:
            yield Difference(Change.ROW_REMOVED, Place("name", old), before=row.name)
    for new, row in enumerate(after.indicators):
        if new not in pairs.values():
            yield Difference(Change.ROW_ADDED, Place("name", new), after=row.name)
    order = [new for _, new in sorted(pairs.items())]
    if order != sorted(order):
        yield Difference(Change.ROWS_MOVED, Place("indicators"))


def _changed(place: Place, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(Change.CHANGED, place, before, after)


def _paired(before: tuple[Indicator, ...], after: tuple[Indicator, ...]) -> dict[int, int]:
    """Which row became which, by index: rows of one name in their order, then those left over at the same index."""
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, row in enumerate(after):
        waiting[row.group, row.name].append(index)
    pairs: dict[int, int] = {}
    for index, row in enumerate(before):
        if waiting[row.group, row.name]:
            pairs[index] = waiting[row.group, row.name].pop(0)
    left = set(range(len(after))) - set(pairs.values())
    same_place = [i for i, row in enumerate(before) if i not in pairs and i in left and row.group == after[i].group]
    return pairs | {index: index for index in same_place}


def shown(record: Report | Indicator, attribute: str) -> str:
    """A value as text: as it is typed where it is no number, as it is shown where it is one, empty for None."""
    value = getattr(record, attribute)
    match value:
        case None:
            return dict(record.unread).get(attribute, "")
        case bool():
            return str(value).lower()
        case Decimal():
            return format_money(value) if _KINDS[attribute] is FieldKind.MONEY else format_score(value)
        case date():
            return format_date(value)
        case _:
            return str(value)
