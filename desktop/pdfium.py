"""PDF bytes become pixels, and what they say, by pdfium.

It is not thread-safe by itself, so every call of it stands under one lock here.
"""

from dataclasses import dataclass
from threading import Lock
from types import TracebackType
from typing import Self

import pypdfium2 as pdfium
from pypdfium2 import raw

from desktop.errors import KnownError
from desktop.pdf_content import Content, read_content

POINTS_PER_INCH = 72
_WHITE = (255, 255, 255, 255)
_PDFIUM = Lock()


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels row by row from the top, without padding: one byte each in grey, else four (blue, green, red, unused)."""

    width: int
    height: int
    grey: bool
    pixels: bytes

    @property
    def stride(self) -> int:
        """Bytes a row."""
        return self.width if self.grey else 4 * self.width


class Document:
    """An open PDF. Any thread may use it; it must be closed, since what is left to the collector is freed unlocked."""

    def __init__(self, data: bytes) -> None:
        """Open `data`.

        Raises:
            KnownError: `pdf_unreadable` where it is damaged, no PDF, or locked by a password.
        """
        with _PDFIUM:
            try:
                self._pdf = pdfium.PdfDocument(data)
            except pdfium.PdfiumError as error:
                raise KnownError("pdf_unreadable") from error
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                self._pdf.get_page_size(index) for index in range(len(self._pdf))
            )
            """Width and height of every page, in points."""
            self._page: pdfium.PdfPage | None = None
            self._page_index = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Free the document; closing twice does nothing."""
        with _PDFIUM:
            self._close_page()
            self._pdf.close()

    def attachment(self, name: str) -> bytes:
        """The attached file of this name, empty where there is none.

        Raises:
            KnownError: `pdf_unreadable` where the attached files are damaged.
        """
        with _PDFIUM:
            try:
                attached = map(self._pdf.get_attachment, range(self._pdf.count_attachments()))
                return next((bytes(file.get_data()) for file in attached if file.get_name() == name), b"")
            except pdfium.PdfiumError as error:
                raise KnownError("pdf_unreadable") from error

    def content(self, page: int) -> Content:
        """The characters of a page and the straight lines ruled on it.

        Raises:
            KnownError: `pdf_unreadable` where the page is damaged.
        """
        with _PDFIUM:
            try:
                return read_content(self._opened(page), self.sizes[page][1])
            except pdfium.PdfiumError as error:
                raise KnownError("pdf_unreadable") from error

    def render(self, page: int, scale: float, *, grey: bool = False) -> Raster:
        """A whole page at `scale` pixels a point."""
        size = pixel_size(self.sizes[page], scale)
        return self.render_band(page, size, range(size[1]), grey=grey)

    def render_band(self, page: int, size: tuple[int, int], rows: range, *, grey: bool = False) -> Raster:
        """Only `rows` of a page that is `size` pixels wide and high as a whole.

        The lock is free between bands, so that one thread's page of many pixels does not keep the others waiting.
        """
        width, height = size
        with _PDFIUM:
            kind = raw.FPDFBitmap_Gray if grey else raw.FPDFBitmap_BGRx
            bitmap = pdfium.PdfBitmap.new_native(width, len(rows), kind)
            try:
                bitmap.fill_rect(_WHITE, 0, 0, width, len(rows))
                flags = raw.FPDF_GRAYSCALE if grey else 0
                raw.FPDF_RenderPageBitmap(bitmap, self._opened(page), 0, -rows.start, width, height, 0, flags)
                return Raster(width, len(rows), grey, bytes(bitmap.buffer))
            finally:
                bitmap.close()

    def _opened(self, index: int) -> pdfium.PdfPage:
        """The page, kept open until another is asked for: a page is parsed once for all its bands."""
        if self._page_index != index:
            self._close_page()
            self._page = self._pdf.get_page(index)
            self._page_index = index
        return self._page

    def _close_page(self) -> None:
        if self._page is not None:
            self._page.close()
            self._page = None
            self._page_index = -1


def pixel_size(size: tuple[float, float], scale: float) -> tuple[int, int]:
    """Whole pixels, at least one each way, of a page whose `size` is in points, at `scale` pixels a point."""
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
