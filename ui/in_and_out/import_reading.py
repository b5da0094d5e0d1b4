"""What is read of a file before anything of it comes into the book; any thread may do it."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import MatchedRow, Plan
from desktop.errors import KnownError
from desktop.paths import BOOK_SUFFIX
from ui.background import Course

if TYPE_CHECKING:  # no start waits for these
    from desktop.exchange.headings import Layout, Layouts
    from desktop.exchange.workbook import Sheet

_STEPS = 3
"""To read, to back up, to compare."""


class Target(NamedTuple):
    """The book that reports come into; it is opened anew, for reading."""

    book: Path
    forms: Forms


class Table(NamedTuple):
    """An Excel list, and how it is read."""

    path: Path
    sheets: "tuple[Sheet, ...]"
    layouts: "Layouts"
    form: Form
    fiscal_year: int | None = None
    """The year of rows that name none; None for that in the title."""


class Read(NamedTuple):
    """What a file brings, and how its reports stand to the book."""

    plan: Plan
    rows: tuple[MatchedRow, ...]
    table: Table | None = None
    """Set for an Excel list."""
    unclear: bool = False
    """Whether the user must say first what the columns of the list are, or of which year it is."""
    without_year: bool = False
    backup: KnownError | None = None
    """Why the book could not be backed up, which stops nothing."""


def read_source(path: Path, target: Target, headings: dict[str, str], course: Course) -> Read:
    """Read a file of any kind, or another book; `headings` are what is remembered of lists.

    Raises:
        KnownError: what `read_file`, `read_book`, `read_sheets`, `recognise` or `Book.open` raises.
    """
    from desktop.jobs.exchanging import kind_of, read_file  # noqa: PLC0415  # no start waits for any of these
    from desktop.jobs.merging import read_book  # noqa: PLC0415

    if path.suffix.lower() == BOOK_SUFFIX:
        return beside(read_book(path, target.book, target.forms), target, course)
    if kind_of(path) != "table":
        return beside(read_file(path, target.forms), target, course)
    table = _table(path, target.forms, headings)
    if _has_unknown(table.layouts.projects, headings):
        return Read(Plan(path.name, ()), (), table, unclear=True)
    return read_table(table, target, course)


def read_table(table: Table, target: Target, course: Course) -> Read:
    """Read a list as its layouts say; one without a year is unclear."""
    from desktop.exchange.source import naming, source_name  # noqa: PLC0415  # as above
    from desktop.exchange.table_file import table_plan  # noqa: PLC0415
    from desktop.exchange.table_options import TableOptions  # noqa: PLC0415

    options = TableOptions(table.form.id, table.fiscal_year)
    try:
        with naming(table.path):
            plan = table_plan(table.sheets, table.layouts, table.form, options, source_name(table.path))
    except KnownError as error:
        if error.code != "table_without_year":
            raise
        return Read(Plan(table.path.name, ()), (), table, unclear=True, without_year=True)
    return beside(plan, target, course)._replace(table=table)


def beside(plan: Plan, target: Target, course: Course) -> Read:
    """Set a plan beside the book, which is backed up before if that is due.

    Raises:
        KnownError: what `Book.open` raises.
    """
    from desktop.storage.backups import back_up_if_due  # noqa: PLC0415  # as above
    from desktop.storage.book import Book, system_clock  # noqa: PLC0415

    course.progress(1, _STEPS)
    failure = back_up_if_due(target.book, system_clock())
    course.progress(2, _STEPS)
    with Book.open(target.book, target.forms, read_only=True) as book:
        rows = book.imports.match(plan)
    course.progress(_STEPS, _STEPS)
    return Read(plan, rows, backup=failure if isinstance(failure, KnownError) else None)


def _table(path: Path, forms: Forms, headings: dict[str, str]) -> Table:
    from desktop.exchange.headings import recognise  # noqa: PLC0415  # as above
    from desktop.exchange.source import naming  # noqa: PLC0415
    from desktop.exchange.table_file import form_of  # noqa: PLC0415
    from desktop.exchange.table_options import TableOptions  # noqa: PLC0415
    from desktop.exchange.workbook import read_sheets  # noqa: PLC0415

    sheets = read_sheets(path)
    form = form_of(forms, TableOptions())
    with naming(path):
        return Table(path, sheets, recognise(sheets, form, headings), form)


def _has_unknown(layout: "Layout", headings: dict[str, str]) -> bool:
    """Whether there is a column of which neither the program nor the user has said what it is."""
    from desktop.exchange.headings import plain_heading  # noqa: PLC0415  # as above

    return any(not column.attribute and plain_heading(column.heading) not in headings for column in layout.columns)
