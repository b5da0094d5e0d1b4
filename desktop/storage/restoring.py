"""A backup takes the place of a book; the book that it replaces is kept beside it."""

import os
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from shutil import copyfile

from desktop.errors import KnownError
from desktop.files import sync_folder
from desktop.storage.copying import JOURNAL, beside, copy_pages, in_place_of, named_after
from desktop.storage.faults import known_faults
from desktop.storage.file import BookFile
from desktop.storage.lock import BookLock
from desktop.storage.opening import refuse_log
from desktop.storage.verification import verify


def restore_backup(backup: Path, book: Path, now: datetime) -> Path | None:
    """Put a copy of a backup in the place of a book, which nobody has open; gives where the replaced book is kept.

    None where there was no book. Whatever fails, the book is at its place as it was.

    Raises:
        KnownError: what `Book.open` raises of the backup, `backup_damaged`; `book_locked`, `book_has_log`,
            `file_folder_missing`, or what the machine does where the book lies.
    """
    with BookFile.open(backup, read_only=True) as source, known_faults(book):
        target = Path(os.path.realpath(book))
        if not target.parent.is_dir():
            raise KnownError("file_folder_missing")
        if target.is_dir():
            raise KnownError("book_is_folder")
        refuse_log(target)
        lock = BookLock(target)
        try:
            with in_place_of(target) as new:
                _copy_sound(source, new)
                return _set_aside(target, now)
        finally:
            lock.release()


def _copy_sound(source: BookFile, new: Path) -> None:
    try:
        with source.reading() as database:
            copy_pages(database, new)
    except KnownError as error:
        if error.code == "book_damaged":
            raise KnownError("backup_damaged", path=source.path) from error
        raise KnownError(error.code) from error  # at the book's place, not at the backup's
    with BookFile.open(new, read_only=True) as copy:
        if verify(copy):
            raise KnownError("backup_damaged", path=source.path)


def _set_aside(book: Path, now: datetime) -> Path | None:
    """Give a book, damaged or not, a second name, and take away what SQLite would play back into its successor."""
    journal = beside(book, JOURNAL)
    if not book.exists():
        if journal.exists():
            journal.replace(_free(beside(journal, ".old")))
        return None
    kept = _free(named_after(book, f"（恢复前 {now:%Y-%m-%d %H%M}）"))
    _copy(book, kept)
    if journal.exists():
        _copy(journal, beside(kept, JOURNAL))
    sync_folder(book.parent)
    journal.unlink(missing_ok=True)
    return kept


def _copy(file: Path, target: Path) -> None:
    with suppress(OSError):
        os.link(file, target)
        return
    try:  # memory sticks know one name for each file
        copyfile(file, target)
        with target.open("rb+") as copy:
            os.fsync(copy.fileno())
    except OSError:
        target.unlink(missing_ok=True)
        raise


def _free(path: Path) -> Path:
    names = (path.with_name(f"{path.stem}{f'-{number}' if number else ''}{path.suffix}") for number in count())
    return next(name for name in names if not os.path.lexists(name))
