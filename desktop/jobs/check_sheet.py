"""The check sheet (自查表) of one report or of several."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desktop.domain.acknowledgement import Reviewed
from desktop.domain.finding import Severity
from desktop.domain.form_file import Forms
from desktop.domain.rules import Rules
from desktop.errors import KnownError
from desktop.files import write_file
from desktop.jobs.checking import CheckedReport
from desktop.messages import SETTLED, SEVERITY_NAMES, UNSETTLED, finding_sentence
from desktop.printing.check_sheet import CheckSheet, SheetLine, SheetReport, render_check_sheet


class SheetOrder(NamedTuple):
    """Checked reports, and by which rules and when. A value: any thread may write its sheet."""

    reports: Sequence[CheckedReport]
    forms: Forms
    today: date
    rules: Rules


def write_check_sheet(order: SheetOrder, path: Path) -> None:
    """Write the sheet of the reports as one PDF.

    Raises:
        KnownError: `nothing_to_check` without any report, or what `write_file` raises.
    """
    write_file(path, check_sheet(order))


def check_sheet(order: SheetOrder) -> bytes:
    """The sheet of the reports as a PDF.

    Raises:
        KnownError: `nothing_to_check` without any report.
    """
    if not order.reports:
        raise KnownError("nothing_to_check")
    reports = [_sheet_report(checked, order.forms) for checked in order.reports]
    return render_check_sheet(CheckSheet(reports, order.rules.title, order.today))


def _sheet_report(checked: CheckedReport, forms: Forms) -> SheetReport:
    form = forms[checked.report.form]
    ordered = sorted(checked.reviewed, key=lambda one: one.finding.severity.rank)
    lines = tuple(
        SheetLine(
            SEVERITY_NAMES[one.finding.severity],
            finding_sentence(one.finding, checked.report, form),
            _settled(one),
        )
        for one in ordered
    )
    return SheetReport(checked.report, form, lines)


def _settled(one: Reviewed) -> str:
    """What is said to a finding; a hint needs nothing."""
    if one.finding.severity is Severity.HINT:
        return ""
    return SETTLED.format(reason=one.reason) if one.reason else UNSETTLED
