"""Reports checked, then locked for signing."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from desktop.domain.finding import Severity
from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.jobs.checking import Beside, Checking, left_findings
from desktop.storage.book import Book
from desktop.storage.stored import StoredReport


def finalise(
    book: Book, report_ids: Sequence[int], forms: Forms, today: date, beside: Beside | None = None
) -> tuple[StoredReport, ...]:
    """Lock reports for signing, all or none of them; gives them as they are then. Final ones stay as they are.

    `beside` is what is known already of all reports of the book (`book_checks`); without it, all of them are loaded.

    Raises:
        KnownError: `review_left` with errors, or warnings neither mended nor acknowledged, in any of them, which are
            the fact `left` as `LeftFinding`s; or what `Book.finalise` raises.
    """
    left = left_findings(book, report_ids, Checking(forms, today, beside=beside))
    if left:
        counts = Counter(one.reviewed.finding.severity for one in left)
        raise KnownError(
            "review_left",
            name=left[0].project_name,
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            first=left[0].sentence.removesuffix("。"),
            left=left,
        )
    book.finalise(report_ids)
    return tuple(map(book.stored, report_ids))
