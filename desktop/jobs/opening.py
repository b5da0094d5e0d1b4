"""Opening a book as well as it can be opened, and going on with it at another place."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage.backups import read_backups
from desktop.storage.book import Book, Clock, system_clock
from desktop.storage.restoring import restore_backup

_READABLE_ALL_THE_SAME = {"book_locked", "book_unwritable", "book_disk_full"}
_OUT_OF_REACH = {"book_damaged", "book_foreign", "book_gone", "book_unreadable", "book_unwritable"}


class Opened(NamedTuple):
    """An open book, and what keeps it from being written to: None where nothing does."""

    book: Book
    obstacle: KnownError | None = None


def open_book(path: Path, forms: Forms, *, clock: Clock = system_clock) -> Opened:
    """Open a book for writing, or for reading where another program writes to it or its place takes nothing.

    Raises:
        KnownError: what `Book.open` raises of a book that cannot be read either.
    """
    try:
        return Opened(Book.open(path, forms, clock=clock))
    except KnownError as error:
        if error.code not in _READABLE_ALL_THE_SAME:
            raise
        return Opened(Book.open(path, forms, read_only=True, clock=clock), error)


def continue_elsewhere(
    book: Book, target: Path, forms: Forms, unsaved: Mapping[int, Report], *, clock: Clock = system_clock
) -> Book:
    """Copy a book to a new file, put in what could not be saved, and open it; out of reach, its last backup stands in.

    `unsaved` are reports by their ids in the book; one that the backup does not know yet is added. The book stays open.

    Raises:
        KnownError: what `Book.save_copy` raises; nothing is at `target` then.
    """
    try:
        book.save_copy(target)
    except KnownError as error:
        backups = read_backups(book.path)
        if error.code not in _OUT_OF_REACH or not backups:
            raise
        restore_backup(backups[0].path, target, clock())
    copy = Book.open(target, forms, clock=clock)
    try:
        for report_id, report in unsaved.items():
            _put(copy, report_id, report)
    except KnownError:
        copy.close()
        with suppress(OSError):
            target.unlink()
        raise
    return copy


def _put(copy: Book, report_id: int, report: Report) -> None:
    try:
        copy.save(report_id, report)
    except KeyError:
        copy.add(report)
