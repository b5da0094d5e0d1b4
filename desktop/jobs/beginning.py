"""A new report, begun as the book's last one was."""

from contextlib import suppress
from dataclasses import replace

from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage.book import Book


def new_report(book: Book, form: Form, fiscal_year: int) -> Report:
    """An empty report with the signature strip of the report of this form that was saved last."""
    report = form.new_report(fiscal_year)
    others = [summary for summary in book.summaries() if summary.form == form.id]
    if others:
        last = max(others, key=lambda summary: summary.modified)
        with suppress(KnownError):  # no damage to another report keeps a new one from being begun
            return replace(report, signature=book.load(last.id).signature)
    return report
