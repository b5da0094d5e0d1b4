"""CUPS, the printing system of Linux and macOS, takes the PDF itself."""

from collections.abc import Callable

from PySide6.QtCore import QProcess, QStandardPaths
from PySide6.QtPrintSupport import QPrinter

from desktop.errors import KnownError
from ui.paper.print_job import PrintJob

_WAIT = 100
"""Milliseconds between two looks at whether printing was cancelled."""
_NO_REASON = "没有说明原因"
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexAuto: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


def cups_command() -> str:
    """The path of CUPS's own program for printing, empty where there is none."""
    return QStandardPaths.findExecutable("lp")


def cups_arguments(job: PrintJob) -> list[str]:
    """What lp is told: the page in its own size, and what the dialog was told."""
    options = {"media": job.media, "sides": _SIDES[job.duplex], "Collate": str(job.collate)}
    if job.backwards:
        options["outputorder"] = "reverse"
    if job.ranges:
        options["page-ranges"] = ",".join(f"{first}-{last}" for first, last in job.ranges)
    options |= dict(job.options)
    if options.get("number-up", "1") == "1":
        options["print-scaling"] = "none"
    arguments = ["-d", job.printer, "-n", str(job.copies)]
    if job.title:
        arguments += ["-t", job.title]
    for name, value in options.items():
        arguments += ["-o", f"{name}={value}"]
    return arguments


def send_to_cups(pdf: bytes, job: PrintJob, cancelled: Callable[[], bool]) -> bool:
    """Hand the PDF over, in the background; False where `cancelled` said so first.

    Raises:
        KnownError: `printer_refused` where CUPS does not take it; nothing is printed then.
    """
    process = QProcess()
    process.start(cups_command(), cups_arguments(job))
    if not process.waitForStarted():
        raise KnownError("printer_refused", printer=job.printer, reason=_NO_REASON)
    process.write(pdf)
    process.closeWriteChannel()
    while process.state() != QProcess.ProcessState.NotRunning and not process.waitForFinished(_WAIT):
        if cancelled():
            process.kill()
            process.waitForFinished()
            return False
    if process.exitStatus() != QProcess.ExitStatus.NormalExit or process.exitCode():
        said = process.readAllStandardError().toStdString().strip().removeprefix(f"{cups_command()}: ")
        raise KnownError("printer_refused", printer=job.printer, reason=said or _NO_REASON)
    return True
