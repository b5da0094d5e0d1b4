"""What an import would do and what it did, as data."""

from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.acknowledgement import Acknowledgement
from desktop.domain.finding import Finding
from desktop.domain.report import Report


class PlanRow(NamedTuple):
    """One report from elsewhere. `findings` are P08 to P10: what its paper showed and the report does not."""

    report: Report
    uid: str = ""
    """Who it is, where the file says so; else it is matched by form, year, unit and name."""
    findings: tuple[Finding, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    year_assumed: bool = False
    """Whether no paper showed the fiscal year, and it only follows from the day of the evaluation (form-2021.md)."""

    def in_year(self, year: int) -> "PlanRow":
        """The same report of the year that the user says it is of."""
        return self._replace(report=replace(self.report, fiscal_year=year), year_assumed=False)


class Plan(NamedTuple):
    """What a file brings, in its order; `source` is named in sentences and in the history."""

    source: str
    rows: tuple[PlanRow, ...]

    def in_year(self, year: int) -> "Plan":
        """The same plan with every report of which no paper shows the year in this one."""
        return self._replace(rows=tuple(row.in_year(year) if row.year_assumed else row for row in self.rows))


class Match(StrEnum):
    """How a report from elsewhere stands to the book (architecture.md, Identity)."""

    NEW = "new"
    SAME = "same"
    OLDER = "older"
    """Theirs stands in our history."""
    CONFLICTING = "conflicting"
    """Ours and theirs both differ from what either knew."""


class MatchedRow(NamedTuple):
    """A row of a plan beside the report of the book that it is about; `report_id` is None for a new one."""

    row: PlanRow
    match: Match
    report_id: int | None = None
    final: bool = False
    """Whether the book's report is final, so that nothing takes its place."""


class Outcome(NamedTuple):
    """What applying a plan did: rows taken into the book, rows that changed nothing, rows left out as conflicting."""

    taken: tuple[MatchedRow, ...] = ()
    unchanged: tuple[MatchedRow, ...] = ()
    refused: tuple[MatchedRow, ...] = ()
