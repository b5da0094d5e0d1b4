"""An entry of the book: who a report is, where it stands, and what the list shows of it without loading it.

Each entry has a checksum over its other cells. The book row keeps the number of entries and the sum of their checksums;
a change adjusts the sum by its own part only, so that what was lost elsewhere is not covered up by it.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from peewee import SqliteDatabase, Table, fn

from desktop.domain.finding import Standing
from desktop.errors import KnownError
from desktop.storage.columns import Cell, Columns
from desktop.storage.statements import VALUE, Statement, columns_of, run, writing

_WRAP = 1 << 256
"""Sums of checksums stay below this."""


class State(StrEnum):
    """Whether a report can still be edited."""

    DRAFT = "draft"
    FINAL = "final"


class Entry(NamedTuple):
    """All that the book knows of a report beside its content.

    `digest` is the content's, `modified` when it was last saved. `deleted_at` is set while it lies in the 回收站.
    """

    report_id: int
    uid: str
    position: int
    digest: str
    modified: datetime
    state: State = State.DRAFT
    finalised_count: int = 0
    deleted_at: datetime | None = None
    total: Decimal = Decimal(0)
    grade: str = ""
    """The band's short name, empty as long as there is none."""
    rate: str = ""
    """The execution rate as a percentage of two decimals, empty while undefined; text, for it may exceed 64 bits."""
    worst: Standing | None = None
    checks_version: int = 0
    stale_on: date | None = None
    """The first day on which the findings may differ although the report does not: a date in it is reached."""


_COLUMNS = Columns(Entry)
ENTRY = Table("entry")
BOOK = Table("book")

_CELLS = columns_of(ENTRY, (*_COLUMNS.names, "checksum"))
_READ = Statement(ENTRY.select(*_CELLS).where(ENTRY.c.report_id == VALUE))
_READ_ALL = Statement(ENTRY.select(*_CELLS).order_by(ENTRY.c.position, ENTRY.c.report_id))
_IDS = Statement(ENTRY.select(ENTRY.c.report_id).order_by(ENTRY.c.position, ENTRY.c.report_id))
_CHECKSUM = Statement(ENTRY.select(ENTRY.c.checksum).where(ENTRY.c.report_id == VALUE))
_CHECKSUMS = Statement(ENTRY.select(ENTRY.c.checksum))
_UID = Statement(ENTRY.select(ENTRY.c.report_id).where(ENTRY.c.uid == VALUE))
_LAST = Statement(ENTRY.select(fn.MAX(ENTRY.c.report_id), fn.MAX(ENTRY.c.position)))
_WRITE = writing(ENTRY, (*_COLUMNS.names, "checksum"), ("report_id",))
_READ_BOOK = Statement(BOOK.select(BOOK.c.reports, BOOK.c.digest))
_WRITE_BOOK = writing(BOOK, ("id", "reports", "digest"), ("id",))


def checksum(cells: Sequence[Cell]) -> str:
    """SHA-256 (hex) over the other cells of a row; damaged ones may be of any type."""
    return sha256(json.dumps(cells, ensure_ascii=False, default=repr).encode()).hexdigest()


def read_entry(database: SqliteDatabase, report_id: int) -> Entry:
    """The entry of a report.

    Raises:
        KeyError: there is none.
        KnownError: `entry_damaged`.
    """
    rows = run(database, _READ, report_id)
    if not rows:
        raise KeyError(report_id)
    return _entry(rows[0])


def read_entries(database: SqliteDatabase) -> tuple[Entry, ...]:
    """All entries in book order, those in the 回收站 among them.

    Raises:
        KnownError: `entry_damaged`.
    """
    return tuple(_entry(cells) for cells in run(database, _READ_ALL))


def entry_ids(database: SqliteDatabase) -> tuple[int, ...]:
    """The ids of all reports in book order."""
    return tuple(report_id for (report_id,) in run(database, _IDS))


def free_uid(database: SqliteDatabase, wanted: str) -> str:
    """The uid wanted, or a new one where that is empty or a report of the book has it, be it in the 回收站."""
    if wanted and not run(database, _UID, wanted):
        return wanted
    from uuid import uuid4  # noqa: PLC0415  # reading needs none: 2 ms of start saved

    return str(uuid4())


def next_places(database: SqliteDatabase) -> tuple[int, int]:
    """The id and the position that a report added at the end gets."""
    [(last_id, last_position)] = run(database, _LAST)
    return (last_id or 0) + 1, (last_position or 0) + 1


def write_entry(database: SqliteDatabase, entry: Entry) -> None:
    """Put in an entry or change it; the book row follows."""
    cells = _COLUMNS.cells(entry)
    own = checksum(cells)
    before = run(database, _CHECKSUM, entry.report_id)
    reports, total = read_book_row(database)
    total += int(own, 16) - sum(int(old, 16) for (old,) in before)
    run(database, _WRITE, *cells, own)
    run(database, _WRITE_BOOK, 1, reports + (not before), f"{total % _WRAP:064x}")


def read_book_row(database: SqliteDatabase) -> tuple[int, int]:
    """The number of entries and the sum of their checksums, as the book remembers them.

    Raises:
        KnownError: `book_damaged`.
    """
    try:
        [(reports, total)] = run(database, _READ_BOOK)
        return int(reports), int(total, 16)
    except (ValueError, TypeError) as error:
        raise KnownError("book_damaged") from error


def sum_of_checksums(database: SqliteDatabase) -> int:
    """The sum of the checksums as they stand in the entries.

    Raises:
        KnownError: `book_damaged`.
    """
    try:
        return sum(int(own, 16) for (own,) in run(database, _CHECKSUMS)) % _WRAP
    except (ValueError, TypeError) as error:
        raise KnownError("book_damaged") from error


def _entry(cells: Sequence[Cell]) -> Entry:
    *values, found = cells
    if found != checksum(values):
        raise KnownError("entry_damaged")
    try:
        return Entry(**_COLUMNS.values(values))
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:  # not from us, checksum and all
        raise KnownError("entry_damaged") from error
