"""Reports checked, then locked for signing."""

from collections.abc import Sequence
from datetime import date

from desktop.domain.checks import check
from desktop.domain.finding import Severity
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.messages import finding_sentence
from desktop.storage.book import Book
from desktop.storage.stored import StoredReport


def finalise(book: Book, report_ids: Sequence[int], forms: Forms, today: date) -> tuple[StoredReport, ...]:
    """Lock reports for signing, all or none of them; gives them as they are then. Final ones stay as they are.

    Raises:
        KnownError: `errors_left` for the first draft with an error finding, or what `Book.finalise` raises.
    """
    for stored in map(book.stored, report_ids):
        if not stored.final:
            _refuse_errors(stored.report, forms[stored.report.form], today)
    book.finalise(report_ids)
    return tuple(map(book.stored, report_ids))


def _refuse_errors(report: Report, form: Form, today: date) -> None:
    errors = [finding for finding in check(report, form, today) if finding.severity is Severity.ERROR]
    if errors:
        first = finding_sentence(errors[0], report, form).removesuffix("。")
        raise KnownError("errors_left", name=report.project_name, count=len(errors), first=first)
