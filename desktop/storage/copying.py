"""Copies of a book by SQLite's own backup, compared with the original before they count."""

import sqlite3
from contextlib import ExitStack, closing
from hashlib import sha256
from pathlib import Path

from peewee import SqliteDatabase

from desktop.errors import KnownError
from desktop.storage.connection import connect
from desktop.storage.statements import run


def copy_book(database: SqliteDatabase, target: Path) -> None:
    """Copy the open book to a file, which has its name only when it is known to be the same.

    Raises:
        KnownError: `book_damaged` where the copy is not the same.
    """
    new = target.with_name(f"{target.name}.new")
    new.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(new)) as copy:
            database.connection().backup(copy)  # type: ignore[no-untyped-call]  # so in peewee's stubs
        with ExitStack() as resources:
            if _fingerprint(connect(new, "ro", resources)) != _fingerprint(database):
                raise KnownError("book_damaged")
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _fingerprint(database: SqliteDatabase) -> str:
    connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]  # as above
    check = run(database, "PRAGMA integrity_check")
    return sha256("\n".join((str(check), *connection.iterdump())).encode()).hexdigest()
