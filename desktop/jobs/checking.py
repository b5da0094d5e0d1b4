"""The reports of a book checked, each by itself and beside the others, with what was acknowledged."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple, Protocol

from desktop.domain.acknowledgement import Reviewed, review
from desktop.domain.checks import check
from desktop.domain.checks.book import BookChecks
from desktop.domain.finding import Finding
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.domain.rules import Rules
from desktop.errors import KnownError
from desktop.messages import finding_sentence
from desktop.storage.book import Book
from desktop.storage.stored import StoredReport


class CheckedReport(NamedTuple):
    """A report of a book with all that the checks found, its own first; `number` is its place in the list, from 1."""

    report_id: int
    number: int
    stored: StoredReport
    reviewed: tuple[Reviewed, ...]

    @property
    def report(self) -> Report:
        """Its content."""
        return self.stored.report

    @property
    def left(self) -> tuple[Reviewed, ...]:
        """What stands in the way of finalising; nothing does of one that is final."""
        return () if self.stored.final else tuple(one for one in self.reviewed if one.left)


class LeftFinding(NamedTuple):
    """One thing to mend or to acknowledge before finalising."""

    report_id: int
    project_name: str
    reviewed: Reviewed
    sentence: str


def book_checks(book: Book, forms: Forms, rules: Rules) -> BookChecks:
    """What the reports of a book say beside each other; it asks no book later.

    A report that cannot be read, of which `Book.verify` tells, keeps no other from being checked.
    """
    checks = BookChecks(rules)
    for summary in book.summaries():
        with suppress(KnownError):
            checks.put(summary.id, book.load(summary.id), forms[summary.form])
    return checks


class Beside(Protocol):
    """What the reports of a book say beside each other: `BookChecks`, or what was known of it at some time."""

    def findings(self, key: int, /) -> tuple[Finding, ...]:
        """What the book says of one report."""


class Checking(NamedTuple):
    """How a book is checked: by its own rule set, unless another one is given.

    `beside` is what is known already of all its reports (`book_checks`); without it, every report is loaded for that.
    """

    forms: Forms
    today: date
    rules: Rules | None = None
    beside: Beside | None = None


def check_reports(book: Book, checking: Checking, only: Collection[int] | None = None) -> Iterator[CheckedReport]:
    """Check the reports of a book in its order, or only those of these ids.

    Raises:
        KnownError: what `Book.stored` raises.
    """
    forms, today, rules, beside = checking
    rules = rules or book.review.rules
    beside = beside or book_checks(book, forms, rules)
    for number, summary in enumerate(book.summaries(), 1):
        if only is None or summary.id in only:
            stored = book.stored(summary.id)
            own = check(stored.report, forms[summary.form], rules, today)
            findings = (*own, *beside.findings(summary.id))
            reviewed = review(findings, stored.report, stored.acknowledgements)
            yield CheckedReport(summary.id, number, stored, reviewed)


def left_findings(book: Book, report_ids: Collection[int], checking: Checking) -> tuple[LeftFinding, ...]:
    """What stands in the way of finalising these reports, as one list: the errors of a report before its warnings.

    Raises:
        KnownError: what `check_reports` raises.
    """
    return tuple(
        LeftFinding(checked.report_id, checked.report.project_name, one, _sentence(one, checked.report, checking.forms))
        for checked in check_reports(book, checking, report_ids)
        for one in sorted(checked.left, key=lambda one: one.finding.severity.rank)
    )


def _sentence(reviewed: Reviewed, report: Report, forms: Forms) -> str:
    return finding_sentence(reviewed.finding, report, forms[report.form])
