"""Reports to PDF files."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desktop.domain.checks import check, worst
from desktop.domain.finding import Severity
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.files import make_folder, safe_names, write_file
from desktop.printing.document import PaperCopy, render


class Printed(NamedTuple):
    """A PDF that was written: how many reports are in it, and how many of those as drafts because of errors."""

    path: Path
    reports: int
    drafts: int


def print_reports(reports: Sequence[Report], path: Path, forms: Forms, today: date) -> Printed:
    """Print reports into one PDF, those with errors as drafts. No book is asked: any thread may do it.

    Raises:
        KnownError: what `write_file` raises.
    """
    copies = [_copy(report, forms, today) for report in reports]
    write_file(path, render(copies, forms))
    return Printed(path, len(copies), sum(copy.draft for copy in copies))


def print_separately(reports: Sequence[Report], folder: Path, forms: Forms, today: date) -> Iterator[Printed]:
    """Print reports into a PDF each, named by their projects; yields each as it is there.

    Raises:
        KnownError: what `make_folder` or `write_file` raises; the files yielded so far stay.
    """
    make_folder(folder)
    names = safe_names((report.project_name for report in reports), ".pdf")
    for report, name in zip(reports, names, strict=True):
        yield print_reports([report], folder / name, forms, today)


def _copy(report: Report, forms: Forms, today: date) -> PaperCopy:
    findings = check(report, forms[report.form], today)
    return PaperCopy(report, draft=worst(findings) is Severity.ERROR)
