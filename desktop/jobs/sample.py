"""An invented book to look at."""

from datetime import date
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.files import make_folder
from desktop.jobs.exchanging import import_file
from desktop.jobs.printing import PrintOrder, print_reports
from desktop.paths import BOOK_SUFFIX, RESOURCES
from desktop.storage.book import Book

SAMPLE_NAME = "示例"


def make_sample(folder: Path, forms: Forms, today: date) -> tuple[Path, Path]:
    """Make an invented book of four reports and its PDF in a folder; gives the paths of both.

    Raises:
        KnownError: `book_exists`, or what `make_folder`, `Book.create` or `write_file` raises.
    """
    make_folder(folder)
    book_path, pdf_path = folder / f"{SAMPLE_NAME}{BOOK_SUFFIX}", folder / f"{SAMPLE_NAME}.pdf"
    with Book.create(book_path, forms) as book:
        import_file(book, RESOURCES / "sample.json", forms)
        rules = book.review.rules
        reports = [book.stored(summary.id) for summary in book.summaries()]
    print_reports(PrintOrder(reports, forms, today, rules), pdf_path)
    return book_path, pdf_path
