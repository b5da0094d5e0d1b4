"""The lines of the indicator table as shown: a head line for each group, and below it the group's rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.form import Group, IndicatorsBlock
from desktop.domain.report import Indicator, Report
from ui.models.indicator_edits import end_of


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The head line of a group; `depth` is 0 for the outermost, `keys` those of the innermost groups inside."""

    group: Group
    depth: int
    keys: frozenset[str]

    def rows_in(self, report: Report) -> tuple[Indicator, ...]:
        """The rows of all groups inside."""
        return tuple(row for row in report.indicators if row.group in self.keys)


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of the report: its group and its index in `Report.indicators`."""

    group: str
    index: int


Line = GroupLine | RowLine


def lines_of(report: Report, block: IndicatorsBlock) -> tuple[Line, ...]:
    """All lines in paper order; rows of groups that the form does not know come last, under the group's key."""
    known = {leaf.key for leaf in block.leaves}
    unknown = dict.fromkeys(row.group for row in report.indicators if row.group not in known)
    groups = (*block.groups, *(Group(key=key, label=key) for key in unknown))
    return tuple(line for group in groups for line in _lines(group, 0, report))


def place_between(lines: Sequence[Line], at: int, report: Report, block: IndicatorsBlock) -> tuple[str, int] | None:
    """The group, and the index in `Report.indicators`, of a row that is put before the line at `at`.

    None where no row can stand: before the first head line, and below one that only holds other groups.
    """
    above = lines[at - 1] if 0 < at <= len(lines) else None
    if isinstance(above, RowLine):
        return above.group, above.index + 1
    if above is None or above.group.groups:
        return None
    first = next((index for index, _ in report.rows_of(above.group.key)), None)
    return above.group.key, end_of(report, block, above.group.key) if first is None else first


def _lines(group: Group, depth: int, report: Report) -> Iterator[Line]:
    yield GroupLine(group, depth, frozenset(leaf.key for leaf in group.leaves))
    for inner in group.groups:
        yield from _lines(inner, depth + 1, report)
    if not group.groups:
        yield from (RowLine(group.key, index) for index, _ in report.rows_of(group.key))
