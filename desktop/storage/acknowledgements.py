"""Acknowledged warnings in the table acknowledgement: each with its own checksum, outside the report's digest."""

from collections.abc import Iterable, Sequence
from typing import Any

from peewee import SqliteDatabase, Table

from desktop.domain.acknowledgement import Acknowledgement
from desktop.storage.columns import Columns
from desktop.storage.entries import checksum
from desktop.storage.statements import VALUE, Statement, columns_of, run, writing

_COLUMNS = Columns(Acknowledgement)
ACKNOWLEDGEMENT = Table("acknowledgement")

CELLS = ("report_id", *_COLUMNS.names, "checksum")
_KEY = ("report_id", "fingerprint")
_ALL = ACKNOWLEDGEMENT.select(*columns_of(ACKNOWLEDGEMENT, CELLS)).order_by(
    ACKNOWLEDGEMENT.c.report_id, ACKNOWLEDGEMENT.c.code, ACKNOWLEDGEMENT.c.fingerprint
)
_READ_ALL = Statement(_ALL)
_READ = Statement(_ALL.where(ACKNOWLEDGEMENT.c.report_id == VALUE))
_WRITE = writing(ACKNOWLEDGEMENT, CELLS, _KEY)
_DELETE = Statement(
    ACKNOWLEDGEMENT.delete().where(
        (ACKNOWLEDGEMENT.c.report_id == VALUE) & (ACKNOWLEDGEMENT.c.fingerprint == str(VALUE))
    )
)


def read_acknowledgements(database: SqliteDatabase, report_id: int) -> tuple[Acknowledgement, ...]:
    """The acknowledged warnings of a report, without damaged ones: their warnings stand again, `verify` tells of it."""
    return sound_acknowledgements(run(database, _READ, report_id))


def sound_acknowledgements(rows: Iterable[Sequence[Any]]) -> tuple[Acknowledgement, ...]:
    """What stands in those rows of the table, in the columns `CELLS`, that are as they were stored."""
    return tuple(Acknowledgement(**_COLUMNS.values(row[1:-1])) for row in rows if row[-1] == checksum(row[:-1]))


def damaged_acknowledgements(database: SqliteDatabase) -> tuple[int, ...]:
    """The ids of the reports that have damaged ones."""
    return tuple(dict.fromkeys(row[0] for row in run(database, _READ_ALL) if row[-1] != checksum(row[:-1])))


def write_acknowledgements(
    database: SqliteDatabase, report_id: int, acknowledgements: Iterable[Acknowledgement]
) -> None:
    """Put in acknowledged warnings, or change their reasons; the report may follow in the same transaction."""
    for one in acknowledgements:
        cells = (report_id, *_COLUMNS.cells(one))
        run(database, _WRITE, *cells, checksum(cells))


def delete_acknowledgement(database: SqliteDatabase, report_id: int, fingerprint: str) -> None:
    """Take one back; one that is not there is no matter."""
    run(database, _DELETE, report_id, fingerprint)
