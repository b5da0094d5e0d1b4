"""Reports from files into a book, and out of it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.plan import Outcome, Plan, PlanRow
from desktop.errors import KnownError
from desktop.exchange.json_file import to_json
from desktop.files import write_file
from desktop.storage.book import Book

_READERS = {
    "json": ("desktop.exchange.json_file", "read_json"),
    "pdf": ("desktop.exchange.pdf_file", "read_pdf"),
    "word": ("desktop.exchange.word_file", "read_word"),
    "text": ("desktop.exchange.text_file", "read_text"),
}
"""The module and the function that read a kind of file: none waits for what only another one needs."""
_SUFFIXES = {".json": "json", ".pdf": "pdf", ".docx": "word", ".doc": "word", ".wps": "word", ".txt": "text"}
_BEGINNINGS = {b"%PDF": "pdf", b"PK\x03\x04": "word", b"{": "json", b"\xef\xbb\xbf{": "json"}


def read_file(path: Path, forms: Forms) -> Plan:
    """The reports of a file: JSON, a PDF, a Word file, or the text of published forms.

    Raises:
        KnownError: what `read_json`, `read_pdf`, `read_word` or `read_text` raises.
    """
    module, function = _READERS[_kind(path)]
    read: Callable[[Path, Forms], Plan] = getattr(import_module(module), function)
    return read(path, forms)


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
    *,
    replace_conflicting: bool = False,
    year: int | None = None,
) -> Iterator[Outcome | KnownError]:
    """Take files into a book, each in its own transaction; yields what each did, or why it was refused.

    `year` is that of the reports of which no paper shows it, where it is not the year before their evaluation.
    A book that is not there yet is made as soon as there is something to put into it.

    Raises:
        KnownError: what `Book.open`, `Book.create` or `Book.apply` raises.
    """
    with ExitStack() as resources:
        book = _opened(book_path, forms, resources)
        for path in paths:
            try:
                plan = read_file(path, forms)
            except KnownError as error:
                yield error
            else:
                book = book or resources.enter_context(Book.create(book_path, forms))
                plan = plan if year is None else plan.in_year(year)
                yield book.apply(plan, replace_conflicting=replace_conflicting)


def export_json(book: Book, path: Path) -> int:
    """Write all reports of the book as JSON; gives their number.

    Raises:
        KnownError: what `Book.stored` or `write_file` raises.
    """
    reports = [book.stored(summary.id) for summary in book.summaries()]
    rows = [PlanRow(stored.report, stored.uid, acknowledgements=stored.acknowledgements) for stored in reports]
    write_file(path, to_json(rows))
    return len(rows)


def _kind(path: Path) -> str:
    """By the file's name, else by how it begins; what cannot be read is told by the reader of JSON."""
    if path.suffix.lower() in _SUFFIXES:
        return _SUFFIXES[path.suffix.lower()]
    try:
        with path.open("rb") as file:
            beginning = file.read(4).lstrip()
    except OSError:
        return "json"
    return next((kind for start, kind in _BEGINNINGS.items() if beginning.startswith(start)), "text")


def _opened(book_path: Path, forms: Forms, resources: ExitStack) -> Book | None:
    try:
        return resources.enter_context(Book.open(book_path, forms))
    except KnownError as error:
        if error.code == "book_missing":
            return None
        raise
