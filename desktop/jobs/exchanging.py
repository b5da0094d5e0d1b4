"""Reports from files into a book, and out of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.plan import Match, MatchedRow, Outcome, Plan
from desktop.errors import KnownError
from desktop.exchange.json_file import to_json
from desktop.exchange.table_options import TableOptions
from desktop.files import write_file
from desktop.storage.book import Book

_NO_OPTIONS = TableOptions()
_READERS = {
    "json": ("desktop.exchange.json_file", "read_json"),
    "pdf": ("desktop.exchange.pdf_file", "read_pdf"),
    "word": ("desktop.exchange.word_file", "read_word"),
    "text": ("desktop.exchange.text_file", "read_text"),
    "table": ("desktop.exchange.table_file", "read_table_file"),
}
"""The module and the function that read a kind of file: none waits for what only another one needs."""
_SUFFIXES = {
    ".json": "json",
    ".pdf": "pdf",
    ".txt": "text",
    **dict.fromkeys((".docx", ".doc", ".wps"), "word"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".et"), "table"),
}
_BEGINNINGS = {b"%PDF": "pdf", b"PK\x03\x04": "word", b"{": "json", b"\xef\xbb\xbf{": "json"}


def read_file(path: Path, forms: Forms, options: TableOptions = _NO_OPTIONS) -> Plan:
    """The reports of a file: JSON, a PDF, a Word file, the text of published forms, an Excel list.

    Raises:
        KnownError: what `read_json`, `read_pdf`, `read_word`, `read_text` or `read_table_file` raises.
    """
    kind = kind_of(path)
    module, function = _READERS[kind]
    read: Callable[..., Plan] = getattr(import_module(module), function)
    if kind == "table":
        return read(path, forms, options)
    plan = read(path, forms)
    return plan if options.fiscal_year is None else plan.in_year(options.fiscal_year)


def kind_of(path: Path) -> str:
    """One of `json`, `pdf`, `word`, `text` and `table`, by the file's name, else by how it begins.

    What cannot be read is told by the reader of JSON.
    """
    if path.suffix.lower() in _SUFFIXES:
        return _SUFFIXES[path.suffix.lower()]
    try:
        with path.open("rb") as file:
            beginning = file.read(4).lstrip()
    except OSError:
        return "json"
    return next((kind for start, kind in _BEGINNINGS.items() if beginning.startswith(start)), "text")


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
        KnownError: what `read_file` or `BookImports.apply` raises; nothing is taken in then.
    """
    return book.imports.apply(read_file(path, forms), replace_conflicting=replace_conflicting)


def import_files(
    book_path: Path,
    paths: Iterable[Path],
    forms: Forms,
    options: TableOptions = _NO_OPTIONS,
    *,
    replace_conflicting: bool = False,
) -> Iterator[Outcome | KnownError]:
    """Take files into a book, each in its own transaction; yields what each did, or why it was refused.

    A book that is not there yet is made as soon as there is something to put into it.

    Raises:
        KnownError: what `Book.open`, `Book.create` or `BookImports.apply` raises.
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
                yield book.imports.apply(plan, replace_conflicting=replace_conflicting)


def plan_files(
    book_path: Path, paths: Iterable[Path], forms: Forms, options: TableOptions = _NO_OPTIONS
) -> Iterator[tuple[Plan, tuple[MatchedRow, ...]] | KnownError]:
    """What `import_files` would find, the book left as it is, or not made.

    Raises:
        KnownError: what `Book.open` or `BookImports.match` raises.
    """
    with ExitStack() as resources:
        book = _opened(book_path, forms, resources, read_only=True)
        for path in paths:
            try:
                plan = read_file(path, forms, options)
            except KnownError as error:
                yield error
            else:
                yield plan, book.imports.match(plan) if book else tuple(MatchedRow(row, Match.NEW) for row in plan.rows)


def export_json(book: Book, path: Path) -> int:
    """Write all reports of the book as JSON; gives their number.

    Raises:
        KnownError: what `Book.stored` or `write_file` raises.
    """
    rows = [book.stored(summary.id).row for summary in book.summaries()]
    write_file(path, to_json(rows))
    return len(rows)


def _opened(book_path: Path, forms: Forms, resources: ExitStack, *, read_only: bool = False) -> Book | None:
    try:
        return resources.enter_context(Book.open(book_path, forms, read_only=read_only))
    except KnownError as error:
        if error.code == "book_missing":
            return None
        raise
