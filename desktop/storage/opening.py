"""Making and opening the file of a book: refused are what is no book and what we could not read or would spoil."""

import sqlite3
import struct
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path

from peewee import DatabaseError, SqliteDatabase

from desktop.errors import KnownError
from desktop.storage.connection import connect
from desktop.storage.copying import JOURNAL, beside, copy_book, fingerprint, in_place_of, named_after
from desktop.storage.faults import sqlite_code
from desktop.storage.schema import APPLICATION_ID, MIGRATIONS, Migration, migrate, objects_of_version, schema_objects
from desktop.storage.statements import run

_HEADER = struct.Struct(">60xi4xi")
"""user_version and application_id in the first bytes of a SQLite file."""
_LOG = "-wal"
_TRY_TO_WRITE = "UPDATE book SET reports = reports WHERE FALSE"
"""SQLite opens a file that may not be written without a word, until something is to be written."""


def create_file(path: Path) -> None:
    """Make an empty book: whole under another name first, so that no half of one is ever at `path`.

    Whoever calls holds its lock.

    Raises:
        KnownError: `book_exists` or `book_has_log`.
    """
    if path.exists():
        raise KnownError("book_exists")
    refuse_log(path)
    with in_place_of(path) as new:
        with ExitStack() as closing:
            migrate(connect(new, "rwc", closing))
        orphan = beside(path, JOURNAL)
        if orphan.exists():  # of a book that was moved away: SQLite would play it back into the new one
            orphan.replace(beside(orphan, ".old"))


def open_for_reading(
    path: Path, resources: ExitStack, migrations: tuple[Migration, ...] = MIGRATIONS
) -> SqliteDatabase:
    """Open a book without changing it or anything beside it.

    Where reading needs a change, a private copy is opened: an older schema is migrated there, and a transaction that a
    killed writer left half done is undone there.
    """
    refuse_unfit(path, migrations)
    database = _first_look(path, resources, migrations)
    if database is None:
        return open_for_reading(_copy_undone(path, resources, migrations), resources, migrations)
    if database.user_version == len(migrations):
        return database
    copy = _private_folder(resources) / path.name
    copy_book(database, copy)
    with ExitStack() as closing:
        migrate(connect(copy, "rw", closing), migrations)
    return connect(copy, "ro", resources)


def open_for_writing(
    path: Path, resources: ExitStack, migrations: tuple[Migration, ...] = MIGRATIONS
) -> SqliteDatabase:
    """Open a book and bring an older one to the present schema, a copy of it made before; whoever calls holds its lock.

    The first look is for reading only: opening for writing may undo a half done transaction, in a foreign file too.
    """
    refuse_unfit(path, migrations)
    with ExitStack() as closing:
        if _first_look(path, closing, migrations) is None:
            _refuse_foreign_header(path, migrations)
    database = connect(path, "rw", resources)
    with database.atomic("IMMEDIATE"):
        _refuse_foreign(database, path, migrations)
        run(database, _TRY_TO_WRITE)
    if database.user_version < len(migrations):
        _keep_copy(database, path)
        migrate(database, migrations)
    return database


def refuse_unfit(path: Path, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Refuse what SQLite would make a book of, or take for one, although it is none.

    A log beside it comes from another program, or from another book of this name; SQLite would put what is in it in the
    place of what is in the book.

    Raises:
        KnownError: what `refuse_nothing` raises, or `book_has_log`.
    """
    refuse_nothing(path)
    if beside(path, _LOG).exists():
        _refuse_foreign_header(path, migrations)
    refuse_log(path)


def refuse_nothing(path: Path) -> None:
    """Refuse a place where no file is that holds anything.

    Raises:
        KnownError: `book_missing`, `book_is_folder` or `book_empty`.
    """
    if path.is_dir():
        raise KnownError("book_is_folder")
    if not path.exists():
        raise KnownError("book_missing")
    if path.stat().st_size == 0:
        raise KnownError("book_empty")


def refuse_log(path: Path) -> None:
    """Refuse a place beside which lies a log that SQLite would play into whatever book stands there.

    Raises:
        KnownError: `book_has_log`.
    """
    log = beside(path, _LOG)
    if log.exists():
        raise KnownError("book_has_log", log=log.name)


def _first_look(path: Path, resources: ExitStack, migrations: tuple[Migration, ...]) -> SqliteDatabase | None:
    """The book open for reading, or None where a half done transaction must be undone first."""
    try:
        database = connect(path, "ro", resources)
        _refuse_foreign(database, path, migrations)
    except DatabaseError as error:
        match sqlite_code(error):
            case sqlite3.SQLITE_READONLY_ROLLBACK:
                return None
            case sqlite3.SQLITE_CANTOPEN:
                raise KnownError("book_unreadable") from error
            case sqlite3.SQLITE_ERROR | 0:  # an unknown file format in the header has no code of its own
                raise KnownError("book_damaged") from error
            case _:
                raise
    return database


def _refuse_foreign(database: SqliteDatabase, path: Path, migrations: tuple[Migration, ...]) -> None:
    version = database.user_version
    _refuse_marks(database.application_id, version, migrations)
    if schema_objects(database) != objects_of_version(version, migrations):
        raise KnownError("book_schema_unknown")
    with database.atomic():  # nobody writes meanwhile
        pages = database.pragma("page_count")
        if path.stat().st_size < pages * database.page_size:
            raise KnownError("book_damaged")


def _refuse_foreign_header(path: Path, migrations: tuple[Migration, ...]) -> None:
    with path.open("rb") as file:
        header = file.read(_HEADER.size)
    user_version, application_id = _HEADER.unpack(header.ljust(_HEADER.size))
    _refuse_marks(application_id, user_version, migrations)


def _refuse_marks(application_id: int, user_version: int, migrations: tuple[Migration, ...]) -> None:
    if application_id != APPLICATION_ID:
        raise KnownError("book_foreign")
    if user_version > len(migrations):
        raise KnownError("book_newer")


def _copy_undone(path: Path, resources: ExitStack, migrations: tuple[Migration, ...]) -> Path:
    from shutil import copyfile  # noqa: PLC0415  # rarely needed: 3 ms of start saved

    copy = _private_folder(resources) / path.name
    copyfile(path, copy)
    copyfile(beside(path, JOURNAL), beside(copy, JOURNAL))
    _refuse_foreign_header(copy, migrations)
    with ExitStack() as closing:
        schema_objects(connect(copy, "rw", closing))
    return copy


def _private_folder(resources: ExitStack) -> Path:
    from tempfile import TemporaryDirectory  # noqa: PLC0415  # rarely needed: 3 ms of start saved

    return Path(resources.enter_context(TemporaryDirectory(prefix="ziping-")))


def _keep_copy(database: SqliteDatabase, path: Path) -> None:
    """Copy a book before it is migrated; an attempt that was killed or found no room left the same copy already."""
    version = database.user_version
    for copy in (named_after(path, f"（升级前-{version}-{number}）") for number in count(1)):
        if not copy.exists():
            copy_book(database, copy)
            return
        if _same(copy, database):
            return


def _same(copy: Path, database: SqliteDatabase) -> bool:
    with suppress(DatabaseError), ExitStack() as closing:
        return fingerprint(connect(copy, "ro", closing)) == fingerprint(database)
    return False
