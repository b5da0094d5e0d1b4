"""P08 to P10: what a paper from elsewhere showed beside what its own figures give (checks.md).

They stand beside a row of an import plan only; they are never stored and block nothing.
"""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain.finding import Finding, Place, Severity
from desktop.domain.form import Form
from desktop.domain.numbers import format_rate, parse_money, percentage
from desktop.domain.report import Report


class Printed(NamedTuple):
    """The derived values as a paper showed them, each as text; empty where it is not known."""

    execution_rate: str = ""
    grade: str = ""
    total_weight: str = ""
    total_score: str = ""


def printed_findings(printed: Printed, report: Report, form: Form) -> Iterator[Finding]:
    """Yield what differs, in paper order; 100% and 100.00% are the same, and so are a grade's short and full name."""
    rate = form.execution_rate(report)
    shown_rate = printed.execution_rate.strip(" %％")
    if shown_rate and parse_money(shown_rate) != (None if rate is None else percentage(rate)):
        yield _finding("P10", "execution_rate", printed.execution_rate, format_rate(rate))
    band = form.band(report.total_score)
    names = (band.short, band.name) if band else ()
    if printed.grade.strip() and printed.grade.strip() not in names:
        yield _finding("P09", "grade", printed.grade, band.short if band else "")
    for attribute, total in (("total_weight", report.total_weight), ("total_score", report.total_score)):
        text = getattr(printed, attribute)
        # a sum may have more digits than a score; an amount has room for them
        if text.strip() and parse_money(text.strip().removesuffix("分")) != total:
            yield _finding("P08", attribute, text, total)


def _finding(code: str, attribute: str, printed: str, computed: object) -> Finding:
    return Finding(code, Severity.WARNING, Place(attribute), {"printed": printed, "computed": computed})
