"""The work that joins the book, the paper and the files of others, for the command line and the window alike.

The paper is imported where it is needed: who lists or imports reports does not wait for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.checks import check, worst
from desktop.domain.finding import Severity
from desktop.domain.form_file import Forms
from desktop.domain.plan import Outcome, PlanRow
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.exchange.json_file import read_json, to_json
from desktop.files import make_folder, safe_names, write_file
from desktop.paths import RESOURCES
from desktop.storage.book import Book

if TYPE_CHECKING:
    from desktop.printing.document import PaperCopy

SAMPLE_NAME = "示例"


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that was written: how many reports are in it, and how many of those as drafts because of errors."""

    path: Path
    reports: int
    drafts: int


def import_file(book: Book, path: Path, forms: Forms, *, replace_conflicting: bool = False) -> Outcome:
    """Take a file's reports into a book, in one transaction.

    Raises:
        KnownError: what `read_json` or `Book.apply` raises; nothing is taken in then.
    """
    return book.apply(read_json(path, forms), replace_conflicting=replace_conflicting)


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
                plan = read_json(path, forms)
            except KnownError as error:
                yield error
            else:
                book = book or resources.enter_context(Book.create(book_path, forms))
                yield book.apply(plan, replace_conflicting=replace_conflicting)


def export_json(book: Book, path: Path) -> int:
    """Write all reports of the book as JSON; gives their number.

    Raises:
        KnownError: what `Book.load` or `write_file` raises.
    """
    rows = [PlanRow(book.load(summary.id), summary.uid) for summary in book.summaries()]
    write_file(path, to_json(rows))
    return len(rows)


def print_reports(reports: Sequence[Report], path: Path, forms: Forms, today: date) -> Printed:
    """Print reports into one PDF, those with errors as drafts. No book is asked: any thread may do it.

    Raises:
        KnownError: what `write_file` raises.
    """
    from desktop.printing.document import render  # noqa: PLC0415  # see above

    copies = [_copy(report, forms, today) for report in reports]
    write_file(path, render(copies, forms))
    return Printed(path, len(copies), sum(copy.draft for copy in copies))


def print_separately(reports: Sequence[Report], folder: Path, forms: Forms, today: date) -> Iterator[Printed]:
    """Print reports into a PDF each, named by their projects; yields each as it is there.

    Raises:
        KnownError: what `make_folder` or `write_file` raises; the files yielded so far stay.
    """
    make_folder(folder)
    names = safe_names((report.project_name for report in reports), ".pdf")
    for report, name in zip(reports, names, strict=True):
        yield print_reports([report], folder / name, forms, today)


def make_sample(folder: Path, forms: Forms, today: date) -> tuple[Path, Path]:
    """Make an invented book of four reports and its PDF in a folder; gives the paths of both.

    Raises:
        KnownError: `book_exists`, or what `make_folder`, `Book.create` or `write_file` raises.
    """
    make_folder(folder)
    book_path, pdf_path = folder / f"{SAMPLE_NAME}.ziping", folder / f"{SAMPLE_NAME}.pdf"
    with Book.create(book_path, forms) as book:
        import_file(book, RESOURCES / "sample.json", forms)
        print_reports([book.load(summary.id) for summary in book.summaries()], pdf_path, forms, today)
    return book_path, pdf_path


def _opened(book_path: Path, forms: Forms, resources: ExitStack) -> Book | None:
    try:
        return resources.enter_context(Book.open(book_path, forms))
    except KnownError as error:
        if error.code == "book_missing":
            return None
        raise


def _copy(report: Report, forms: Forms, today: date) -> "PaperCopy":
    from desktop.printing.document import PaperCopy  # noqa: PLC0415  # see above

    findings = check(report, forms[report.form], today)
    return PaperCopy(report, draft=worst(findings) is Severity.ERROR)
