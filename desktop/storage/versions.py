"""The history of each report: every saved version as canonical JSON with its own digest.

Saving while typing makes many versions. Of those only the last of each minute stays for a day, then the last of each
day; versions of any other kind stay for good, and so does the one before them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise

from peewee import SqliteDatabase, Table, fn

from desktop.domain.record import canonical, from_record
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage.columns import Cell, Columns
from desktop.storage.entries import Entry, seal
from desktop.storage.statements import VALUE, Statement, columns_of, run, writing

_MINUTE = len("2022-03-15T09:30")
_DAY = len("2022-03-15")


class VersionKind(StrEnum):
    """What made a version."""

    CREATED = "created"
    TYPED = "typed"
    IMPORTED = "imported"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Origin:
    """How a version came about: an import's share a `batch`, and `source` names its file."""

    kind: VersionKind
    batch: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One saved version of a report, in the words of `Origin`; `digest` is its content's."""

    id: int
    report_id: int
    saved_at: datetime
    digest: str
    kind: VersionKind
    batch: int | None
    source: str


_COLUMNS = Columns(Version)
VERSION = Table("version")

_SEALED = columns_of(VERSION, (*_COLUMNS.names, "seal"))
_READ_ALL = Statement(VERSION.select(*_SEALED).where(VERSION.c.report_id == VALUE).order_by(VERSION.c.id.desc()))
_READ = Statement(VERSION.select(*_SEALED, VERSION.c.canonical).where(VERSION.c.id == VALUE))
_IDS = Statement(VERSION.select(VERSION.c.id, VERSION.c.report_id).order_by(VERSION.c.id))
_LAST = Statement(VERSION.select(fn.MAX(VERSION.c.id), fn.MAX(VERSION.c.batch)))
_MOMENTS = Statement(
    VERSION.select(VERSION.c.id, VERSION.c.saved_at, VERSION.c.kind)
    .where(VERSION.c.report_id == VALUE)
    .order_by(VERSION.c.id)
)
_DIGESTS = Statement(VERSION.select(VERSION.c.digest).where(VERSION.c.report_id == VALUE))
_WRITE = writing(VERSION, (*_COLUMNS.names, "seal", "canonical"), ("id",))
_DELETE = Statement(VERSION.delete().where(VERSION.c.id == VALUE))


def add_version(database: SqliteDatabase, entry: Entry, report: Report, origin: Origin) -> Version:
    """Append what an entry has become to its history, and drop the versions that this makes superfluous."""
    [(last_id, _)] = run(database, _LAST)
    version = Version(
        id=(last_id or 0) + 1,
        report_id=entry.report_id,
        saved_at=entry.modified,
        digest=entry.digest,
        kind=origin.kind,
        batch=origin.batch,
        source=origin.source,
    )
    cells = _COLUMNS.cells(version)
    run(database, _WRITE, *cells, seal(cells), canonical(report))
    rows = run(database, _MOMENTS, entry.report_id)
    moments = [(version_id, str(saved_at), str(kind)) for version_id, saved_at, kind in rows]
    for version_id in superfluous(moments, version.saved_at):
        run(database, _DELETE, version_id)
    return version


def superfluous(moments: Sequence[tuple[int, str, str]], now: datetime) -> tuple[int, ...]:
    """Which versions of one report may go: (id, ISO time, kind), oldest first, those typed and soon typed over."""
    yesterday = (now - timedelta(days=1)).isoformat()
    return tuple(
        version_id
        for (version_id, saved_at, kind), (_, next_at, next_kind) in pairwise(moments)
        if kind == next_kind == VersionKind.TYPED
        and (saved_at[:_MINUTE] == next_at[:_MINUTE] or (saved_at[:_DAY] == next_at[:_DAY] and saved_at < yesterday))
    )


def read_versions(database: SqliteDatabase, report_id: int) -> tuple[Version, ...]:
    """The history of a report, newest first.

    Raises:
        KnownError: `version_damaged`.
    """
    return tuple(_version(cells) for cells in run(database, _READ_ALL, report_id))


def last_version(database: SqliteDatabase, report_id: int) -> Version:
    """The newest version of a report.

    Raises:
        KnownError: `version_damaged`.
    """
    rows = run(database, _READ_ALL, report_id)
    if not rows:
        raise _damaged(())
    return _version(rows[0])


def read_version(database: SqliteDatabase, version_id: int) -> Report:
    """The report as it was in one version.

    Raises:
        KnownError: `version_gone` where the version was dropped since, or `version_damaged`.
    """
    rows = run(database, _READ, version_id)
    if not rows:
        raise KnownError("version_gone")
    *cells, text = rows[0]
    version = _version(cells)
    if sha256(str(text).encode()).hexdigest() != version.digest:
        raise _damaged(cells)
    return from_record(json.loads(text), "")


def version_ids(database: SqliteDatabase) -> tuple[tuple[int, int], ...]:
    """The ids of all versions, each with the id of its report."""
    return tuple((version_id, report_id) for version_id, report_id in run(database, _IDS))


def known_digests(database: SqliteDatabase, report_id: int) -> frozenset[str]:
    """The digests of all contents that a report ever had."""
    return frozenset(digest for (digest,) in run(database, _DIGESTS, report_id))


def next_batch(database: SqliteDatabase) -> int:
    """A number for what the next import takes in."""
    [(_, last_batch)] = run(database, _LAST)
    return (last_batch or 0) + 1


def _version(cells: Sequence[Cell]) -> Version:
    *values, found = cells
    if found != seal(values):
        raise _damaged(cells)
    return Version(**_COLUMNS.values(values))


def _damaged(cells: Sequence[object]) -> KnownError:
    saved_at = dict(zip(_COLUMNS.names, cells, strict=False)).get("saved_at", "？")
    return KnownError("version_damaged", moment=str(saved_at)[:_MINUTE].replace("T", " "))
