"""Opening the SQLite file of a book: only a book, of a schema that we know, with the settings that keep it safe."""

import os
import sqlite3
import struct
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from urllib.parse import quote

from peewee import DatabaseError, SqliteDatabase

from desktop.errors import KnownError
from desktop.storage.faults import sqlite_code
from desktop.storage.schema import APPLICATION_ID, MIGRATIONS, migrate, objects_of_version, schema_objects

_SECONDS_TO_WAIT = 5
_PRAGMAS = {
    "trusted_schema": 0,
    "cell_size_check": 1,
    "foreign_keys": 1,
    "mmap_size": 0,
    "synchronous": "FULL",
    "locking_mode": "NORMAL",
}
_HEADER = struct.Struct(">60xi4xi")
"""user_version and application_id in the first bytes of a SQLite file."""


def connect(path: Path, mode: str, resources: ExitStack) -> SqliteDatabase:
    """A connection in SQLite's mode ro, rw or rwc; it is closed with `resources`."""
    pragmas = _PRAGMAS if mode == "ro" else {**_PRAGMAS, "journal_mode": "DELETE"}
    database = SqliteDatabase(
        _uri(path, mode), pragmas=pragmas, timeout=_SECONDS_TO_WAIT, autoconnect=False, thread_safe=False, uri=True
    )
    resources.callback(database.close)
    database.connect()
    # A damaged text is shown with its damage; its report is refused by its digest.
    connection = database.connection()  # type: ignore[no-untyped-call]  # so in peewee's stubs
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    return database


def create_file(path: Path) -> None:
    """Make an empty book: whole under another name first, so that no half of one is ever at `path`.

    Whoever calls holds its lock.

    Raises:
        KnownError: `book_exists`.
    """
    if path.exists():
        raise KnownError("book_exists")
    new = path.with_name(f"{path.name}.new")
    try:
        for left_over in (new, _journal(new)):
            left_over.unlink(missing_ok=True)
        with ExitStack() as closing:
            migrate(connect(new, "rwc", closing))
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def open_for_reading(path: Path, resources: ExitStack) -> SqliteDatabase:
    """Open a book without changing anything beside it or in it.

    A writer that was killed in the midst of a transaction leaves a journal that only writing can play back: then a copy
    is opened instead.
    """
    refuse_no_file(path)
    try:
        database = connect(path, "ro", resources)
        refuse_foreign(database)
    except DatabaseError as error:
        if not _is_interrupted(error):
            raise
        return open_for_reading(_played_back_copy(path, resources), resources)
    return database


def open_for_writing(path: Path, resources: ExitStack) -> SqliteDatabase:
    """Open a book; whoever calls holds its lock."""
    refuse_no_file(path)
    with ExitStack() as first_look:
        try:
            refuse_foreign(connect(path, "ro", first_look))
        except DatabaseError as error:
            if not _is_interrupted(error):
                raise
            _refuse_foreign_header(path)
    database = connect(path, "rw", resources)
    refuse_foreign(database)
    with database.atomic("IMMEDIATE"):  # SQLite opens a read-only file without a word until the first write
        pass
    return database


def refuse_no_file(path: Path) -> None:
    """Refuse what is no file with anything in it.

    Raises:
        KnownError: `book_missing`, `book_is_folder`, `book_unreadable` or `book_empty`.
    """
    if path.is_dir():
        raise KnownError("book_is_folder")
    if not path.exists():
        raise KnownError("book_missing")
    if not os.access(path, os.R_OK):
        raise KnownError("book_unreadable")
    if path.stat().st_size == 0:
        raise KnownError("book_empty")


def refuse_foreign(database: SqliteDatabase) -> None:
    """Refuse what is no book, what a newer program wrote, and what has other tables, triggers or views than ours.

    Raises:
        KnownError: `book_foreign`, `book_newer` or `book_schema_unknown`.
    """
    _refuse_marks(database.application_id, database.user_version)
    if schema_objects(database) != objects_of_version(database.user_version):
        raise KnownError("book_schema_unknown")


def _refuse_marks(application_id: int, user_version: int) -> None:
    if application_id != APPLICATION_ID:
        raise KnownError("book_foreign")
    if user_version > len(MIGRATIONS):
        raise KnownError("book_newer")


def _refuse_foreign_header(path: Path) -> None:
    with path.open("rb") as file:
        user_version, application_id = _HEADER.unpack(file.read(_HEADER.size))
    _refuse_marks(application_id, user_version)


def _played_back_copy(path: Path, resources: ExitStack) -> Path:
    folder = Path(resources.enter_context(TemporaryDirectory(prefix="ziping-")))
    copy = folder / path.name
    copyfile(path, copy)
    copyfile(_journal(path), _journal(copy))
    _refuse_foreign_header(copy)
    with ExitStack() as closing:
        schema_objects(connect(copy, "rw", closing))
    return copy


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _sync_folder(folder: Path) -> None:
    if os.name != "nt":  # Windows opens no folders, and needs no such thing
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _is_interrupted(error: DatabaseError) -> bool:
    return sqlite_code(error) == sqlite3.SQLITE_READONLY_ROLLBACK


def _uri(path: Path, mode: str) -> str:
    absolute = path.absolute().as_posix()
    return f"file://{'' if absolute.startswith('/') else '/'}{quote(absolute)}?mode={mode}"
