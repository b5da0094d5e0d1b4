"""What the print dialog was told, as a value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtPrintSupport import QPrintEngine, QPrinter

_CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""Where Qt keeps what only CUPS understands (PPK_CupsOptions): names and values in turn."""
_OTHER_SET = {"odd": "even", "even": "odd"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """How to print; `ranges` are pages from 1, both ends included, empty for all."""

    printer: str = ""
    title: str = ""
    media: str = ""
    """The paper's name in PPD files: A4."""
    copies: int = 1
    collate: bool = True
    backwards: bool = False
    duplex: QPrinter.DuplexMode = QPrinter.DuplexMode.DuplexNone
    ranges: tuple[tuple[int, int], ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    """What only CUPS understands."""

    @property
    def two_sided(self) -> bool:
        """Whether both sides of a sheet are printed on."""
        return self.duplex != QPrinter.DuplexMode.DuplexNone

    def pages(self, count: int) -> tuple[int, ...]:
        """Which of `count` pages are printed, from 0, in their order."""
        ranges = self.ranges or ((1, count),)
        return tuple(page - 1 for page in range(1, count + 1) if any(first <= page <= last for first, last in ranges))


def job_of(printer: QPrinter) -> PrintJob:
    """What the dialog has set."""
    ranges: tuple[tuple[int, int], ...] = ()
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        ranges = _ranges(printer.pageRanges().toString())
    return PrintJob(
        printer=printer.printerName(),
        title=printer.docName(),
        media=printer.pageLayout().pageSize().key(),
        copies=printer.copyCount(),
        collate=printer.collateCopies(),
        backwards=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
        duplex=printer.duplex(),
        ranges=ranges,
        options=cups_options(
            printer.printEngine().property(_CUPS_OPTIONS) or [],
            swapped=bool(ranges) and ranges[0][0] % 2 == 0,
        ),
    )


def page_sequence(pages: Sequence[int], job: PrintJob) -> Iterator[int | None]:
    """The pages in the order in which they are sent, copies included; None is an empty page.

    Where both sides are printed on, copies are whole sets, each of which begins on a fresh sheet.
    """
    ordered = tuple(reversed(pages)) if job.backwards else tuple(pages)
    if not job.collate and not job.two_sided:
        yield from (page for page in ordered for _ in range(job.copies))
        return
    for copy in range(job.copies):
        if copy and job.two_sided and len(ordered) % 2:
            yield None
        yield from ordered


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of Qt's text for them: 1,3-5."""
    ends = [part.partition("-") for part in text.split(",") if part]
    return tuple((int(first), int(last or first)) for first, _, last in ends)


def cups_options(kept: Sequence[str], *, swapped: bool) -> tuple[tuple[str, str], ...]:
    """What only CUPS understands, from the names and values that Qt keeps in turn.

    Where the first page asked for is an even one, Qt's dialog has `swapped` odd and even, for those who send the chosen
    pages alone; CUPS gets all pages from here, and the user's own choice.
    """
    options = dict(zip(kept[::2], kept[1::2], strict=True))
    if swapped and "page-set" in options:
        options["page-set"] = _OTHER_SET[options["page-set"]]
    return tuple((name, value) for name, value in options.items() if value)
