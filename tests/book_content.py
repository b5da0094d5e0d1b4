"""All that a book shows, to be compared with what was stored."""

from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.storage import Book

Shown = tuple[object, ...]


def shown_of(path: Path, forms: Forms) -> Shown | None:
    """All that a book shows; None where something is said."""
    try:
        with Book.open(path, forms, read_only=True) as book:
            lists = (book.summaries(), book.deleted())
            ids = [summary.id for part in lists for summary in part]
            histories = [book.history(report_id) for report_id in ids]
            versions = [book.version_report(version.id) for history in histories for version in history]
            shown = (lists, [book.load(report_id) for report_id in ids], histories, versions)
            damages = book.verify()
    except KnownError as error:
        error_sentence(error)
        return None
    for damage in damages:
        error_sentence(damage.error)
    return None if damages else shown
