"""What an import would do and what it did, as data."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.acknowledgement import Acknowledgement
from desktop.domain.finding import Finding
from desktop.domain.report import Indicator, Report
from desktop.errors import KnownError


class PlanRow(NamedTuple):
    """One report from elsewhere. `findings` are P08 to P10: what its paper showed and the report does not."""

    report: Report
    uid: str = ""
    """Who it is, where the file says so; else it is matched by form, year, unit and name."""
    findings: tuple[Finding, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    year_assumed: bool = False
    """Whether no paper showed the fiscal year, and it only follows from the day of the evaluation (form-2021.md)."""
    ancestors: frozenset[str] = frozenset()
    """Digests of what the report was before, where the source knows: ours among them means that theirs is newer."""
    given: frozenset[str] | None = None
    """The attributes of which a list speaks; the book's report keeps its others. None for all."""

    def in_year(self, year: int) -> "PlanRow":
        """The same report of the year that the user says it is of."""
        return self._replace(report=replace(self.report, fiscal_year=year), year_assumed=False)


class RefusedRow(NamedTuple):
    """A row of a table that cannot be taken in: its sheet, the cell that is wrong (C5), its project, and the reason."""

    sheet: str
    cell: str
    project_name: str
    reason: KnownError


class Plan(NamedTuple):
    """What a file brings, in its order; `source` is named in sentences and in the history."""

    source: str
    rows: tuple[PlanRow, ...]
    refused: tuple[RefusedRow, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    """Of a list the headings, each with the attribute that its column was read as, empty for one left alone."""

    def in_year(self, year: int) -> "Plan":
        """The same plan with every report of which no paper shows the year in this one."""
        return self._replace(rows=tuple(row.in_year(year) if row.year_assumed else row for row in self.rows))


class Match(StrEnum):
    """How a report from elsewhere stands to the book (architecture.md, Identity)."""

    NEW = "new"
    SAME = "same"
    OLDER = "older"
    """Theirs stands in our history."""
    CHANGED = "changed"
    """Ours stands in their history: theirs is ours, edited."""
    CONFLICTING = "conflicting"
    """Ours and theirs both differ from what either knew."""


class Choice(StrEnum):
    """Which of the two stays where the user chooses for one row."""

    OURS = "ours"
    THEIRS = "theirs"


class MatchedRow(NamedTuple):
    """A row of a plan beside the report of the book that it is about; `report_id` is None for a new one."""

    row: PlanRow
    match: Match
    report_id: int | None = None
    final: bool = False
    """Whether the book's report is final, so that nothing takes its place."""


class Outcome(NamedTuple):
    """What applying a plan did: rows taken into the book, rows that changed nothing, rows left out.

    Refused is what conflicts and was not chosen, or would take the place of a final report.
    """

    taken: tuple[MatchedRow, ...] = ()
    unchanged: tuple[MatchedRow, ...] = ()
    refused: tuple[MatchedRow, ...] = ()
    declined: tuple[MatchedRow, ...] = ()
    """Rows that would have come in, had they not been chosen to stay out."""
    batch: int | None = None
    """By which number all that was taken can be withdrawn; None where nothing was."""
    wrong: tuple[RefusedRow, ...] = ()
    """Rows of a table that could not be read."""


def filled_in(row: PlanRow, ours: Report) -> Report:
    """What the book's report becomes by a row: theirs, or ours with what a list says; blank cells say nothing."""
    if row.given is None:
        return row.report
    said = {attribute: getattr(row.report, attribute) for attribute in row.given}
    if "indicators" in said:
        said["indicators"] = _joined(row.report.indicators, ours.indicators)
    unread = tuple((attribute, text) for attribute, text in ours.unread if attribute not in row.given)
    return replace(ours, **said, unread=unread)


def _joined(theirs: Iterable[Indicator], ours: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Their rows; what is blank in one of them is as in our row of the same group and name."""
    known = {(row.group, row.name.strip()): row for row in reversed(tuple(ours))}
    return tuple(_completed(row, known.get((row.group, row.name.strip()))) for row in theirs)


def _completed(row: Indicator, ours: Indicator | None) -> Indicator:
    if ours is None:
        return row
    unread = tuple((attribute, text) for attribute, text in ours.unread if getattr(row, attribute) is None)
    return Indicator(
        group=row.group,
        name=row.name,
        explanation=row.explanation or ours.explanation,
        weight=ours.weight if row.weight is None else row.weight,
        self_score=ours.self_score if row.self_score is None else row.self_score,
        remark=row.remark or ours.remark,
        unread=unread,
    )
