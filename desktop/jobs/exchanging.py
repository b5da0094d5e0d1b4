"""Reports from files into a book, and out of it."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.plan import Outcome, Plan, PlanRow
from desktop.errors import KnownError
from desktop.exchange.json_file import read_json, to_json
from desktop.files import write_file
from desktop.storage.book import Book


def read_file(path: Path, forms: Forms) -> Plan:
    """The reports of a file: of a PDF that carries them, else of JSON.

    Raises:
        KnownError: what `read_pdf` or `read_json` raises.
    """
    if path.suffix.lower() != ".pdf":
        return read_json(path, forms)
    from desktop.exchange.pdf_file import read_pdf  # noqa: PLC0415  # no JSON waits for processes and pipes

    return read_pdf(path, forms)


def import_file(book: Book, path: Path, forms: Forms, *, replace_conflicting: bool = False) -> Outcome:
    """Take a file's reports into a book, in one transaction.

    Raises:
        KnownError: what `read_file` or `Book.apply` raises; nothing is taken in then.
    """
    return book.apply(read_file(path, forms), replace_conflicting=replace_conflicting)


def import_files(
    book_path: Path, paths: Iterable[Path], forms: Forms, *, replace_conflicting: bool = False
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
                plan = read_file(path, forms)
            except KnownError as error:
                yield error
            else:
                book = book or resources.enter_context(Book.create(book_path, forms))
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


def _opened(book_path: Path, forms: Forms, resources: ExitStack) -> Book | None:
    try:
        return resources.enter_context(Book.open(book_path, forms))
    except KnownError as error:
        if error.code == "book_missing":
            return None
        raise
