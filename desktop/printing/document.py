"""Reports become the bytes of one PDF."""

import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.messages import final_record
from desktop.printing.archive import make_archival
from desktop.printing.cover import COVER, Entry, lay_out_cover
from desktop.printing.drawing import Pen
from desktop.printing.faces import form_faces
from desktop.printing.fonts import DocumentFont
from desktop.printing.layout import lay_out
from desktop.printing.page import Page

_DEFLATE_LEVEL = 1


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
    paper = _Paper(cover_pages=len(lay_out_cover(entries)) if options.cover else 0)
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
    make_archival(paper, title=_title(copies, forms), author=_author(copies), attachment=options.attachment)
    return bytes(paper.getpdfdata())


def render_pages(parts: Sequence[tuple[str, Sequence[Page]]], *, title: str) -> bytes:
    """Print pages that are laid out already, part by part, each under its name in the outline."""
    paper = _Paper(cover_pages=0)
    for name, pages in parts:
        paper.add(pages, name, draft=False)
    make_archival(paper, title=title, author="", attachment=None)
    return bytes(paper.getpdfdata())


def _title(copies: Sequence[PaperCopy], forms: Forms) -> str:
    """The project's name; of several, the titles of their forms."""
    if len(copies) == 1 and copies[0].report.project_name:
        return copies[0].report.project_name
    return "、".join(dict.fromkeys(forms[copy.report.form].title for copy in copies))


def _author(copies: Sequence[PaperCopy]) -> str:
    return "、".join(dict.fromkeys(copy.report.budget_unit for copy in copies if copy.report.budget_unit))


class _Paper(Canvas):  # type: ignore[misc]  # reportlab has no types
    """The document as it grows: papers one after the other, then the cover list, which is put before them."""

    def __init__(self, cover_pages: int) -> None:
        super().__init__(BytesIO(), pageCompression=0, invariant=1)
        self._cover_pages = cover_pages
        faces = form_faces()
        fonts = DocumentFont(faces.regular, "F1"), DocumentFont(faces.bold, "F2")
        self._pen = Pen(*fonts)
        self._doc.defaultStreamFilters = [_Deflate]
        self._doc.delayedFonts += fonts
        if cover_pages:
            self.addOutlineEntry(COVER, COVER)

    @property
    def next_page(self) -> int:
        """The number that the next page will have in the finished document, from 1 on."""
        return self._cover_pages + int(self.getPageNumber())

    def turn_to_front(self) -> None:
        """Leave a back side blank."""
        if self.next_page % 2 == 0:
            self.showPage()

    def add(self, pages: Sequence[Page], name: str, *, draft: bool) -> None:
        """Draw a report's pages and put its name into the outline."""
        key = str(self.next_page)
        self.bookmarkPage(key)
        self.addOutlineEntry(name, key)
        self._draw(pages, draft=draft)

    def add_cover(self, pages: Sequence[Page]) -> None:
        """Draw the cover list and put it before all other pages."""
        self.bookmarkPage(COVER)
        self._draw(pages)
        all_pages = self._doc.Pages.pages
        all_pages[:] = all_pages[-len(pages) :] + all_pages[: -len(pages)]

    def _draw(self, pages: Sequence[Page], *, draft: bool = False) -> None:
        for page in pages:
            content = self._pen.page(page, draft=draft)
            self._doc.updateSignature(content)
            self.setPageSize((page.width, page.height))
            self.addLiteral(content)
            self.showPage()

    def _make_preamble(self) -> None:
        """Begin pages empty: reportlab's own begin with a font that is not embedded."""
        self._preamble = ""


class _Deflate:
    """The one filter of all streams, quicker than reportlab's own and hardly larger."""

    pdfname = "FlateDecode"

    @staticmethod
    def encode(content: str | bytes) -> bytes:
        return zlib.compress(content.encode("ascii") if isinstance(content, str) else content, _DEFLATE_LEVEL)
