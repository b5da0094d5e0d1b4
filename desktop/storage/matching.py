"""Which report of the book a report from elsewhere is (architecture.md, Identity)."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from peewee import SqliteDatabase

from desktop.domain.plan import Choice, Match, MatchedRow, Outcome, Plan, PlanRow, filled_in
from desktop.domain.record import digest
from desktop.domain.report import Report
from desktop.progress import Progress
from desktop.storage.entries import State, read_entries
from desktop.storage.reports import read_sound_report
from desktop.storage.summaries import Summary, read_summaries
from desktop.storage.versions import known_digests

Key = tuple[str, int, str, str]
DigestsOf = Callable[[int], Container[str]]
"""All digests that a report of the book ever had, by its id."""
Load = Callable[[int], Report]
"""A report of the book by its id."""


class Known(NamedTuple):
    """What matching needs to know of a report in the book; `key` is form, fiscal year, unit and name."""

    report_id: int
    uid: str
    key: Key
    digest: str
    final: bool


def key_of(report: Report | Summary) -> Key:
    """What tells reports apart that have no uid in common."""
    return report.form, report.fiscal_year, report.budget_unit.strip(), report.project_name.strip()


def stand_beside(database: SqliteDatabase, plan: Plan) -> tuple[MatchedRow, ...]:
    """How each report of a plan stands to the reports of the book that are not in the 回收站."""
    entries = {entry.report_id: entry for entry in read_entries(database)}
    kept = tuple(
        Known(one.id, one.uid, key_of(one), entries[one.id].digest, entries[one.id].state is State.FINAL)
        for one in read_summaries(database, deleted=False)
    )
    return match_plan(
        plan,
        kept,
        lambda report_id: known_digests(database, report_id),
        lambda report_id: read_sound_report(database, report_id, entries[report_id].digest),
    )


def match_plan(plan: Plan, kept: Sequence[Known], digests_of: DigestsOf, load: Load) -> tuple[MatchedRow, ...]:
    """Set each row of a plan beside the report that it is about; no report stands beside two rows.

    A row is the report of its uid; else, among those of its key, one of the same content, one that once had this
    content, or the first. A row of a list becomes the whole report that the book's would be with what the list says; a
    list that names no units means the only report of that name.
    """
    theirs = [digest(row.report) for row in plan.rows]
    found = _by_uid(plan.rows, kept)
    taken = {one.report_id for one in found.values()}
    free: dict[Key, list[Known]] = defaultdict(list)
    for one in kept:
        if one.report_id not in taken:
            free[one.key].append(one)
    for fits in _ways(digests_of):
        for index, row in enumerate(plan.rows):
            same_key = free[_key_among(free, row)]
            match = None if index in found else next((one for one in same_key if fits(one, theirs[index])), None)
            if match is not None:
                found[index] = match
                same_key.remove(match)
    return tuple(_matched(row, found.get(index), digests_of, load) for index, row in enumerate(plan.rows))


def sort_out(
    plan: Plan, rows: Sequence[MatchedRow], choices: Mapping[int, Choice], *, replace_conflicting: bool
) -> Outcome:
    """Which rows of a plan are to be taken in, which bring nothing new, and which are refused.

    `choices` are by a row's index.
    """

    def takes(index: int, row: MatchedRow) -> bool:
        if row.match is Match.SAME or row.final:
            return False
        if index in choices:
            return choices[index] is Choice.THEIRS
        return row.match in {Match.NEW, Match.CHANGED} or (row.match is Match.CONFLICTING and replace_conflicting)

    taken = tuple(row for index, row in enumerate(rows) if takes(index, row))
    left = [(index, row) for index, row in enumerate(rows) if not takes(index, row)]
    differing = [(index, row) for index, row in left if row.match not in {Match.SAME, Match.OLDER}]
    return Outcome(
        taken=taken,
        unchanged=tuple(row for _, row in left if row.match in {Match.SAME, Match.OLDER}),
        refused=tuple(row for index, row in differing if index not in choices or row.final),
        declined=tuple(row for index, row in differing if index in choices and not row.final),
        wrong=plan.refused,
    )


def counted(rows: Sequence[MatchedRow], on_progress: Progress | None) -> Iterator[MatchedRow]:
    """The rows; whoever takes one more has dealt with those before, which is told."""
    for done, row in enumerate(rows, 1):
        yield row
        if on_progress:
            on_progress(done, len(rows))


def _key_among(free: Mapping[Key, Sequence[Known]], row: PlanRow) -> Key:
    key = key_of(row.report)
    if row.given is None or "budget_unit" in row.given:
        return key
    namesakes = [other for other in free if (other[0], other[1], other[3]) == (key[0], key[1], key[3]) and free[other]]
    return namesakes[0] if len(namesakes) == 1 else key


def _by_uid(rows: Sequence[PlanRow], kept: Sequence[Known]) -> dict[int, Known]:
    free = {one.uid: one for one in kept}
    pairs = ((index, free.pop(row.uid, None)) for index, row in enumerate(rows))
    return {index: one for index, one in pairs if one is not None}


def _ways(digests_of: DigestsOf) -> tuple[Callable[[Known, str], bool], ...]:
    return (
        lambda one, theirs: one.digest == theirs,
        lambda one, theirs: theirs in digests_of(one.report_id),
        lambda _one, _theirs: True,
    )


def _matched(row: PlanRow, one: Known | None, digests_of: DigestsOf, load: Load) -> MatchedRow:
    if one is None:
        return MatchedRow(row, Match.NEW)
    if row.given is not None:
        row = row._replace(report=filled_in(row, load(one.report_id)), ancestors=frozenset({one.digest}))
    return MatchedRow(row, _stands(digest(row.report), row, one, digests_of), one.report_id, one.final)


def _stands(theirs: str, row: PlanRow, one: Known, digests_of: DigestsOf) -> Match:
    if one.digest == theirs:
        return Match.SAME
    ours_before = theirs in digests_of(one.report_id)
    theirs_before = one.digest in row.ancestors
    if row.given is None and ours_before == theirs_before:  # each went back to what the other once was, or neither
        return Match.CONFLICTING
    return Match.OLDER if ours_before else Match.CHANGED
