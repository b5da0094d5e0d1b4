"""What pasting a block of cells makes of a report, as a value that can be looked at before it is taken."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.domain.form import IndicatorsBlock
from desktop.domain.report import Indicator, Report
from desktop.errors import KnownError
from desktop.exchange.table_text import Cells
from ui.entry import entry_of, with_row_entry
from ui.models.indicator_edits import Cell, end_of, reading_of
from ui.models.indicator_lines import RowLine, lines_of


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the first cell goes: a row of the report, or the end of a group without rows."""

    group: str
    row: int | None
    attribute: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """A cell that would not hold any more what it holds; `row` is its index before."""

    row: int
    attribute: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Pasting:
    """The report with the block in it, and what that means; `last` is the index of the lowest row pasted into."""

    report: Report
    replacements: tuple[Replacement, ...]
    added: int
    last: int

    @property
    def rows_replaced(self) -> int:
        """How many rows would lose something."""
        return len({one.row for one in self.replacements})


def pasted(report: Report, block: IndicatorsBlock, spot: Spot, cells: Cells, *, onward: bool) -> Pasting:
    """Put a block in, from a spot to the right and down; what has no row left there gets rows added.

    Rows are those of the spot's group; with `onward` those of the groups below too, as they are shown.

    Raises:
        KnownError: `paste_too_wide`, `paste_too_many_rows`, `lone_surrogate`.
    """
    attributes = _attributes(block, spot, cells)
    targets = _targets(report, block, spot, onward=onward)[: len(cells)]
    rows = list(report.indicators)
    replacements: list[Replacement] = []
    for index, texts in zip(targets, cells, strict=False):
        rows[index] = _filled(report.indicators[index], attributes, texts)
        replacements += _replacements(index, report.indicators[index], rows[index], attributes)
    group = rows[targets[-1]].group if targets else spot.group
    added = [_filled(Indicator(group=group), attributes, texts) for texts in cells[len(targets) :]]
    if len(rows) + len(added) > block.row_limit:
        raise KnownError("paste_too_many_rows", rows=len(rows) + len(added), limit=block.row_limit)
    at = targets[-1] + 1 if targets else end_of(report, block, spot.group)
    after = replace(report, indicators=(*rows[:at], *added, *rows[at:]))
    return Pasting(after, tuple(replacements), len(added), at + len(added) - 1)


def goes_beyond(report: Report, block: IndicatorsBlock, spot: Spot, cells: Cells) -> bool:
    """Whether there are more rows to paste than the spot's group has there, and rows of other groups follow."""
    here, onward = (_targets(report, block, spot, onward=onward) for onward in (False, True))
    return len(here) < min(len(cells), len(onward))


def filled(report: Report, cells: Iterable[Cell], text: str) -> Report:
    """The report with one text in each of these cells.

    Raises:
        KnownError: `lone_surrogate`.
    """
    rows = list(report.indicators)
    for index, attribute in cells:
        rows[index] = _filled(rows[index], (attribute,), (text,))
    return replace(report, indicators=tuple(rows))


def _attributes(block: IndicatorsBlock, spot: Spot, cells: Cells) -> tuple[str, ...]:
    names = [column.attribute for column in block.row_columns]
    attributes = tuple(names[names.index(spot.attribute) :])
    width = max((at + 1 for texts in cells for at, text in enumerate(texts) if text), default=0)
    if width > len(attributes):
        raise KnownError("paste_too_wide", columns=width, room=len(attributes))
    return attributes


def _targets(report: Report, block: IndicatorsBlock, spot: Spot, *, onward: bool) -> list[int]:
    shown = [line for line in lines_of(report, block) if isinstance(line, RowLine)]
    if spot.row is None:
        return []
    start = next(at for at, line in enumerate(shown) if line.index == spot.row)
    return [line.index for line in shown[start:] if onward or line.group == spot.group]


def _filled(row: Indicator, attributes: tuple[str, ...], texts: tuple[str, ...]) -> Indicator:
    for attribute, text in zip(attributes, texts, strict=False):
        row = with_row_entry(row, attribute, reading_of(attribute).entry(text))
    return row


def _replacements(
    index: int, before: Indicator, after: Indicator, attributes: tuple[str, ...]
) -> Iterable[Replacement]:
    for attribute in attributes:
        old, new = (reading_of(attribute).text(entry_of(row, attribute)) for row in (before, after))
        if old not in ("", new):
            yield Replacement(index, attribute, old, new)
