"""Reports from files into a book, and out of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.plan import Match, MatchedRow, Outcome, Plan, PlanRow
from desktop.errors import KnownError
from desktop.exchange.json_file import read_json, to_json
from desktop.exchange.table_options import TableOptions
from desktop.files import write_file
from desktop.storage.book import Book

_TABLE = ("desktop.exchange.table_file", "read_table_file")
_READERS = {
    ".pdf": ("desktop.exchange.pdf_file", "read_pdf"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xls"), _TABLE),
}
"""By suffix the module and the function that reads such a file; all others are JSON, which waits for no other."""


def read_file(path: Path, forms: Forms, options: TableOptions | None = None) -> Plan:
    """The reports of a file, by its suffix; `options` are for lists (`read_table_file`).

    Raises:
        KnownError: what `read_pdf`, `read_table_file` or `read_json` raises.
    """
    reading = _READERS.get(path.suffix.lower())
    if reading is None:
        return read_json(path, forms)
    module, function = reading
    reader: Callable[..., Plan] = getattr(import_module(module), function)
    return reader(path, forms, options) if reading is _TABLE else reader(path, forms)


def table_options(
    forms: Forms, form_id: str, fiscal_year: int | None, columns: Sequence[tuple[str, str]]
) -> TableOptions:
    """How lists are to be read; `columns` are headings, each with the form's label of what it means.

    Raises:
        KnownError: `form_unknown`, or `table_label_unknown` for a label that the form has not.
    """
    options = TableOptions(form_id, fiscal_year)
    if not form_id and not columns:
        return options
    from desktop.exchange.headings import named_columns  # noqa: PLC0415  # as above

    form = forms[form_id or forms.ids[0]]
    return options._replace(headings=named_columns(form, columns))


def import_file(book: Book, path: Path, forms: Forms, *, replace_conflicting: bool = False) -> Outcome:
    """Take a file's reports into a book, in one transaction.

    Raises:
        KnownError: what `read_file` or `Book.apply` raises; nothing is taken in then.
    """
    return book.apply(read_file(path, forms), replace_conflicting=replace_conflicting)


def import_files(
    book_path: Path,
    paths: Iterable[Path],
    forms: Forms,
    options: TableOptions | None = None,
    *,
    replace_conflicting: bool = False,
) -> Iterator[Outcome | KnownError]:
    """Take files into a book, each in its own transaction; yields what each did, or why it was refused.

    A book that is not there yet is made as soon as there is something to put into it.

    Raises:
        KnownError: what `Book.open`, `Book.create` or `Book.apply` raises.
    """
    with ExitStack() as resources:
        book = _opened(book_path, forms, resources)
        for path in paths:
            try:
                plan = read_file(path, forms, options)
            except KnownError as error:
                yield error
            else:
                book = book or resources.enter_context(Book.create(book_path, forms))
                yield book.apply(plan, replace_conflicting=replace_conflicting)


def plan_files(
    book_path: Path, paths: Iterable[Path], forms: Forms, options: TableOptions | None = None
) -> Iterator[tuple[Plan, tuple[MatchedRow, ...]] | KnownError]:
    """What `import_files` would find, the book left as it is, or not made.

    Raises:
        KnownError: what `Book.open` or `Book.match` raises.
    """
    with ExitStack() as resources:
        book = _opened(book_path, forms, resources, read_only=True)
        for path in paths:
            try:
                plan = read_file(path, forms, options)
            except KnownError as error:
                yield error
            else:
                yield plan, book.match(plan) if book else tuple(MatchedRow(row, Match.NEW) for row in plan.rows)


def export_json(book: Book, path: Path) -> int:
    """Write all reports of the book as JSON; gives their number.

    Raises:
        KnownError: what `Book.stored` or `write_file` raises.
    """
    reports = [book.stored(summary.id) for summary in book.summaries()]
    rows = [PlanRow(stored.report, stored.uid) for stored in reports]
    write_file(path, to_json(rows))
    return len(rows)


def _opened(book_path: Path, forms: Forms, resources: ExitStack, *, read_only: bool = False) -> Book | None:
    try:
        return resources.enter_context(Book.open(book_path, forms, read_only=read_only))
    except KnownError as error:
        if error.code == "book_missing":
            return None
        raise
