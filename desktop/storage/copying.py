"""Copies of a book by SQLite's own backup, looked at before they count."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from hashlib import sha256
from pathlib import Path

from peewee import SqliteDatabase

from desktop.errors import KnownError
from desktop.files import NAME_LIMIT, sync_folder
from desktop.storage.connection import connect
from desktop.storage.statements import run

JOURNAL = "-journal"
_LONGEST_SUFFIX = len(".new-journal")


def copy_book(database: SqliteDatabase, target: Path) -> None:
    """Copy the open book, of whatever schema, to a file; it has its name only when it is known to be the same.

    Raises:
        KnownError: `book_damaged` where the copy is not the same.
    """
    with in_place_of(target) as new:
        copy_pages(database, new)
        with ExitStack() as resources:
            if fingerprint(connect(new, "ro", resources)) != fingerprint(database):
                raise KnownError("book_damaged")


@contextmanager
def in_place_of(target: Path) -> Iterator[Path]:
    """Where to make a file that takes the place of `target` when nothing is raised inside; else it is gone.

    Nobody else may be at it: whoever calls holds a lock.
    """
    new = beside(target, ".new")
    remove(new)
    try:
        yield new
        new.replace(target)
    finally:
        remove(new)
    sync_folder(target.parent)


def copy_pages(database: SqliteDatabase, target: Path) -> None:
    """Copy the open book to a new file, as it is at one moment."""
    with closing(sqlite3.connect(target)) as copy:
        database.connection().backup(copy)  # type: ignore[no-untyped-call]  # so in peewee's stubs


def fingerprint(database: SqliteDatabase) -> str:
    """SHA-256 (hex) of everything in a database and of what SQLite says of its soundness."""
    connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]  # as above
    check = run(database, "PRAGMA integrity_check")
    return sha256("\n".join((str(check), *connection.iterdump())).encode()).hexdigest()


def beside(path: Path, suffix: str) -> Path:
    """The file of this name with something at its end."""
    return path.with_name(path.name + suffix)


def named_after(book: Path, mark: str) -> Path:
    """A name beside a book that tells what became of it; a long one is cut: SQLite and the lock need room behind."""
    ending = f"{mark}{book.suffix}"
    room = NAME_LIMIT - len(ending.encode()) - _LONGEST_SUFFIX
    stem = book.stem.encode(errors="surrogateescape")
    return book.with_name((book.stem if len(stem) <= room else stem[:room].decode(errors="ignore")) + ending)


def remove(path: Path) -> None:
    """Remove a book and what SQLite left beside it, where there is any."""
    for file in (path, beside(path, JOURNAL)):
        file.unlink(missing_ok=True)
