"""The book: all reports of an office in one SQLite file."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.domain.form_file import Forms
from desktop.domain.record import digest
from desktop.domain.report import Indicator, Report
from desktop.errors import KnownError
from desktop.storage.elsewhere import save_copy
from desktop.storage.entries import Entry, read_entries, read_entry, write_entry
from desktop.storage.file import BookFile
from desktop.storage.finalising import finalise, refuse_final, reopen
from desktop.storage.history import Origin, Version, VersionKind
from desktop.storage.imports import BookImports
from desktop.storage.reports import read_sound_report, read_used_indicators
from desktop.storage.review import BookReview
from desktop.storage.stored import StoredReport, read_stored
from desktop.storage.summaries import Summary, read_summaries
from desktop.storage.tidying import tidy
from desktop.storage.verification import Damage, verify
from desktop.storage.versions import read_version, read_versions
from desktop.storage.writing import ReportWriter

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The time here, with its zone."""
    return datetime.now().astimezone()


class Book:
    """An open book. Every change is one transaction; only one process at a time may write.

    It serves the thread that opened it; another thread opens the book again for reading, or makes a `twin`.

    All methods raise KnownError for what happens to files: a full disk (`book_disk_full`), a place that cannot be
    written (`book_unwritable`), damage (`book_damaged`, `entry_damaged`), another program in the way (`book_busy`);
    those that change something raise `book_read_only` where the book is open for reading, and `book_gone` or
    `book_replaced` where what they write would be found by nobody. An unknown id is a bug and raises KeyError.
    """

    def __init__(self, file: BookFile, forms: Forms, clock: Clock) -> None:
        """For `create` and `open`."""
        self._file = file
        self._forms = forms
        self._clock = clock
        self.review = BookReview(file, forms, clock)
        """Its rule set and its acknowledged warnings."""
        self._writer = ReportWriter(self.review, clock)
        self.imports = BookImports(file, self._writer)
        """What comes in from elsewhere, and how it is taken back."""

    @classmethod
    def create(cls, path: Path, forms: Forms, *, clock: Clock = system_clock) -> Self:
        """Begin a new book and open it for writing.

        Raises:
            KnownError: `book_exists` where there is a file already, `file_folder_missing`, `file_name_refused` or
                `book_locked`.
        """
        return cls(BookFile.create(path), forms, clock)

    @classmethod
    def open(cls, path: Path, forms: Forms, *, read_only: bool = False, clock: Clock = system_clock) -> Self:
        """Open a book; reading neither locks it nor changes anything.

        Raises:
            KnownError: `book_missing`, `book_is_folder`, `book_empty`, `book_unreadable`, `book_foreign`, `book_newer`,
                `book_schema_unknown` or `book_has_log` (the file stays as it was); `book_locked` by another writer.
        """
        book = cls(BookFile.open(path, read_only=read_only), forms, clock)
        if not read_only:
            with suppress(KnownError):  # it is told where it is met again
                tidy(book._file, book.review, clock())
        return book

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._file.read_only

    def twin(self) -> Self:
        """The same book for another thread, made and closed there while this one is open: its lock serves both."""
        return type(self)(self._file.twin(), self._forms, self._clock)

    def close(self) -> None:
        """Let go of the file; closing twice is harmless."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def summaries(self) -> tuple[Summary, ...]:
        """The reports in book order, without those in the 回收站."""
        with self._file.reading() as database:
            return read_summaries(database, deleted=False)

    def deleted(self) -> tuple[Summary, ...]:
        """The reports in the 回收站."""
        with self._file.reading() as database:
            return read_summaries(database, deleted=True)

    def used_indicators(self) -> tuple[Indicator, ...]:
        """One indicator for each name in the book, the most used first, with its most used explanation and weight."""
        with self._file.reading() as database:
            return read_used_indicators(database)

    def uid(self, report_id: int) -> str:
        """Who a report is, in this book and in others."""
        with self._file.reading() as database:
            return read_entry(database, report_id).uid

    def load(self, report_id: int) -> Report:
        """A report as it was saved.

        Raises:
            KnownError: `report_damaged`.
        """
        with self._file.reading() as database:
            return read_sound_report(database, report_id, read_entry(database, report_id).digest)

    def stored(self, report_id: int) -> StoredReport:
        """A report as it was saved, with its state and who it is.

        Raises:
            KnownError: `report_damaged`.
        """
        with self._file.reading() as database:
            return read_stored(database, report_id)

    def save(self, report_id: int, report: Report, kind: VersionKind = VersionKind.TYPED) -> Version:
        """Keep a report's new content, with a version in its history; what has not changed is not written again.

        Raises:
            KnownError: `report_final`.
        """
        with self._file.writing() as database:
            entry = read_entry(database, report_id)
            if entry.digest == digest(report) and (versions := read_versions(database, report_id)):
                return versions[0]
            return self._writer.put(database, entry, report, Origin(kind))

    def add(self, report: Report, *, uid: str = "", source: str = "") -> int:
        """Put a report at the end; without a uid, or with one that the book knows already, it gets a new one."""
        with self._file.writing() as database:
            kind = VersionKind.IMPORTED if source else VersionKind.CREATED
            return self._writer.add(database, report, uid, Origin(kind, source=source))

    def delete(self, report_ids: Sequence[int]) -> None:
        """Move reports to the 回收站; nothing of them is lost.

        Raises:
            KnownError: `report_final` where one of them is; none is moved then.
        """
        now = self._clock()
        with self._file.writing() as database:
            for report_id in report_ids:
                entry = read_entry(database, report_id)
                refuse_final(database, entry)
                write_entry(database, entry._replace(deleted_at=now))

    def restore(self, report_ids: Sequence[int]) -> None:
        """Move reports back from the 回收站 to where they stood."""
        self._change(report_ids, lambda entry, _: entry._replace(deleted_at=None))

    def reorder(self, report_ids: Sequence[int]) -> None:
        """Put the reports of the book in this order; every one must be named once."""
        if sorted(report_ids) != sorted(summary.id for summary in self.summaries()):
            raise ValueError(report_ids)
        self._change(report_ids, lambda entry, position: entry._replace(position=position))

    def finalise(self, report_ids: Sequence[int]) -> None:
        """Lock reports for signing; whether they may be is not asked here. Those that are final stay as they are.

        Raises:
            KnownError: `report_damaged`; none is locked then.
        """
        with self._file.writing() as database:
            for report_id in report_ids:
                finalise(database, read_entry(database, report_id), self._clock())

    def reopen(self, report_ids: Sequence[int]) -> None:
        """Let final reports be edited again; what was finalised stays in their history."""
        with self._file.writing() as database:
            for report_id in report_ids:
                reopen(database, read_entry(database, report_id), self._clock())

    def history(self, report_id: int) -> tuple[Version, ...]:
        """The saved versions of a report, newest first, without what is damaged: `verify` tells of that."""
        with self._file.reading() as database:
            return read_versions(database, report_id)

    def version_report(self, version_id: int) -> Report:
        """A report as it was in a saved version.

        Raises:
            KnownError: `version_gone` where a later one took its place since, `version_damaged`.
        """
        with self._file.reading() as database:
            return read_version(database, version_id)

    def changed_elsewhere(self) -> bool:
        """Whether another program has written to the file since this was asked last.

        Raises:
            KnownError: `book_gone` or `book_replaced`: the file that is open is not at its path any more.
        """
        return self._file.changed_elsewhere()

    def save_copy(self, path: Path) -> None:
        """Write the whole book, history and all, to a new file; this one stays open (另存为).

        Raises:
            KnownError: `book_exists`, `file_folder_missing`, `book_has_log`, `book_damaged` where it cannot be read.
        """
        save_copy(self._file, path)

    def verify(self) -> tuple[Damage, ...]:
        """Look through the whole book; empty where all is as it was stored."""
        return verify(self._file)

    def _change(self, report_ids: Sequence[int], changed: Callable[[Entry, int], Entry]) -> None:
        with self._file.writing() as database:
            entries = {entry.report_id: entry for entry in read_entries(database)} if len(report_ids) > 1 else {}
            for position, report_id in enumerate(report_ids, 1):
                before = entries.get(report_id) or read_entry(database, report_id)
                after = changed(before, position)
                if after != before:
                    write_entry(database, after)
