"""What can be read of a damaged book, copied report by report into a new one, with a list of what was lost.

The damaged book is never written to. A report counts as read when it has the digest under which it was stored; else the
latest of its saved versions that has takes its place.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from uuid import uuid4

from peewee import SqliteDatabase

from desktop.domain.acknowledgement import Acknowledgement
from desktop.domain.form_file import Forms
from desktop.domain.record import canonical, digest, from_record
from desktop.domain.report import Indicator, Report
from desktop.errors import KnownError
from desktop.storage.acknowledgements import CELLS, sound_acknowledgements, write_acknowledgements
from desktop.storage.columns import Columns
from desktop.storage.copying import named_after
from desktop.storage.entries import Entry, State, checksum, write_entry
from desktop.storage.faults import known_faults
from desktop.storage.file import BookFile
from desktop.storage.history import Version, VersionKind
from desktop.storage.lock import BookLock
from desktop.storage.opening import refuse_nothing
from desktop.storage.reports import write_report
from desktop.storage.review import BookReview
from desktop.storage.rules import CELLS as RULES_CELLS
from desktop.storage.rules import ChosenRules, sound_chosen, write_chosen
from desktop.storage.versions import keep_version
from desktop.storage.wreck import Row, Wreck

_WRONG = (ValueError, TypeError, LookupError, ArithmeticError, KnownError)
_ENTRY, _REPORT, _INDICATOR, _VERSION = Columns(Entry), Columns(Report), Columns(Indicator), Columns(Version)


class Loss(StrEnum):
    """What became of a report that is not as it was stored."""

    GONE = "gone"
    """Nothing of it could be read."""
    OLDER = "older"
    """Its latest content could not be read; a saved version took its place."""
    UNCERTAIN = "uncertain"
    """Its cells could be read, but nothing tells whether they are what was stored."""
    STANDING = "standing"
    """Its content is whole; its place in the list, its state and the 回收站 are lost."""
    HISTORY = "history"
    """It is whole; saved versions of it are lost."""


class Lost(NamedTuple):
    """One thing that was lost; `since` is when the version was saved that took a report's place."""

    loss: Loss
    report_id: int
    name: str = ""
    since: datetime | None = None
    versions: int = 0


class Salvaged(NamedTuple):
    """The new book, how many reports are in it, and what is not in it."""

    path: Path
    reports: int
    lost: tuple[Lost, ...]


@dataclass
class _Found:
    """What is left of one report."""

    report: Report | None = None
    entry: Entry | None = None
    versions: list[tuple[Version, Report]] = field(default_factory=list)
    acknowledgements: tuple[Acknowledgement, ...] = ()
    broken_versions: int = 0


def salvage(book: Path, forms: Forms, now: datetime, target: Path | None = None) -> Salvaged:
    """Copy what can be read into a new book beside the damaged one, or to `target`; nobody may have it open.

    Raises:
        KnownError: `book_missing`, `book_is_folder`, `book_empty`, `book_locked`; `nothing_salvaged` where no report
            could be read: no book is made then; what `Book.create` raises for the new one.
    """
    with known_faults(book):
        refuse_nothing(book)
        with ExitStack() as resources:
            with suppress(OSError):  # where no lock can be made nobody writes
                resources.callback(BookLock(Path(os.path.realpath(book))).release)
            folder = Path(resources.enter_context(TemporaryDirectory(prefix="ziping-")))
            wreck = Wreck(book, folder, resources)
            found, rules = _search(wreck), _rules(wreck)
    kept = {report_id: one for report_id, one in found.items() if one.report or one.versions}
    if not kept:
        raise KnownError("nothing_salvaged", path=book)
    new = target or _free(book)
    lost: list[Lost] = []
    with BookFile.create(new) as file, file.writing() as database:
        write_chosen(database, rules)
        review = BookReview(file, forms, lambda: now)
        for report_id, one in kept.items():
            lost += _put(database, report_id, one, review, now)
    lost += [Lost(Loss.GONE, report_id) for report_id in found if report_id not in kept]
    return Salvaged(new, len(kept), tuple(sorted(lost, key=lambda one: (list(Loss).index(one.loss), one.report_id))))


def _free(book: Path) -> Path:
    names = (named_after(book, f"（抢救-{number}）") for number in count(1))
    return next(name for name in names if not name.exists())


def _search(wreck: Wreck) -> Mapping[int, _Found]:
    """All reports of which there is a trace, in book order."""
    found: dict[int, _Found] = {}
    for report_id, row in wreck.rows("entry", "report_id", (*_ENTRY.names, "checksum")).items():
        found.setdefault(report_id, _Found()).entry = _checked(_ENTRY, Entry, row)
    for row in wreck.rows("version", "id", (*_VERSION.names, "checksum", "canonical")).values():
        version = _checked(_VERSION, Version, row[:-1])
        if version:
            one = found.setdefault(version.report_id, _Found())
            report = _report_of(version, row[-1])
            if report:
                one.versions.append((version, report))
            else:
                one.broken_versions += 1
    for report_id, row in wreck.rows("report", "id", _REPORT.names).items():
        parts = wreck.parts("indicator", "report_id", report_id, ("position", *_INDICATOR.names))
        found.setdefault(report_id, _Found()).report = _assembled(row, parts)
    for report_id, one in found.items():
        one.acknowledgements = sound_acknowledgements(wreck.parts("acknowledgement", "report_id", report_id, CELLS))
    return dict(sorted(found.items(), key=lambda pair: (pair[1].entry.position if pair[1].entry else pair[0], pair[0])))


def _rules(wreck: Wreck) -> ChosenRules:
    """The book's rule set; the default one where its own cannot be read."""
    for row in wreck.rows("rules", "id", RULES_CELLS).values():
        with suppress(*_WRONG):
            return sound_chosen(row)
    return ChosenRules()


def _checked(columns: Columns[Any], kind: type[Any], row: Row) -> Any:  # noqa: ANN401  # an instance of `kind`, or None
    *cells, own = row
    with suppress(*_WRONG):
        return kind(**columns.values(cells)) if own == checksum(cells) else None
    return None


def _report_of(version: Version, text: object) -> Report | None:
    with suppress(*_WRONG, RecursionError):
        if sha256(str(text).encode()).hexdigest() == version.digest:
            return from_record(json.loads(str(text)), "")
    return None


def _assembled(row: Row, parts: tuple[Row, ...]) -> Report | None:
    with suppress(*_WRONG):
        indicators = tuple(Indicator(**_INDICATOR.values(cells)) for _, *cells in sorted(parts, key=lambda one: one[0]))
        report = Report(**_REPORT.values(row), indicators=indicators)
        canonical(report).encode()
        return report
    return None


def _put(database: SqliteDatabase, report_id: int, one: _Found, review: BookReview, now: datetime) -> Iterator[Lost]:
    report, loss = _best(one)
    stored = write_report(database, report_id, report)
    entry = one.entry or _entry_of(report_id, one, now)
    if entry.digest != digest(stored):
        state = State.DRAFT if one.entry else entry.state  # what was signed was something else
        entry = entry._replace(digest=digest(stored), modified=now, state=state)
    write_acknowledgements(database, report_id, one.acknowledgements)
    with suppress(KnownError):  # of a form that we lack
        entry = review.summarised(database, entry, stored)
    write_entry(database, entry)
    for version, content in one.versions:
        keep_version(database, version, content)
    name = report.project_name
    if loss is Loss.OLDER:
        yield Lost(loss, report_id, name, since=one.versions[-1][0].saved_at)
    elif loss:
        yield Lost(loss, report_id, name)
    elif one.entry is None:
        yield Lost(Loss.STANDING, report_id, name)
    elif one.broken_versions or not one.versions:
        yield Lost(Loss.HISTORY, report_id, name, versions=one.broken_versions)


def _best(one: _Found) -> tuple[Report, Loss | None]:
    """The content that was stored last, as far as that can be known."""
    known = {version.digest for version, _ in one.versions} | ({one.entry.digest} if one.entry else set())
    if one.report and (one.entry.digest == digest(one.report) if one.entry else digest(one.report) in known):
        return one.report, None
    if one.versions:
        version, report = one.versions[-1]
        latest = one.entry is not None and version.digest == one.entry.digest
        return report, None if latest else Loss.OLDER
    if one.report is None:
        raise ValueError(one)
    return one.report, Loss.UNCERTAIN


def _entry_of(report_id: int, one: _Found, now: datetime) -> Entry:
    """An entry for a report that has lost its own: what its history tells of its state."""
    kinds = [version.kind for version, _ in one.versions]
    final = bool(kinds) and kinds[-1] is VersionKind.FINALISED
    return Entry(
        report_id=report_id,
        uid=str(uuid4()),
        position=report_id,
        digest="",
        modified=one.versions[-1][0].saved_at if one.versions else now,
        state=State.FINAL if final else State.DRAFT,
        finalised_count=kinds.count(VersionKind.FINALISED),
    )
