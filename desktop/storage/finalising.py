"""Finalising (定稿): a final report is locked until it is reopened; its history keeps for good what was finalised."""

from contextlib import suppress
from datetime import datetime

from peewee import SqliteDatabase

from desktop.errors import KnownError
from desktop.storage.entries import Entry, State, write_entry
from desktop.storage.history import Origin, VersionKind
from desktop.storage.reports import read_name, read_sound_report
from desktop.storage.versions import add_version


def finalise(database: SqliteDatabase, entry: Entry, now: datetime) -> None:
    """Lock a report as it is; one that is final stays as it is.

    Raises:
        KnownError: `report_damaged`.
    """
    if entry.state is State.DRAFT:
        final = entry._replace(state=State.FINAL, finalised_count=entry.finalised_count + 1, modified=now)
        _record(database, final, VersionKind.FINALISED)


def reopen(database: SqliteDatabase, entry: Entry, now: datetime) -> None:
    """Let a report be edited again; a draft stays as it is."""
    if entry.state is State.FINAL:
        draft = entry._replace(state=State.DRAFT, modified=now)
        with suppress(KnownError):  # a damaged report must be open for a sound version to take its place
            _record(database, draft, VersionKind.REOPENED)


def refuse_final(database: SqliteDatabase, entry: Entry) -> None:
    """Refuse to change a report that is locked.

    Raises:
        KnownError: `report_final`.
    """
    if entry.state is State.FINAL:
        raise KnownError("report_final", name=read_name(database, entry.report_id))


def _record(database: SqliteDatabase, entry: Entry, kind: VersionKind) -> None:
    write_entry(database, entry)
    add_version(database, entry, read_sound_report(database, entry.report_id, entry.digest), Origin(kind))
