"""A PDF as it grows, page by page."""

import zlib
from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from desktop.printing.cover import COVER
from desktop.printing.drawing import Pen
from desktop.printing.faces import form_faces
from desktop.printing.fonts import DocumentFont
from desktop.printing.page import Page

_DEFLATE_LEVEL = 1


class PdfPaper(Canvas):  # type: ignore[misc]  # reportlab has no types
    """The document as it grows: papers one after the other, then the cover list, which is put before them."""

    def __init__(self, cover_pages: int = 0) -> None:
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
