"""What the user filled in, in the tables report and indicator."""

from peewee import SqliteDatabase, Table, fn

from desktop.domain.record import digest
from desktop.domain.report import Indicator, Report
from desktop.errors import KnownError
from desktop.storage.columns import Columns
from desktop.storage.statements import VALUE, Statement, columns_of, run, writing

_REPORT = Columns(Report)
_INDICATOR = Columns(Indicator)
REPORT = Table("report")
INDICATOR = Table("indicator")

_KEYS = ("report_id", "position")
_INDICATOR_CELLS = columns_of(INDICATOR, (*_KEYS, *_INDICATOR.names))
_READ_REPORT = Statement(REPORT.select(*columns_of(REPORT, _REPORT.names)).where(REPORT.c.id == VALUE))
_READ_INDICATORS = Statement(
    INDICATOR.select(*_INDICATOR_CELLS).where(INDICATOR.c.report_id == VALUE).order_by(INDICATOR.c.position)
)
_READ_NAME = Statement(REPORT.select(REPORT.c.project_name).where(REPORT.c.id == VALUE))
_USED = Statement(
    INDICATOR.select(*columns_of(INDICATOR, _INDICATOR.names))
    .where(INDICATOR.c.name != str(VALUE))
    .group_by(INDICATOR.c.name, INDICATOR.c.explanation, INDICATOR.c.weight)
    .order_by(fn.COUNT(INDICATOR.c.position).desc(), INDICATOR.c.name)
)
_COUNT = Statement(REPORT.select(fn.COUNT(REPORT.c.id)))
_WRITE_REPORT = writing(REPORT, ("id", *_REPORT.names), ("id",))
_WRITE_INDICATOR = writing(INDICATOR, (*_KEYS, *_INDICATOR.names), _KEYS)
_CUT_INDICATORS = Statement(
    INDICATOR.delete().where((INDICATOR.c.report_id == VALUE) & (INDICATOR.c.position >= VALUE))
)


def read_report(database: SqliteDatabase, report_id: int) -> Report:
    """The report as its cells say, unchecked.

    Raises:
        ValueError, TypeError, LookupError: there is none, or a cell holds what was never put there.
    """
    [cells] = run(database, _READ_REPORT, report_id)
    rows = run(database, _READ_INDICATORS, report_id)
    indicators = tuple(Indicator(**_INDICATOR.values(row[2:])) for row in rows)
    return Report(**_REPORT.values(cells), indicators=indicators)


def read_sound_report(database: SqliteDatabase, report_id: int, stored_digest: str) -> Report:
    """The report, if it is what was stored.

    Raises:
        KnownError: `report_damaged`.
    """
    try:
        report = read_report(database, report_id)
        sound = digest(report) == stored_digest
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise _damaged(database, report_id) from error
    if not sound:
        raise _damaged(database, report_id)
    return report


def read_name(database: SqliteDatabase, report_id: int) -> str:
    """The project's name, unchecked; a question mark where there is none."""
    names = run(database, _READ_NAME, report_id)
    return str(names[0][0]) if names else "？"


def read_used_indicators(database: SqliteDatabase) -> tuple[Indicator, ...]:
    """One indicator for each name that a report uses, the most used first, with its most used explanation and weight.

    What else is in it is of some report that has it so.

    Raises:
        KnownError: `book_damaged`.
    """
    known: dict[str, Indicator] = {}
    try:
        for cells in run(database, _USED, ""):
            row = Indicator(**_INDICATOR.values(cells))
            known.setdefault(row.name, row)
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise KnownError("book_damaged") from error
    return tuple(known.values())


def count_reports(database: SqliteDatabase) -> int:
    """How many reports there are, those in the 回收站 among them."""
    [(count,)] = run(database, _COUNT)
    return int(count)


def write_report(database: SqliteDatabase, report_id: int, report: Report) -> Report:
    """Put in a report or change it, writing only the indicators that differ; returns it as it will be read back.

    Raises:
        ValueError: a number is not exact to hundredths.
    """
    before = run(database, _READ_INDICATORS, report_id)
    rows = [(report_id, position, *_INDICATOR.cells(row)) for position, row in enumerate(report.indicators)]
    run(database, _WRITE_REPORT, report_id, *_REPORT.cells(report))
    known = set(before)
    for row in rows:
        if row not in known:
            run(database, _WRITE_INDICATOR, *row)
    if len(rows) < len(before):
        run(database, _CUT_INDICATORS, report_id, len(rows))
    return read_report(database, report_id)


def _damaged(database: SqliteDatabase, report_id: int) -> KnownError:
    return KnownError("report_damaged", name=read_name(database, report_id))
