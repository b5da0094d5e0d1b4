"""The system's print dialog."""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.errors import KnownError


def choose_printer(
    title: str,
    paper: tuple[float, float],
    page_count: int,
    last: QPrinter | None = None,
    parent: QWidget | None = None,
) -> QPrinter | None:
    """Ask how to print `page_count` pages on `paper` (points); None where the user gives it up.

    `title` is what the printer's queue shows; printer and duplex are as in `last`, the answer of the time before.

    Raises:
        KnownError: `printer_none` where the system knows no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise KnownError("printer_none")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if last is not None:
        printer.setPrinterName(last.printerName())
        printer.setDuplex(last.duplex())
    printer.setDocName(title)
    set_paper(printer, paper)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setMinMax(1, page_count)
    dialog.setFromTo(1, page_count)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def set_paper(printer: QPrinter, paper: tuple[float, float]) -> None:
    """Paper of this size in points, upright, drawn on from its very corner: the page has its own margins."""
    size = QPageSize(QSizeF(*paper), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
