"""The open file of a book: its lock, its connection, and the transactions in which it is read and written."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from peewee import SqliteDatabase

from desktop.errors import KnownError
from desktop.files import refuse_name
from desktop.storage.connection import connect
from desktop.storage.faults import known_faults
from desktop.storage.lock import BookLock
from desktop.storage.opening import create_file, open_for_reading, open_for_writing, refuse_unfit


class BookFile:
    """A book's file, open for reading, or for writing with the lock held."""

    def __init__(self, path: Path, database: SqliteDatabase, resources: ExitStack, *, read_only: bool) -> None:
        """For `create` and `open`; `resources` become its own, to be let go on closing."""
        self.path = path
        self.database = database
        self.read_only = read_only
        self._place = _real(path)
        self._identity = _identity(self._place)
        self._data_version = self._read_data_version()
        self._resources = resources.pop_all()

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
            return cls(path, database, resources, read_only=False)

    @classmethod
    def open(cls, path: Path, *, read_only: bool) -> Self:
        """Open a file that is a book; see `Book.open`."""
        with known_faults(path), ExitStack() as resources:
            real = _real(path)
            refuse_unfit(real)
            if not read_only:
                resources.callback(BookLock(real).release)
            database = (open_for_reading if read_only else open_for_writing)(real, resources)
            return cls(path, database, resources, read_only=read_only)

    def twin(self) -> Self:
        """The same file once more, for another thread, under the lock that this one holds.

        Raises:
            KnownError: what the machine does (`known_faults`).
        """
        with known_faults(self.path), ExitStack() as resources:
            database = connect(self.path, "ro" if self.read_only else "rw", resources)
            return type(self)(self.path, database, resources.pop_all(), read_only=self.read_only)

    def close(self) -> None:
        """Let go of connection and lock; closing twice is harmless."""
        self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

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
        with known_faults(self.path):
            self._refuse_other_file()
            with self.database.atomic("IMMEDIATE"):
                yield self.database
                self._refuse_other_file()

    def changed_elsewhere(self) -> bool:
        """Whether another connection has written since this was asked last, or since the file was opened.

        Raises:
            KnownError: `book_gone` or `book_replaced`.
        """
        with known_faults(self.path):
            self._refuse_other_file()
            before, self._data_version = self._data_version, self._read_data_version()
        return self._data_version != before

    def _refuse_other_file(self) -> None:
        """A file that was moved or replaced takes on what is written, and nobody finds it there.

        Raises:
            KnownError: `book_gone` or `book_replaced`.
        """
        try:
            found = _identity(self._place)
        except OSError as error:
            raise KnownError("book_gone") from error
        if found != self._identity:
            raise KnownError("book_replaced")

    def _read_data_version(self) -> object:
        return self.database.pragma("data_version")


def _identity(path: Path) -> tuple[int, int]:
    """Which file is at a path. Windows moves and replaces no file that is open, and numbers files as it likes."""
    status = path.stat()
    return (0, 0) if os.name == "nt" else (status.st_dev, status.st_ino)


def _real(path: Path) -> Path:
    """Where a link leads: there SQLite has its journal, and there the lock must be."""
    return Path(os.path.realpath(path))
