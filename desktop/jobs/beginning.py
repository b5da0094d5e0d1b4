"""A new report, begun as the book's last one was."""

from contextlib import suppress
from dataclasses import replace

from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage.book import Book


def new_report(book: Book, form: Form, fiscal_year: int) -> Report:
    """An empty report with what seldom changes as in the report of this form that was saved last.

    That is unit, office and signature strip.
    """
    report = form.new_report(fiscal_year)
    others = [summary for summary in book.summaries() if summary.form == form.id]
    if others:
        last_id = max(others, key=lambda summary: summary.modified).id
        with suppress(KnownError):  # no damage to another report keeps a new one from being begun
            last = book.load(last_id)
            return replace(report, budget_unit=last.budget_unit, office=last.office, signature=last.signature)
    return report
