"""Reports carried forward into a later year (复制为新年度), and last year's found again beside this year's."""

from collections.abc import Sequence

from desktop.domain.carrying import carried
from desktop.domain.form_file import Forms
from desktop.domain.plan import Outcome, Plan, PlanRow
from desktop.domain.report import Report
from desktop.storage.book import Book
from desktop.storage.matching import key_of
from desktop.storage.summaries import Summary

SOURCE = "复制为新年度"
"""Stands in the history for the file that an import comes from."""


def carry_plan(book: Book, report_ids: Sequence[int], forms: Forms, fiscal_year: int) -> Plan:
    """What these reports become in a later year.

    Raises:
        KnownError: what `carried` or `Book.load` raises.
    """
    reports = [book.load(report_id) for report_id in report_ids]
    return Plan(SOURCE, tuple(PlanRow(carried(report, forms[report.form], fiscal_year)) for report in reports))


def carry(book: Book, report_ids: Sequence[int], forms: Forms, fiscal_year: int) -> Outcome:
    """Begin a later year's reports from these, as one batch; what that year has already is left alone and told.

    Raises:
        KnownError: what `carry_plan` or `Book.apply` raises; nothing is changed then.
    """
    plan = carry_plan(book, report_ids, forms, fiscal_year)
    return book.imports.apply(plan)


def last_years(book: Book, report: Report) -> Summary | None:
    """The report of the same form, unit and project, one year before; None where the book has none."""
    form, fiscal_year, *rest = key_of(report)
    before = (form, fiscal_year - 1, *rest)
    return next((summary for summary in book.summaries() if key_of(summary) == before), None)
