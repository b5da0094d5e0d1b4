"""How a report comes into the tables of a book, with all that follows from it."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from peewee import SqliteDatabase

from desktop.domain.record import digest
from desktop.domain.report import Report
from desktop.storage.entries import Entry, free_uid, next_places, write_entry
from desktop.storage.finalising import refuse_final
from desktop.storage.history import Origin, Version
from desktop.storage.reports import write_report
from desktop.storage.review import BookReview
from desktop.storage.versions import add_version


class ReportWriter(NamedTuple):
    """Writes within a transaction of its caller's."""

    review: BookReview
    clock: Callable[[], datetime]

    def add(self, database: SqliteDatabase, report: Report, uid: str, origin: Origin) -> int:
        """Put a report at the end of the book; gives its id. Without a uid, or with a known one, it gets a new one."""
        report_id, position = next_places(database)
        uid = free_uid(database, uid)
        self.put(database, Entry(report_id, uid, position, digest="", modified=self.clock()), report, origin)
        return report_id

    def put(self, database: SqliteDatabase, entry: Entry, report: Report, origin: Origin) -> Version:
        """Give the report of an entry new content, with a version in its history.

        Raises:
            KnownError: `report_final`.
        """
        refuse_final(database, entry)
        stored = write_report(database, entry.report_id, report)
        entry = entry._replace(digest=digest(stored), modified=self.clock())
        write_entry(database, self.review.summarised(database, entry, stored))
        return add_version(database, entry, stored, origin)
