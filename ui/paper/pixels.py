"""Pages as pixels, for printers that take no PDF."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import ceil

from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.errors import KnownError
from desktop.pdfium import POINTS_PER_INCH, Document, pixel_size
from ui.paper.print_job import PrintJob, page_sequence

MOST_DPI = 600
"""More is not seen in grey."""
_BAND = 1_000_000
"""Bytes of a page that are drawn at once; Python waits while they are, and with it the window."""
_ROUNDING = 0.01
"""How much larger than the paper a page may be for its sizes to be called the same."""


def print_pixels(
    document: Document,
    printer: QPrinter,
    job: PrintJob,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> bool:
    """Draw the pages in grey, in their own size in the middle of the paper, in the background.

    Larger pages are made smaller. False where `cancelled` said so first; what the printer has by then may come out.

    Raises:
        KnownError: `printer_failed` where the printer gives up.
    """
    own = replace(job, copies=1) if printer.supportsMultipleCopies() else job
    sequence = tuple(page_sequence(job.pages(len(document.sizes)), own))
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError("printer_failed", printer=job.printer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for number, page in enumerate(sequence):
            if number and not printer.newPage():
                raise KnownError("printer_failed", printer=job.printer)
            for _ in _draw(document, page, printer, painter):
                if cancelled():
                    printer.abort()
                    return False
            progress(number + 1, len(sequence))
    finally:
        painter.end()
    if printer.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
        raise KnownError("printer_failed", printer=job.printer)
    return True


def _draw(document: Document, page: int | None, printer: QPrinter, painter: QPainter) -> Iterator[None]:
    """Draw one page, with a pause after every band; an empty page has none."""
    if page is None:
        return
    step = ceil(printer.resolution() / MOST_DPI)
    scale = printer.resolution() / step / POINTS_PER_INCH
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    room = round(paper.width() / step), round(paper.height() / step)
    size = pixel_size(document.sizes[page], scale)
    excess = max(size[0] / room[0], size[1] / room[1])
    if excess > 1 + _ROUNDING:
        size = pixel_size(document.sizes[page], scale / excess)
    left, top = (room[0] - size[0]) // 2, (room[1] - size[1]) // 2
    rows = range(size[1])
    painter.resetTransform()
    painter.scale(step, step)
    for start in rows[:: max(1, _BAND // size[0])]:
        band = document.render_band(page, size, rows[start : start + max(1, _BAND // size[0])], grey=True)
        kind = QImage.Format.Format_Grayscale8
        painter.drawImage(left, top + start, QImage(band.pixels, band.width, band.height, band.stride, kind))
        yield
