"""A report together with what the book knows of it, as paper and files need it."""

from typing import NamedTuple

from peewee import SqliteDatabase

from desktop.domain.acknowledgement import Acknowledgement
from desktop.domain.plan import PlanRow
from desktop.domain.report import Report
from desktop.storage.acknowledgements import read_acknowledgements
from desktop.storage.entries import State, read_entry
from desktop.storage.reports import read_sound_report


class StoredReport(NamedTuple):
    """A report of a book as it was saved; `digest` is its content's, `uid` who it is in this book and in others."""

    report: Report
    uid: str
    state: State
    finalised_count: int
    digest: str
    acknowledgements: tuple[Acknowledgement, ...] = ()

    @property
    def final(self) -> bool:
        """Whether it is locked for signing."""
        return self.state is State.FINAL

    @property
    def row(self) -> PlanRow:
        """The report with all that a file of reports holds of it."""
        return PlanRow(self.report, self.uid, acknowledgements=self.acknowledgements)


def read_stored(database: SqliteDatabase, report_id: int) -> StoredReport:
    """The report of this id.

    Raises:
        KeyError: there is none.
        KnownError: `entry_damaged`, `report_damaged`.
    """
    entry = read_entry(database, report_id)
    report = read_sound_report(database, report_id, entry.digest)
    acknowledgements = read_acknowledgements(database, report_id)
    return StoredReport(report, entry.uid, entry.state, entry.finalised_count, entry.digest, acknowledgements)
