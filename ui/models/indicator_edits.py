"""What the indicator table does to a report, as pure functions."""

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.form import IndicatorsBlock
from desktop.domain.report import Indicator, Report
from ui.entry import LINE, SCORE, TEXT, Reading

Cell = tuple[int, str]
"""An index in `Report.indicators`, and an attribute."""

_READINGS = {"weight": SCORE, "self_score": SCORE, "explanation": TEXT, "remark": TEXT}
_EMPTY = Indicator(group="")


def reading_of(attribute: str) -> Reading:
    """How a cell's text is read."""
    return _READINGS.get(attribute, LINE)


def row_added(report: Report, block: IndicatorsBlock, group: str, after: int | None) -> tuple[Report, int]:
    """The report with an empty row in a group, behind one of its rows or at its end, and where the new row is."""
    index = end_of(report, block, group) if after is None else after + 1
    return report.with_indicator_added(index, Indicator(group=group)), index


def row_moved(report: Report, index: int, by: int) -> tuple[Report, int]:
    """The report with a row exchanged with the one before (-1) or behind it (+1) in its group, and where it is now."""
    siblings = [i for i, _ in report.rows_of(report.indicators[index].group)]
    target = siblings.index(index) + by
    if not 0 <= target < len(siblings):
        return report, index
    rows = list(report.indicators)
    other = siblings[target]
    rows[index], rows[other] = rows[other], rows[index]
    return replace(report, indicators=tuple(rows)), other


def row_put(report: Report, index: int, group: str, at: int) -> tuple[Report, int]:
    """The report with a row in a group, before the one that is now at `at`, and where it is then."""
    rows = list(report.indicators)
    row = replace(rows.pop(index), group=group)
    place = at - (at > index)
    rows.insert(place, row)
    return replace(report, indicators=tuple(rows)), place


def cells_cleared(report: Report, cells: Iterable[Cell]) -> Report:
    """The report with these cells empty."""
    rows = list(report.indicators)
    for index, attribute in cells:
        rows[index] = replace(
            rows[index],
            unread=tuple(pair for pair in rows[index].unread if pair[0] != attribute),
            **{attribute: getattr(_EMPTY, attribute)},
        )
    return replace(report, indicators=tuple(rows))


def end_of(report: Report, block: IndicatorsBlock, group: str) -> int:
    """The index behind a group's last row, or where its first one would stand."""
    keys = [leaf.key for leaf in block.leaves]
    before = set(keys[: keys.index(group) + 1]) if group in keys else set(keys) | {group}
    return max((i + 1 for i, row in enumerate(report.indicators) if row.group in before), default=0)
