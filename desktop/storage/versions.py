"""The history of each report in the table version: every saved version as canonical JSON with its own digest."""

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any

from peewee import SqliteDatabase, Table, fn

from desktop.domain.record import canonical, from_record
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage.columns import Columns
from desktop.storage.entries import Entry, checksum
from desktop.storage.history import MINUTE, Origin, Version, superfluous
from desktop.storage.statements import VALUE, Statement, columns_of, run, writing

_COLUMNS = Columns(Version)
_DIGEST, _SAVED_AT = map(_COLUMNS.names.index, ("digest", "saved_at"))
VERSION = Table("version")

_CHECKED = columns_of(VERSION, (*_COLUMNS.names, "checksum"))
_READ_ALL = Statement(VERSION.select(*_CHECKED).where(VERSION.c.report_id == VALUE).order_by(VERSION.c.id.desc()))
_READ = Statement(VERSION.select(*_CHECKED, VERSION.c.canonical).where(VERSION.c.id == VALUE))
_IDS = Statement(VERSION.select(VERSION.c.id, VERSION.c.report_id).order_by(VERSION.c.id))
_LAST_ID = Statement(VERSION.select(fn.MAX(VERSION.c.id)))
_BATCHES = Statement(
    VERSION.select(VERSION.c.batch, VERSION.c.id, VERSION.c.report_id)
    .where(VERSION.c.batch.is_null(is_null=False))
    .order_by(VERSION.c.id)
)
_LAST_BATCH = Statement(VERSION.select(fn.MAX(VERSION.c.batch)))
_MOMENTS = VERSION.select(VERSION.c.report_id, VERSION.c.id, VERSION.c.saved_at, VERSION.c.kind).order_by(
    VERSION.c.report_id, VERSION.c.id
)
_ALL_MOMENTS = Statement(_MOMENTS)
_MOMENTS_OF_ONE = Statement(_MOMENTS.where(VERSION.c.report_id == VALUE))
_DIGESTS = Statement(VERSION.select(VERSION.c.digest).where(VERSION.c.report_id == VALUE))
_WRITE = writing(VERSION, (*_COLUMNS.names, "checksum", "canonical"), ("id",))
_DELETE = Statement(VERSION.delete().where(VERSION.c.id == VALUE))


def add_version(database: SqliteDatabase, entry: Entry, report: Report, origin: Origin) -> Version:
    """Append what an entry has become to its history, and drop the versions that this makes superfluous."""
    [(last_id,)] = run(database, _LAST_ID)
    version = Version(
        id=(last_id or 0) + 1,
        report_id=entry.report_id,
        saved_at=entry.modified,
        digest=entry.digest,
        kind=origin.kind,
        batch=origin.batch,
        source=origin.source,
    )
    keep_version(database, version, report)
    drop_versions(database, _superfluous(run(database, _MOMENTS_OF_ONE, entry.report_id), version.saved_at))
    return version


def keep_version(database: SqliteDatabase, version: Version, report: Report) -> None:
    """Put in a version as it is, with the report of which it is one."""
    cells = _COLUMNS.cells(version)
    run(database, _WRITE, *cells, checksum(cells), canonical(report))


def superfluous_versions(database: SqliteDatabase, now: datetime) -> tuple[int, ...]:
    """The versions of all reports that have become superfluous with time."""
    return _superfluous(run(database, _ALL_MOMENTS), now)


def drop_versions(database: SqliteDatabase, version_ids: Sequence[int]) -> None:
    """Remove versions for good."""
    for version_id in version_ids:
        run(database, _DELETE, version_id)


def read_versions(database: SqliteDatabase, report_id: int) -> tuple[Version, ...]:
    """The history of a report, newest first, without what is damaged: `verify` tells of that."""
    return tuple(version for cells in run(database, _READ_ALL, report_id) if (version := _sound(cells)))


def _sound(cells: Sequence[Any]) -> Version | None:
    *values, own = cells
    with suppress(ValueError, TypeError, LookupError, ArithmeticError):  # not from us, checksum and all
        return Version(**_COLUMNS.values(values)) if own == checksum(values) else None
    return None


def read_version(database: SqliteDatabase, version_id: int) -> Report:
    """The report as it was in one version.

    Raises:
        KnownError: `version_gone` where the version was dropped since, or `version_damaged`.
    """
    rows = run(database, _READ, version_id)
    if not rows:
        raise KnownError("version_gone")
    *values, own, text = rows[0]
    moment = str(values[_SAVED_AT])[:MINUTE].replace("T", " ")
    if own != checksum(values) or sha256(str(text).encode()).hexdigest() != values[_DIGEST]:
        raise KnownError("version_damaged", moment=moment)
    try:
        return from_record(json.loads(text), "")
    except (ValueError, RecursionError, KnownError) as error:  # not from us, digest and all
        raise KnownError("version_damaged", moment=moment) from error


def version_ids(database: SqliteDatabase) -> tuple[tuple[int, int], ...]:
    """The ids of all versions, each with the id of its report."""
    return tuple((version_id, report_id) for version_id, report_id in run(database, _IDS))


def known_digests(database: SqliteDatabase, report_id: int) -> frozenset[str]:
    """The digests of all contents that a report ever had."""
    return frozenset(digest for (digest,) in run(database, _DIGESTS, report_id))


def batch_versions(database: SqliteDatabase) -> tuple[tuple[int, int, int], ...]:
    """What imports took in, oldest first: batch, version and report."""
    return tuple((int(batch), version_id, report_id) for batch, version_id, report_id in run(database, _BATCHES))


def next_batch(database: SqliteDatabase) -> int:
    """A number for what the next import takes in."""
    [(last_batch,)] = run(database, _LAST_BATCH)
    return (last_batch or 0) + 1


def _superfluous(rows: Sequence[tuple[int, int, object, object]], now: datetime) -> tuple[int, ...]:
    return tuple(
        version_id
        for _, of_one in groupby(rows, itemgetter(0))
        for version_id in superfluous([(id_, str(saved_at), str(kind)) for _, id_, saved_at, kind in of_one], now)
    )
