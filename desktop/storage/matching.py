"""Which report of the book a report from elsewhere is (architecture.md, Identity)."""

from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from desktop.domain.plan import Match, MatchedRow, Outcome, Plan, PlanRow
from desktop.domain.record import digest
from desktop.domain.report import Report
from desktop.storage.summaries import Summary

Key = tuple[str, int, str, str]
DigestsOf = Callable[[int], Container[str]]
"""All digests that a report of the book ever had, by its id."""


class Kept(NamedTuple):
    """What matching needs to know of a report in the book; `key` is form, fiscal year, unit and name."""

    report_id: int
    uid: str
    key: Key
    digest: str
    final: bool


def key_of(report: Report | Summary) -> Key:
    """What tells reports apart that have no uid in common."""
    return report.form, report.fiscal_year, report.budget_unit.strip(), report.project_name.strip()


def match_plan(plan: Plan, kept: Sequence[Kept], digests_of: DigestsOf) -> tuple[MatchedRow, ...]:
    """Set each row of a plan beside the report that it is about; no report stands beside two rows.

    A row is the report of its uid; else, among those of its key, one of the same content, one that once had this
    content, or the first.
    """
    theirs = [digest(row.report) for row in plan.rows]
    found = _by_uid(plan.rows, kept)
    taken = {one.report_id for one in found.values()}
    free: dict[Key, list[Kept]] = defaultdict(list)
    for one in kept:
        if one.report_id not in taken:
            free[one.key].append(one)
    for fits in _ways(digests_of):
        for index, row in enumerate(plan.rows):
            same_key = free[key_of(row.report)]
            match = None if index in found else next((one for one in same_key if fits(one, theirs[index])), None)
            if match is not None:
                found[index] = match
                same_key.remove(match)
    return tuple(_matched(row, found.get(index), theirs[index], digests_of) for index, row in enumerate(plan.rows))


def sort_out(rows: Sequence[MatchedRow], *, replace_conflicting: bool) -> Outcome:
    """Which rows would be taken in, which bring nothing new, and which are refused."""

    def replaces(row: MatchedRow) -> bool:
        return row.match is Match.CONFLICTING and replace_conflicting and not row.final

    taken = tuple(row for row in rows if row.match is Match.NEW or replaces(row))
    unchanged = tuple(row for row in rows if row.match in {Match.SAME, Match.OLDER})
    refused = tuple(row for row in rows if row.match is Match.CONFLICTING and not replaces(row))
    return Outcome(taken, unchanged, refused)


def _by_uid(rows: Sequence[PlanRow], kept: Sequence[Kept]) -> dict[int, Kept]:
    free = {one.uid: one for one in kept}
    pairs = ((index, free.pop(row.uid, None)) for index, row in enumerate(rows))
    return {index: one for index, one in pairs if one is not None}


def _ways(digests_of: DigestsOf) -> tuple[Callable[[Kept, str], bool], ...]:
    return (
        lambda one, theirs: one.digest == theirs,
        lambda one, theirs: theirs in digests_of(one.report_id),
        lambda _one, _theirs: True,
    )


def _matched(row: PlanRow, one: Kept | None, theirs: str, digests_of: DigestsOf) -> MatchedRow:
    if one is None:
        return MatchedRow(row, Match.NEW)
    if one.digest == theirs:
        return MatchedRow(row, Match.SAME, one.report_id, one.final)
    older = theirs in digests_of(one.report_id)
    return MatchedRow(row, Match.OLDER if older else Match.CONFLICTING, one.report_id, one.final)
