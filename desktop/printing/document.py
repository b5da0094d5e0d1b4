"""Reports become the bytes of one PDF."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.messages import final_record
from desktop.printing.archive import make_archival
from desktop.printing.cover import Entry, lay_out_cover
from desktop.printing.layout import lay_out
from desktop.printing.page import Page
from desktop.printing.paper import PdfPaper


class PaperCopy(NamedTuple):
    """A report to be printed; a draft carries a mark across its pages."""

    report: Report
    draft: bool = False
    version: int = 0
    """How often a final report was finalised; 0 for one that is not final."""
    digest: str = ""
    """The content's (`desktop.domain.record.digest`); a final copy shows its version and the first 8 digits of this."""


class PrintOptions(NamedTuple):
    """How reports are printed together."""

    cover: bool = False
    """Whether a list of the reports with their pages comes first."""
    double_sided: bool = False
    """Whether every report begins on a fresh sheet: a blank page is put in where one would begin on a back side."""
    attachment: bytes | None = None
    """The reports as JSON (docs/format.md), None to publish the paper alone."""


def render(
    copies: Sequence[PaperCopy],
    forms: Forms,
    options: PrintOptions | None = None,
    after_each: Callable[[tuple[Page, ...]], object] | None = None,
) -> bytes:
    """Print reports, at least one, one after the other into one PDF; the same input gives the same bytes.

    `after_each` is told the pages of every report as soon as they are set and drawn; what it raises ends the printing.

    Raises:
        KnownError: `form_unknown` for a report of a form that is not among `forms`.
        OSError: the faces cannot be read.
    """
    options = options or PrintOptions()
    entries = [Entry(copy.report, forms[copy.report.form]) for copy in copies]
    paper = PdfPaper(cover_pages=len(lay_out_cover(entries)) if options.cover else 0)
    for i, copy in enumerate(copies):
        report, form, _ = entries[i]
        if options.double_sided:
            paper.turn_to_front()
        entries[i] = Entry(report, form, paper.next_page)
        pages = lay_out(report, form, final_record(copy.version, copy.digest) if copy.version else "")
        paper.add(pages, report.project_name or form.title, draft=copy.draft)
        if after_each:
            after_each(pages)
    if options.cover:
        paper.add_cover(lay_out_cover(entries))
    make_archival(
        paper,
        title=_title(copies, forms),
        author=units_of(copy.report for copy in copies),
        attachment=options.attachment,
    )
    return bytes(paper.getpdfdata())


def render_pages(parts: Sequence[tuple[str, Sequence[Page]]], *, title: str, author: str = "") -> bytes:
    """Print pages that are laid out already, part by part, each under its name in the outline."""
    paper = PdfPaper()
    for name, pages in parts:
        paper.add(pages, name, draft=False)
    make_archival(paper, title=title, author=author, attachment=None)
    return bytes(paper.getpdfdata())


def _title(copies: Sequence[PaperCopy], forms: Forms) -> str:
    """The project's name; of several, the titles of their forms."""
    if len(copies) == 1 and copies[0].report.project_name:
        return copies[0].report.project_name
    return "、".join(dict.fromkeys(forms[copy.report.form].title for copy in copies))


def units_of(reports: Iterable[Report]) -> str:
    """The units of reports, each once."""
    return "、".join(dict.fromkeys(report.budget_unit for report in reports if report.budget_unit))
