"""Reports to PDF."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import NamedTuple

from desktop.domain.checks import check, worst
from desktop.domain.finding import Severity
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.domain.rules import Rules
from desktop.exchange.json_file import to_json
from desktop.files import make_folder, safe_names, write_file
from desktop.printing.document import PaperCopy, PrintOptions, render
from desktop.progress import Progress
from desktop.storage.stored import StoredReport


class PrintOrder(NamedTuple):
    """At least one report to be printed, and how. A value: no book is asked, any thread may print it."""

    reports: Sequence[StoredReport]
    forms: Forms
    today: date
    rules: Rules
    """Of the book: what is an error by them makes a draft."""
    cover: bool = False
    """Whether a list of the reports with their pages comes first."""
    double_sided: bool = False
    """Whether every report begins on a fresh sheet."""
    with_data: bool = True
    """Whether the PDF carries its reports (docs/format.md), so that it can be imported again."""


class Rendered(NamedTuple):
    """A PDF, and of each of its reports whether it is a draft because of errors."""

    pdf: bytes
    drafts: tuple[bool, ...]


class Printed(NamedTuple):
    """A PDF that was written: how many reports are in it, and how many of those as drafts because of errors."""

    path: Path
    reports: int
    drafts: int


def render_reports(order: PrintOrder, on_progress: Progress | None = None) -> Rendered:
    """The PDF of an order; reports with errors are drafts, unless they are final."""
    copies = [_copy(stored, order) for stored in order.reports]
    rows = (PlanRow(stored.report, stored.uid) for stored in order.reports)
    data = to_json(rows) if order.with_data else None
    options = PrintOptions(cover=order.cover, double_sided=order.double_sided, attachment=data)
    done = count(1)
    after_each = (lambda _: on_progress(next(done), len(copies))) if on_progress else None
    pdf = render(copies, order.forms, options, after_each)
    return Rendered(pdf, tuple(copy.draft for copy in copies))


def print_reports(order: PrintOrder, path: Path, on_progress: Progress | None = None) -> Printed:
    """Write the PDF of an order.

    Raises:
        KnownError: what `write_file` raises.
    """
    pdf, drafts = render_reports(order, on_progress)
    write_file(path, pdf)
    return Printed(path, len(drafts), sum(drafts))


def print_separately(order: PrintOrder, folder: Path) -> Iterator[Printed]:
    """Print reports into a PDF each, named by their projects; yields each as it is there.

    Raises:
        KnownError: what `make_folder` or `write_file` raises; the files yielded so far stay.
    """
    make_folder(folder)
    names = safe_names((stored.report.project_name for stored in order.reports), ".pdf")
    for stored, name in zip(order.reports, names, strict=True):
        yield print_reports(order._replace(reports=[stored]), folder / name)


def _copy(stored: StoredReport, order: PrintOrder) -> PaperCopy:
    report = stored.report
    if stored.final:
        return PaperCopy(report, version=stored.finalised_count, digest=stored.digest)
    findings = check(report, order.forms[report.form], order.rules, order.today)
    return PaperCopy(report, draft=worst(findings) is Severity.ERROR)
