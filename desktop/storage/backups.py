"""Backups of a book in the user's data folder: made beside the work, looked through before they count, thinned."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from desktop.errors import KnownError
from desktop.files import make_folder, safe_names
from desktop.paths import BOOK_SUFFIX, data_folder
from desktop.storage.copying import copy_pages, in_place_of
from desktop.storage.entries import read_book_row
from desktop.storage.faults import known_faults
from desktop.storage.file import BookFile
from desktop.storage.keeping import is_due, superfluous_backups
from desktop.storage.lock import BookLock
from desktop.storage.verification import verify

_NAME = "%Y-%m-%d %H%M%S%z"
_DIGITS = 8
"""Of the digest that tells folders of books apart that have the same name."""
_LOCK = "备份"
_CODES = {
    "book_disk_full": "backup_disk_full",
    "book_locked": "backup_running",
    "book_unwritable": "backup_unwritable",
    "folder_unwritable": "backup_unwritable",
}


class Backup(NamedTuple):
    """A copy of a book; it is a book itself and can be opened for reading. `size` is in bytes."""

    path: Path
    made_at: datetime
    size: int


def backup_folder(book: Path) -> Path:
    """Where the backups of the book at a path are kept, also when there is no book there any more."""
    place = os.path.normcase(os.path.realpath(book))
    own = sha256(place.encode(errors="surrogateescape")).hexdigest()[:_DIGITS]
    [name] = safe_names([book.stem], f"-{own}")
    return data_folder() / "backups" / name


def read_backups(book: Path) -> tuple[Backup, ...]:
    """The backups of the book at a path, the newest first; unlooked at."""
    found = list(_found(backup_folder(book)))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.path), reverse=True))


def back_up_if_due(book: Path, now: datetime) -> Backup | KnownError | None:
    """Make a backup if the last one is old and the book another one since; a failure is an answer, it stops no work.

    It reads the file on its own: any thread may call it while the book is open.
    """
    try:
        backups = read_backups(book)
        if not is_due(backups[0].made_at if backups else None, now):
            return None
        with BookFile.open(book, read_only=True) as file:
            if backups and _mark_of(backups[0].path) == _mark(file):
                return None
            return _back_up(file, now)
    except KnownError as error:
        return error


def back_up(book: Path, now: datetime) -> Backup:
    """Make a backup at once.

    Raises:
        KnownError: what `Book.open` raises; `backup_unsound` where the book is damaged: damage needs no backup;
            `backup_disk_full`, `backup_unwritable`, `backup_running` in another process.
    """
    with BookFile.open(book, read_only=True) as file:
        return _back_up(file, now)


def _back_up(file: BookFile, now: datetime) -> Backup:
    folder = backup_folder(file.path)
    with _faults(file.path, folder):
        make_folder(folder)
        lock = BookLock(folder / _LOCK)
        try:
            _clear(folder)
            made_at = _free_moment(folder, now.replace(microsecond=0))
            target = _path(folder, made_at)
            with in_place_of(target) as new:
                _copy(file, new)
            _thin(file.path, now)
        finally:
            lock.release()
        return Backup(target, made_at, target.stat().st_size)


def _clear(folder: Path) -> None:
    """Remove what a backup that was killed left; whoever calls holds the lock."""
    for file in folder.glob(f"*{BOOK_SUFFIX}.new*"):
        file.unlink()


def _copy(file: BookFile, new: Path) -> None:
    with known_faults(file.path), file.reading() as database:
        mark = read_book_row(database)
        copy_pages(database, new)
    with BookFile.open(new, read_only=True) as copy:
        if verify(copy) or _mark(copy) != mark:
            raise KnownError("backup_unsound", path=file.path)


def _free_moment(folder: Path, now: datetime) -> datetime:
    """A clock that is put back shows a second twice."""
    while _path(folder, now).exists():
        now += timedelta(seconds=1)
    return now


def _path(folder: Path, made_at: datetime) -> Path:
    return folder / f"{made_at.strftime(_NAME)}{BOOK_SUFFIX}"


def _thin(book: Path, now: datetime) -> None:
    backups = read_backups(book)
    superfluous = superfluous_backups([backup.made_at for backup in backups], now)
    for backup in backups:
        if backup.made_at in superfluous:
            with suppress(OSError):  # next time then
                backup.path.unlink()


def _found(folder: Path) -> Iterator[Backup]:
    for path in folder.glob(f"*{BOOK_SUFFIX}"):
        with suppress(ValueError, OSError):  # not one of ours, or gone meanwhile
            made_at = datetime.strptime(path.stem, _NAME)  # noqa: DTZ007  # the name ends with the zone
            yield Backup(path, made_at, path.stat().st_size)


def _mark(file: BookFile) -> tuple[int, int]:
    """The number of reports and the sum of their checksums: it differs after any change of a book."""
    with file.reading() as database:
        return read_book_row(database)


def _mark_of(backup: Path) -> tuple[int, int] | None:
    """None where the backup cannot be read."""
    with suppress(KnownError), BookFile.open(backup, read_only=True) as file:
        return _mark(file)
    return None


@contextmanager
def _faults(book: Path, folder: Path) -> Iterator[None]:
    """Say what goes wrong in terms of the backup."""
    try:
        with known_faults(folder):
            yield
    except KnownError as error:
        code = _CODES.get(error.code, error.code)
        raise KnownError(code, **{**error.facts, "path": book, "folder": folder}) from error
