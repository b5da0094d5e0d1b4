"""Reports become the bytes of one PDF."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.printing.archive import make_archival
from desktop.printing.drawing import Pen
from desktop.printing.faces import form_faces
from desktop.printing.fonts import DocumentFont
from desktop.printing.layout import lay_out

_DEFLATE_LEVEL = 1


@dataclass(frozen=True, slots=True)
class PaperCopy:
    """A report to be printed; a draft carries a mark across its pages."""

    report: Report
    draft: bool = False
    version: int = 0
    """How often a final report was finalised; 0 for one that is not final."""
    digest: str = ""
    """The content's (`desktop.domain.record.digest`); a final copy shows its version and the first 8 digits of this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """How reports are printed together."""

    cover: bool = False
    """Whether a list of the reports with their pages comes first."""
    double_sided: bool = False
    """Whether every report begins on a fresh sheet: a blank page is put in where one would begin on a back side."""
    attachment: bytes | None = None
    """The reports as JSON (docs/format.md), None to publish the paper alone."""


def render(copies: Sequence[PaperCopy], forms: Forms, options: PrintOptions | None = None) -> bytes:
    """Print reports, at least one, one after the other into one PDF; the same input gives the same bytes.

    Raises:
        KnownError: `form_unknown` for a report of a form that is not among `forms`.
        OSError: the faces cannot be read.
    """
    options = options or PrintOptions()
    faces = form_faces()
    canvas = _Paper(BytesIO(), pageCompression=0, invariant=1)
    document = canvas._doc  # noqa: SLF001  # reportlab has no public way to its document
    document.defaultStreamFilters = [_Deflate]
    fonts = DocumentFont(faces.regular, "F1"), DocumentFont(faces.bold, "F2")
    document.delayedFonts += fonts
    pen = Pen(*fonts)
    for number, copy in enumerate(copies):
        form = forms[copy.report.form]
        if options.double_sided and canvas.getPageNumber() % 2 == 0:
            canvas.showPage()
        canvas.bookmarkPage(str(number))
        canvas.addOutlineEntry(copy.report.project_name or form.title, str(number))
        for page in lay_out(copy.report, form):
            content = pen.page(page, draft=copy.draft)
            document.updateSignature(content)
            canvas.setPageSize((page.width, page.height))
            canvas.addLiteral(content)
            canvas.showPage()
    title, author = _title(copies, forms), _author(copies)
    make_archival(canvas, title=title, author=author, attachment=options.attachment)
    return bytes(canvas.getpdfdata())


def _title(copies: Sequence[PaperCopy], forms: Forms) -> str:
    """The project's name; of several, the titles of their forms."""
    if len(copies) == 1 and copies[0].report.project_name:
        return copies[0].report.project_name
    return "、".join(dict.fromkeys(forms[copy.report.form].title for copy in copies))


def _author(copies: Sequence[PaperCopy]) -> str:
    return "、".join(dict.fromkeys(copy.report.budget_unit for copy in copies if copy.report.budget_unit))


class _Paper(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas whose pages begin empty: reportlab's own begin with a font that is not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class _Deflate:
    """The one filter of all streams, quicker than reportlab's own and hardly larger."""

    pdfname = "FlateDecode"

    @staticmethod
    def encode(content: str | bytes) -> bytes:
        return zlib.compress(content.encode("ascii") if isinstance(content, str) else content, _DEFLATE_LEVEL)
