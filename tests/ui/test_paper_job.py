"""What the print dialog was told becomes pages in an order, and words for CUPS."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter

from ui.paper.cups import cups_arguments
from ui.paper.print_job import PrintJob, cups_options, job_of, page_sequence
from ui.paper.printer_choice import set_paper

A4 = (595.28, 841.89)
pytestmark = pytest.mark.usefixtures("qapp")
LONG_SIDE = QPrinter.DuplexMode.DuplexLongSide


@pytest.fixture
def printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    return printer


def test_a_job_says_what_the_printer_was_told(printer: QPrinter) -> None:
    set_paper(printer, A4)
    printer.setDocName("湖畔步道")
    printer.setCopyCount(3)
    printer.setCollateCopies(False)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-5"))
    assert job_of(printer) == PrintJob(
        title="湖畔步道",
        media="A4",
        copies=3,
        collate=False,
        backwards=True,
        ranges=((1, 1), (3, 5)),
    )


def test_ranges_count_only_where_they_are_asked_for(printer: QPrinter) -> None:
    printer.setFromTo(2, 3)
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    assert job_of(printer).ranges == ()


def test_paper_is_the_forms_own_and_drawn_on_from_its_corner(printer: QPrinter) -> None:
    set_paper(printer, A4)
    assert printer.fullPage()
    assert printer.pageRect(QPrinter.Unit.Point) == printer.paperRect(QPrinter.Unit.Point)


@pytest.mark.parametrize(
    ("ranges", "pages"),
    [((), (0, 1, 2, 3)), (((2, 3),), (1, 2)), (((4, 9), (1, 1)), (0, 3)), (((7, 8),), ())],
)
def test_ranges_choose_pages(ranges: tuple[tuple[int, int], ...], pages: tuple[int, ...]) -> None:
    assert PrintJob(ranges=ranges).pages(4) == pages


@pytest.mark.parametrize(
    ("job", "sequence"),
    [
        (PrintJob(), [4, 5, 6]),
        (PrintJob(copies=2), [4, 5, 6, 4, 5, 6]),
        (PrintJob(copies=2, collate=False), [4, 4, 5, 5, 6, 6]),
        (PrintJob(backwards=True, copies=2), [6, 5, 4, 6, 5, 4]),
        (PrintJob(copies=2, duplex=LONG_SIDE), [4, 5, 6, None, 4, 5, 6]),
        (PrintJob(copies=2, duplex=LONG_SIDE, collate=False), [4, 5, 6, None, 4, 5, 6]),
    ],
)
def test_copies_and_order(job: PrintJob, sequence: list[int | None]) -> None:
    assert list(page_sequence((4, 5, 6), job)) == sequence


def test_an_even_number_of_pages_needs_no_empty_one() -> None:
    assert list(page_sequence((0, 1), PrintJob(copies=2, duplex=LONG_SIDE))) == [0, 1, 0, 1]


def _options(arguments: list[str]) -> dict[str, str]:
    values = [value for option, value in pairwise(arguments) if option == "-o"]
    return dict(value.split("=", 1) for value in values)


def test_cups_is_told_everything() -> None:
    job = PrintJob(
        printer="二楼",
        title="-o 湖畔步道; rm",
        media="A4",
        copies=2,
        collate=False,
        backwards=True,
        duplex=QPrinter.DuplexMode.DuplexShortSide,
        ranges=((1, 1), (3, 5)),
        options=(("job-priority", "50"),),
    )
    arguments = cups_arguments(job)
    assert arguments[:6] == ["-d", "二楼", "-n", "2", "-t", "-o 湖畔步道; rm"]
    assert _options(arguments[6:]) == {
        "media": "A4",
        "sides": "two-sided-short-edge",
        "Collate": "False",
        "outputorder": "reverse",
        "page-ranges": "1-1,3-5",
        "job-priority": "50",
        "print-scaling": "none",
    }


def test_several_pages_on_a_sheet_are_made_smaller() -> None:
    job = PrintJob(printer="二楼", options=(("number-up", "1"),))
    assert _options(cups_arguments(job))["print-scaling"] == "none"
    assert "print-scaling" not in _options(cups_arguments(replace(job, options=(("number-up", "2"),))))


def test_empty_options_are_left_out() -> None:
    assert cups_options(["job-billing", "", "job-priority", "50"], swapped=False) == (("job-priority", "50"),)


def test_odd_and_even_pages_are_those_of_the_report() -> None:
    assert cups_options(["page-set", "odd"], swapped=False) == (("page-set", "odd"),)
    assert cups_options(["page-set", "odd"], swapped=True) == (("page-set", "even"),)
    assert cups_options([], swapped=True) == ()
