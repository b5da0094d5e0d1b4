"""The overview of many reports (汇总表), as an Excel file or as PDF."""

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.acknowledgement import review
from desktop.domain.checks import check
from desktop.domain.overview import Overview, OverviewEntry, overview
from desktop.errors import KnownError
from desktop.files import write_file
from desktop.jobs.terms import Terms
from desktop.messages import SEVERITY_NAMES
from desktop.storage.stored import StoredReport


def overview_of(reports: Sequence[StoredReport], terms: Terms) -> Overview:
    """Sum up reports, at least one, each with what its own checks find and nobody acknowledged."""
    entries = []
    for stored in reports:
        form = terms.forms[stored.report.form]
        found = check(stored.report, form, terms.rules, terms.today)
        left = [one.finding for one in review(found, stored.report, stored.acknowledgements) if not one.reason]
        entries.append(OverviewEntry(stored.report, form, tuple(left)))
    return overview(entries, SEVERITY_NAMES)


def overview_xlsx(summed_up: Overview) -> bytes:
    """The overview as .xlsx."""
    from desktop.exchange.overview_file import overview_workbook  # noqa: PLC0415  # no other work waits for XlsxWriter

    return overview_workbook(summed_up)


def overview_pdf(summed_up: Overview) -> bytes:
    """The overview as PDF, A4 landscape."""
    from desktop.printing.overview import render_overview  # noqa: PLC0415  # nor for reportlab

    return render_overview(summed_up)


_WRITERS = {".xlsx": overview_xlsx, ".pdf": overview_pdf}


def write_overview(summed_up: Overview, path: Path) -> None:
    """Write the overview as what the file's name says.

    Raises:
        KnownError: `overview_suffix`, or what `write_file` raises.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise KnownError("overview_suffix", path=path, known="、".join(_WRITERS))
    write_file(path, writer(summed_up))
