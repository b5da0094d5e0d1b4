"""An open book goes on at another place, also when it can't be read any more where it was."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from desktop.errors import KnownError
from desktop.storage.backups import Backup, read_backups
from desktop.storage.book import Book
from desktop.storage.file import BookFile
from desktop.storage.restoring import restore_backup


def is_readable(book: Book) -> bool:
    """Whether an open book can still be read: the disk on which it lies may have been taken away."""
    try:
        book.summaries()
    except KnownError:
        return False
    return True


def rescue(book: Path, target: Path, now: datetime) -> Backup | None:
    """Make a book at a new place without that at the old one: of the latest sound backup; an empty one without any.

    Raises:
        KnownError: `book_exists`, or what the machine does at the new place.
    """
    if target.exists():
        raise KnownError("book_exists", path=target)
    for backup in read_backups(book):
        with suppress(KnownError):
            restore_backup(backup.path, target, now)
            return backup
    BookFile.create(target).close()
    return None
