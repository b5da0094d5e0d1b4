"""Imports as they can be taken back (撤销导入): the versions of one batch, and what became of their reports since."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from peewee import SqliteDatabase

from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage.entries import Entry, State, read_entry
from desktop.storage.history import Origin, Version, VersionKind
from desktop.storage.reports import read_name
from desktop.storage.versions import batch_versions, read_version, read_versions


class Batch(NamedTuple):
    """One import: its number, what its file was called, and when it was."""

    number: int
    source: str
    moment: datetime
    reports: int
    """How many it took in."""
    standing: int
    """How many of them are still as they came in, so that they can be withdrawn."""


class Kept(NamedTuple):
    """A report that a withdrawal leaves as it is, for it was changed, finalised or deleted since."""

    report_id: int
    project_name: str
    deleted: bool
    final: bool


class Withdrawal(NamedTuple):
    """What taking an import back did, by reports."""

    restored: tuple[int, ...] = ()
    """Have what they had before the import."""
    removed: tuple[int, ...] = ()
    """Came with the import and are in the 回收站 now."""
    kept: tuple[Kept, ...] = ()


class Steps(NamedTuple):
    """What a withdrawal writes, and what it will have done."""

    back: tuple[tuple[Entry, Report, Origin], ...]
    away: tuple[Entry, ...]
    told: Withdrawal


class _Taken(NamedTuple):
    """A version of a batch, the one before it, and the entry as it is now."""

    version: Version
    before: Version | None
    entry: Entry

    @property
    def standing(self) -> bool:
        return (
            self.entry.digest == self.version.digest
            and self.entry.deleted_at is None
            and self.entry.state is State.DRAFT
        )


def read_batches(database: SqliteDatabase) -> tuple[Batch, ...]:
    """All imports, the last one first; of a version that is damaged nothing is known."""
    numbers: dict[int, list[tuple[int, int]]] = {}
    for number, version_id, report_id in batch_versions(database):
        numbers.setdefault(number, []).append((version_id, report_id))
    found = ((number, _taken(database, numbers[number])) for number in reversed(numbers))
    return tuple(
        Batch(
            number=number,
            source=taken[0].version.source,
            moment=taken[0].version.saved_at,
            reports=len(taken),
            standing=sum(one.standing for one in taken),
        )
        for number, taken in found
        if taken
    )


def plan_withdrawal(database: SqliteDatabase, batch: int) -> Steps:
    """What taking a batch back means for each of its reports.

    Raises:
        KnownError: `batch_unknown`, `version_damaged`.
    """
    taken = _taken(database, [(own, of) for number, own, of in batch_versions(database) if number == batch])
    if not taken:
        raise KnownError("batch_unknown", number=batch)
    standing = [one for one in taken if one.standing]
    back = tuple(
        (one.entry, read_version(database, one.before.id), Origin(VersionKind.WITHDRAWN, source=one.version.source))
        for one in standing
        if one.before
    )
    away = tuple(one.entry for one in standing if not one.before)
    kept = tuple(_kept(database, one.entry) for one in taken if not one.standing)
    told = Withdrawal(tuple(entry.report_id for entry, _, _ in back), tuple(entry.report_id for entry in away), kept)
    return Steps(back, away, told)


def _taken(database: SqliteDatabase, versions: Iterable[tuple[int, int]]) -> tuple[_Taken, ...]:
    found = []
    for version_id, report_id in versions:
        history = read_versions(database, report_id)
        own = next((version for version in history if version.id == version_id), None)
        if own:
            before = next((version for version in history if version.id < version_id), None)
            found.append(_Taken(own, before, read_entry(database, report_id)))
    return tuple(found)


def _kept(database: SqliteDatabase, entry: Entry) -> Kept:
    name = read_name(database, entry.report_id)
    return Kept(entry.report_id, name, entry.deleted_at is not None, entry.state is State.FINAL)
