"""One way to paper: the PDF itself where it is taken, else its pixels."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinter

from ui.paper.cups import cups_command, send_to_cups
from ui.paper.print_job import job_of


def print_pdf(
    pdf: bytes,
    printer: QPrinter,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    *,
    as_pixels: bool = False,
) -> bool:
    """Print a PDF as the dialog was told, in the background; nobody else may touch `printer` meanwhile.

    `progress` is told pages done and pages to do. False where `cancelled` said so first.

    `as_pixels` is for a printer that refused the PDF. It is the user's choice and never made here: Qt tells nobody
    when CUPS refuses its pixels too, and a print that is silently lost is worse than one that is refused.

    Raises:
        KnownError: `printer_refused`, `printer_failed`: nothing, or not everything, comes out.
    """
    from desktop.pdfium import Document  # noqa: PLC0415  # no start waits for pdfium
    from ui.paper.pixels import print_pixels  # noqa: PLC0415  # as above

    job = job_of(printer)
    if takes_pdf(printer) and not as_pixels:
        return send_to_cups(pdf, job, cancelled)
    with Document(pdf) as document:
        return print_pixels(document, printer, job, progress, cancelled)


def takes_pdf(printer: QPrinter) -> bool:
    """Whether the PDF itself can be handed to the printer."""
    native = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    return native and bool(printer.printerName()) and bool(cups_command())
