"""A damaged book, read cell by cell from a private copy: each row that can still be reached, whatever lies around it.

The copy is mended where that is safe: a page 1 that is not that of a book is replaced by the page 1 of an empty one,
which says where the tables begin. All rows carry digests, so a wrong guess brings nothing up.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from shutil import copyfile
from typing import Any

from peewee import DatabaseError

from desktop.storage.connection import connect
from desktop.storage.copying import JOURNAL, beside
from desktop.storage.schema import MIGRATIONS, Migration, migrate, objects_of_version, schema_objects

_PAGE = 4096
_PAGES_AT = slice(28, 32)
"""Where a file's header has the number of its pages, big-endian; SQLite heeds it where the next two agree."""
_CHANGED_AT, _VALID_FOR_AT = slice(24, 28), slice(92, 96)
_MOST_PAGES = 1 << 18
"""1 GB: a larger number of pages is damage."""
_MOST_PROBED = 100_000
"""Ids beyond the highest that any index shows are not looked for, nor more than these."""
_STUMBLES = (DatabaseError, sqlite3.Error, UnicodeDecodeError, OverflowError)
"""What reading damage raises; sqlite3 stumbles over damaged text in its own error's message."""

Row = tuple[Any, ...]


class Wreck:
    """What can be reached of a damaged book."""

    def __init__(
        self, book: Path, folder: Path, resources: ExitStack, migrations: tuple[Migration, ...] = MIGRATIONS
    ) -> None:
        """Copy the book to a private folder and open the copy, migrated if that can be; the book is only read."""
        copy = _copied(book, folder / "copy.ziping", migrations)
        with suppress(*_STUMBLES), ExitStack() as closing:
            migrate(connect(copy, "rw", closing), migrations)
        self._database = connect(copy, "ro", resources)

    def rows(self, table: str, key: str, columns: Sequence[str]) -> dict[int, Row]:
        """The rows of a table that can be reached, by their integer key, in these columns, unchecked."""
        names = ", ".join(f'"{column}"' for column in columns)
        query = f'SELECT {names} FROM "{table}" WHERE "{key}" = ?'  # noqa: S608  # names of ours
        rows = {}
        for row_id in self._ids(table, key):
            for row in self._reached(query, row_id):
                rows[row_id] = row
        return rows

    def parts(self, table: str, key: str, owner: int, columns: Sequence[str]) -> tuple[Row, ...]:
        """The rows of a table that belong to an owner, as far as they can be reached."""
        names = ", ".join(f'"{column}"' for column in columns)
        return tuple(self._reached(f'SELECT {names} FROM "{table}" WHERE "{key}" = ?', owner))  # noqa: S608  # as above

    def _ids(self, table: str, key: str) -> list[int]:
        """The keys from both ends of the table and from its indexes, and all between them."""
        found: set[int] = set()
        for order in ("ASC", "DESC"):
            for hint in ("", "NOT INDEXED"):
                found.update(self._integers(f'SELECT "{key}" FROM "{table}" {hint} ORDER BY "{key}" {order}'))  # noqa: S608  # as above
        found.update(self._integers(f'SELECT "{key}" FROM "{table}"'))  # noqa: S608  # by whatever index is shortest
        highest = min(max(found, default=0), _MOST_PROBED)
        return sorted(found | set(range(1, highest + 1)))

    def _integers(self, query: str) -> Iterator[int]:
        return (row[0] for row in self._reached(query) if isinstance(row[0], int))

    def _reached(self, query: str, *cells: object) -> Iterator[Row]:
        """The rows of a query until SQLite stumbles."""
        with suppress(*_STUMBLES):
            yield from self._database.execute_sql(query, cells)


def _copied(book: Path, copy: Path, migrations: tuple[Migration, ...]) -> Path:
    journal = beside(book, JOURNAL)
    copyfile(book, copy)
    if journal.exists():  # of a transaction that was killed: undone, if that can be
        copyfile(journal, beside(copy, JOURNAL))
        with suppress(*_STUMBLES), ExitStack() as closing:
            schema_objects(connect(copy, "rw", closing))
        if not _is_book(copy, migrations):
            beside(copy, JOURNAL).unlink(missing_ok=True)
            copyfile(book, copy)
    _fill_up(copy)
    if not _is_book(copy, migrations):
        _graft(copy, copy.with_name("empty.ziping"))
        _fill_up(copy)
    return copy


def _is_book(path: Path, migrations: tuple[Migration, ...]) -> bool:
    with suppress(*_STUMBLES), ExitStack() as closing:
        database = connect(path, "ro", closing)
        version = database.user_version
        return 0 < version <= len(migrations) and schema_objects(database) == objects_of_version(version, migrations)
    return False


def _graft(path: Path, empty: Path) -> None:
    """Give a file the first page of an empty book."""
    with ExitStack() as closing:
        migrate(connect(empty, "rwc", closing))
    first = bytearray(empty.read_bytes()[:_PAGE])
    first[32:40] = bytes(8)  # no list of free pages
    with path.open("r+b") as file:
        file.write(first)
        file.truncate(max(path.stat().st_size, empty.stat().st_size))


def _fill_up(path: Path) -> None:
    """Put empty pages where a file is shorter than it says, and have it say what it has: SQLite would read nothing."""
    with path.open("r+b") as file:
        header = bytearray(file.read(100).ljust(100, b"\0"))
        said, there = int.from_bytes(header[_PAGES_AT], "big"), -(-path.stat().st_size // _PAGE)
        pages = max(there, said if said < _MOST_PAGES else 0)
        header[_PAGES_AT] = pages.to_bytes(4, "big")
        header[_VALID_FOR_AT] = header[_CHANGED_AT]
        file.seek(0)
        file.write(header)
        file.truncate(pages * _PAGE)
