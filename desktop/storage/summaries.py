"""What the list of reports shows, read without loading any report."""

from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from peewee import SqliteDatabase

from desktop.domain.checks import CHECKS_VERSION
from desktop.domain.finding import Standing
from desktop.domain.form import Form
from desktop.domain.numbers import percentage
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage.entries import ENTRY, Entry, State
from desktop.storage.reports import REPORT
from desktop.storage.statements import VALUE, Statement, run


class Summary(NamedTuple):
    """A report as the list shows it."""

    id: int
    uid: str
    project_name: str
    budget_unit: str
    office: str
    fiscal_year: int
    form: str
    state: State
    finalised_count: int
    total: Decimal
    grade: str
    """The band's short name, empty as long as there is none."""
    rate: Decimal | None
    """The execution rate as a ratio, rounded to what is shown; None while it is undefined."""
    worst: Standing | None
    modified: datetime
    digest: str
    """The content's."""


_JOINED = (
    ENTRY.join(REPORT, on=(ENTRY.c.report_id == REPORT.c.id))
    .select(
        ENTRY.c.report_id,
        ENTRY.c.uid,
        REPORT.c.project_name,
        REPORT.c.budget_unit,
        REPORT.c.office,
        REPORT.c.fiscal_year,
        REPORT.c.form,
        ENTRY.c.state,
        ENTRY.c.finalised_count,
        ENTRY.c.total,
        ENTRY.c.grade,
        ENTRY.c.rate,
        ENTRY.c.worst,
        ENTRY.c.modified,
        ENTRY.c.digest,
    )
    .order_by(ENTRY.c.position, ENTRY.c.report_id)
)
LISTED = Statement(_JOINED.where(ENTRY.c.deleted_at.is_null()))
"""Reads the list of a book; a benchmark asks SQLite the same."""
_DELETED = Statement(_JOINED.where(ENTRY.c.deleted_at.is_null(is_null=False)))
_STALE = Statement(
    ENTRY.select(ENTRY.c.report_id).where(
        (ENTRY.c.checks_version != VALUE) | (ENTRY.c.stale_on <= str(VALUE)) | (ENTRY.c.modified > str(VALUE))
    )
)
_STATES = {str(state): state for state in State}
_STANDINGS: dict[str | None, Standing | None] = {None: None, **{str(standing): standing for standing in Standing}}


def read_summaries(database: SqliteDatabase, *, deleted: bool) -> tuple[Summary, ...]:
    """The reports of the book, or those in its 回收站, in book order.

    Raises:
        KnownError: `book_damaged`.
    """
    rows = run(database, _DELETED if deleted else LISTED)
    try:
        return tuple(_summary(cells) for cells in rows)
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise KnownError("book_damaged") from error


def summarised(entry: Entry, report: Report, form: Form, standing: Standing | None, today: date) -> Entry:
    """The entry with everything in it that follows from the report and how its findings let it stand."""
    rate = form.execution_rate(report)
    band = form.grade(report)
    return entry._replace(
        total=report.total_score,
        grade=band.short if band else "",
        rate="" if rate is None else str(percentage(rate)),
        worst=standing,
        checks_version=CHECKS_VERSION,
        stale_on=min((day for day in _dates(report) if day > today), default=None),
    )


def stale_entries(database: SqliteDatabase, now: datetime) -> tuple[int, ...]:
    """The reports whose findings may have changed since they were summed up, although they themselves have not.

    Those too that were saved later than now: the clock has gone back, and days that were past are to come again.
    """
    rows = run(database, _STALE, CHECKS_VERSION, now.date().isoformat(), now.isoformat())
    return tuple(report_id for (report_id,) in rows)


def _summary(cells: tuple[Any, ...]) -> Summary:
    report_id, uid, project, unit, office, year, form, state, count, total, grade, rate, standing, modified, own = cells
    return Summary(
        report_id,
        uid,
        project,
        unit,
        office,
        year,
        form,
        _STATES[state],
        int(count),
        _hundredths(total),
        grade,
        _hundredths(rate) if rate else None,
        _STANDINGS[standing],
        datetime.fromisoformat(modified),
        str(own),
    )


@lru_cache(maxsize=1024)
def _hundredths(cell: int | str) -> Decimal:
    return Decimal(cell).scaleb(-2)


def _dates(report: Report) -> tuple[date, ...]:
    values = (getattr(report, field.name) for field in fields(report))
    return tuple(value for value in values if isinstance(value, date))
