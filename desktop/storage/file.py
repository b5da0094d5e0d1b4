"""The open file of a book: its lock, its connection, and the transactions in which it is read and written."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from peewee import SqliteDatabase

from desktop.errors import KnownError
from desktop.files import refuse_name
from desktop.storage.faults import known_faults
from desktop.storage.lock import BookLock
from desktop.storage.opening import create_file, open_for_reading, open_for_writing, refuse_unfit


class BookFile:
    """A book's file, open for reading, or for writing with the lock held."""

    def __init__(self, path: Path, database: SqliteDatabase, resources: ExitStack, *, read_only: bool) -> None:
        """For `create` and `open`; `resources` are let go on closing."""
        self.path = path
        self.database = database
        self.read_only = read_only
        self._resources = resources

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make the file of a new book and open it for writing; see `Book.create`."""
        with known_faults(path), ExitStack() as resources:
            refuse_name(path)
            real = _real(path)
            if not real.parent.is_dir():
                raise KnownError("file_folder_missing")
            resources.callback(BookLock(real).release)
            create_file(real)
            database = open_for_writing(real, resources)
            return cls(path, database, resources.pop_all(), read_only=False)

    @classmethod
    def open(cls, path: Path, *, read_only: bool) -> Self:
        """Open a file that is a book; see `Book.open`."""
        with known_faults(path), ExitStack() as resources:
            real = _real(path)
            refuse_unfit(real)
            if not read_only:
                resources.callback(BookLock(real).release)
            database = (open_for_reading if read_only else open_for_writing)(real, resources)
            return cls(path, database, resources.pop_all(), read_only=read_only)

    def close(self) -> None:
        """Let go of connection and lock; closing twice is harmless."""
        self._resources.close()

    @contextmanager
    def reading(self) -> Iterator[SqliteDatabase]:
        """All that is read inside is of one moment."""
        with known_faults(self.path), self.database.atomic():
            yield self.database

    @contextmanager
    def writing(self) -> Iterator[SqliteDatabase]:
        """All that is written inside is kept, or nothing.

        Raises:
            KnownError: `book_read_only`, or what the machine does (`known_faults`).
        """
        if self.read_only:
            raise KnownError("book_read_only", path=self.path)
        with known_faults(self.path), self.database.atomic("IMMEDIATE"):
            yield self.database


def _real(path: Path) -> Path:
    """Where a link leads: there SQLite has its journal, and there the lock must be."""
    return Path(os.path.realpath(path))
