"""Looking through a whole book for damage: the file, every report, every saved version, and what they add up to."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from peewee import SqliteDatabase

from desktop.errors import KnownError
from desktop.storage.acknowledgements import damaged_acknowledgements
from desktop.storage.entries import entry_ids, read_book_row, read_entry, sum_of_checksums
from desktop.storage.file import BookFile
from desktop.storage.reports import count_reports, read_name, read_sound_report
from desktop.storage.rules import refuse_unreadable_rules
from desktop.storage.statements import run
from desktop.storage.versions import read_version, version_ids


class Damage(NamedTuple):
    """One thing that is not as it was stored: the error that says so, and the report where it is one report's."""

    error: KnownError
    report_id: int | None = None


class _Search:
    def __init__(self, file: BookFile) -> None:
        self.found: list[Damage] = []
        self._file = file

    @contextmanager
    def look(self, report_id: int | None = None) -> Iterator[SqliteDatabase]:
        """One place, in a transaction of its own so that nobody waits for long."""
        try:
            with self._file.reading() as database:
                yield database
        except KnownError as error:
            if error.code != "version_gone":  # a writer made it superfluous meanwhile
                self.found.append(Damage(error, report_id))


def verify(file: BookFile) -> tuple[Damage, ...]:
    """All damage in a book, the file's own first."""
    search = _Search(file)
    reports: tuple[int, ...] = ()
    versions: tuple[tuple[int, int], ...] = ()
    with search.look() as database:
        _refuse_broken_file(database)
    with search.look() as database:
        reports = entry_ids(database)
        versions = version_ids(database)
        _refuse_wrong_sum(database, len(reports))
    for report_id in reports:
        with search.look(report_id) as database:
            read_sound_report(database, report_id, read_entry(database, report_id).digest)
    for version_id, report_id in versions:
        with search.look(report_id) as database:
            read_version(database, version_id)
    unsound: tuple[int, ...] = ()
    with search.look() as database:
        unsound = damaged_acknowledgements(database)
    for report_id in unsound:
        with search.look(report_id) as database:
            raise KnownError("acknowledgement_damaged", name=read_name(database, report_id))
    with search.look() as database:
        refuse_unreadable_rules(database)
    return tuple(search.found)


def _refuse_broken_file(database: SqliteDatabase) -> None:
    for pragma, sound in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
        if run(database, f"PRAGMA {pragma}") != sound:
            raise KnownError("book_damaged")


def _refuse_wrong_sum(database: SqliteDatabase, entries: int) -> None:
    reports, total = read_book_row(database)
    if entries != reports or count_reports(database) != reports or total != sum_of_checksums(database):
        raise KnownError("book_damaged")
