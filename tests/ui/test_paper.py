"""Pages come to paper where the PDF has them."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QGroupBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.pdfium import Document
from tests.blocks_pdf import A4, BLOCKS, blocks_pdf
from ui.paper.cups import send_to_cups
from ui.paper.pixels import print_pixels
from ui.paper.print_job import PrintJob
from ui.paper.printer_choice import choose_printer, set_paper
from ui.paper.printing import print_pdf

pytestmark = pytest.mark.usefixtures("qapp")
RESOLUTION = 150
MakePrinter = Callable[..., QPrinter]


@pytest.fixture
def make_printer(tmp_path: Path) -> MakePrinter:
    """Makes printers that print into printed.pdf."""

    def make(resolution: int = RESOLUTION) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(resolution)
        set_paper(printer, A4)
        return printer

    return make


def print_all(pdf: bytes, printer: QPrinter) -> bytes:
    """The paper that comes out."""
    assert print_pdf(pdf, printer, lambda _done, _all: None, lambda: False)
    return Path(printer.outputFileName()).read_bytes()


def edges(document: Document, page: int, rows: range, columns: range) -> tuple[int, int, int, int]:
    """Left, top, right and bottom edge of the ink in a part of a page, in points."""
    raster = document.render(page, 1, grey=True)
    ink = [(x, y) for y in rows for x in columns if x < raster.width and raster.pixels[y * raster.stride + x] < 128]
    return min(x for x, _ in ink), min(y for _, y in ink), max(x for x, _ in ink), max(y for _, y in ink)


def page_numbers(pdf: bytes) -> list[int]:
    """Which page of `blocks_pdf` each page is, 0 for an empty one."""
    with Document(pdf) as document:
        numbers = []
        for page in range(len(document.sizes)):
            raster = document.render(page, 1, grey=True)
            row = raster.pixels[804 * raster.stride : 805 * raster.stride]
            numbers.append(sum(row[44 + 12 * mark] < 128 for mark in range(10)))
    return numbers


def test_ink_is_where_the_pdf_has_it(make_printer: MakePrinter) -> None:
    original = blocks_pdf()
    with Document(original) as before, Document(print_all(original, make_printer())) as after:
        assert [round(length) for length in after.sizes[0]] == [595, 842]
        for left, top, width, height in BLOCKS:
            part = range(int(top) - 9, int(top + height) + 9), range(left - 9, left + width + 9)
            expected, printed = edges(before, 0, *part), edges(after, 0, *part)
            assert all(abs(a - b) <= 1 for a, b in zip(expected, printed, strict=True)), (expected, printed)


@pytest.mark.parametrize(("resolution", "most"), [(300, 2481), (600, 4961), (1200, 4961), (720, 2977)])
def test_no_more_pixels_than_600_an_inch(make_printer: MakePrinter, resolution: int, most: int) -> None:
    document = pypdfium2.PdfDocument(print_all(blocks_pdf(), make_printer(resolution)))
    images = list(document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
    widths = {image.get_px_size()[0] for image in images}
    rows = sum(image.get_px_size()[1] for image in images)
    document.close()
    assert len(widths) == 1
    assert widths.pop() == pytest.approx(most, abs=1)
    assert rows == pytest.approx(most * A4[1] / A4[0], abs=2)
    assert len(images) > 1


def test_pages_on_smaller_paper_are_whole_and_in_its_middle(make_printer: MakePrinter) -> None:
    printer = make_printer()
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    with Document(print_all(blocks_pdf(), printer)) as document:
        assert [round(length) for length in document.sizes[0]] == [420, 595]
        left, top, right, bottom = edges(document, 0, range(595), range(420))
    shrunk = 420 / A4[0]
    assert abs(left - 40 * shrunk) <= 2
    assert abs(top - 50 * shrunk) <= 2
    assert abs(right - 495 * shrunk) <= 2
    assert abs(bottom - 808 * shrunk) <= 2


def test_pages_on_larger_paper_keep_their_size(make_printer: MakePrinter) -> None:
    printer = make_printer()
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    with Document(print_all(blocks_pdf(), printer)) as document:
        left, top, right, bottom = edges(document, 0, range(1190), range(841))
    assert right - left == pytest.approx(495 - 40, abs=2)
    assert bottom - top == pytest.approx(808 - 50, abs=2)
    assert left == pytest.approx((842 - A4[0]) / 2 + 40, abs=2)


def test_ranges_copies_and_order_come_out(make_printer: MakePrinter) -> None:
    printer = make_printer(72)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    printer.setCopyCount(2)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert not printer.supportsMultipleCopies()
    assert page_numbers(print_all(blocks_pdf(5), printer)) == [4, 3, 1, 4, 3, 1]


def test_a_copy_begins_on_a_fresh_sheet(make_printer: MakePrinter) -> None:
    printer = make_printer(72)
    job = PrintJob(copies=2, duplex=QPrinter.DuplexMode.DuplexLongSide)
    with Document(blocks_pdf(3)) as document:
        assert print_pixels(document, printer, job, lambda _done, _all: None, lambda: False)
    assert page_numbers(Path(printer.outputFileName()).read_bytes()) == [1, 2, 3, 0, 1, 2, 3]


def test_progress_is_told_and_printing_can_be_cancelled(make_printer: MakePrinter) -> None:
    told: list[tuple[int, int]] = []
    done = print_pdf(blocks_pdf(5), make_printer(72), lambda *pages: told.append(pages), lambda: len(told) == 3)
    assert not done
    assert told == [(1, 5), (2, 5), (3, 5)]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_begin_is_told_of(make_printer: MakePrinter, tmp_path: Path) -> None:
    printer = make_printer()
    printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    with pytest.raises(KnownError, match="printer_failed") as raised:
        print_all(blocks_pdf(), printer)
    assert "检查打印机" in error_sentence(raised.value)


def test_without_a_printer_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    with pytest.raises(KnownError, match="printer_none"):
        choose_printer("湖畔步道", A4, 1)


def test_the_dialog_is_chinese(qtbot: QtBot, qapp: QApplication, make_printer: MakePrinter) -> None:
    translator = QTranslator()
    assert translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    qapp.installTranslator(translator)
    dialog = QPrintDialog(make_printer())
    qtbot.addWidget(dialog)
    words = [dialog.windowTitle(), *_words(dialog)]
    qapp.removeTranslator(translator)
    assert len(words) > 20
    foreign = [re.search("[a-z]", re.sub(r"\(&.\)", "", word), re.IGNORECASE) for word in words]
    assert not any(foreign), words


def _words(dialog: QWidget) -> list[str]:
    words = [box.title() for box in dialog.findChildren(QGroupBox)]
    words += [label.text() for label in dialog.findChildren(QLabel)]
    words += [button.text() for button in dialog.findChildren(QAbstractButton)]
    for combo in dialog.findChildren(QComboBox):
        words += [combo.itemText(index) for index in range(combo.count()) if combo.objectName() == "pageSetCombo"]
    return [word for word in words if word.strip()]


@pytest.fixture
def fake_lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a program named lp on the path that ends with these lines of shell."""
    if os.name != "posix":
        pytest.skip("a program written in shell")

    def put(lines: str) -> None:
        program = tmp_path / "bin" / "lp"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/told"\n{lines}\n', encoding="utf-8")
        program.chmod(0o700)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return put


JOB = PrintJob(printer="二楼", title="湖畔 步道; $(rm) `x`", media="A4", copies=2)


def test_cups_gets_the_very_bytes(fake_lp: Callable[[str], None], tmp_path: Path) -> None:
    fake_lp(f'cat > "{tmp_path}/got"')
    pdf = blocks_pdf(3) + b"\n" * 300_000
    assert send_to_cups(pdf, JOB, lambda: False)
    assert (tmp_path / "got").read_bytes() == pdf
    told = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
    assert told[:6] == ["-d", "二楼", "-n", "2", "-t", "湖畔 步道; $(rm) `x`"]


@pytest.mark.parametrize(
    ("lines", "reason"), [('echo "lp: 不接受任务" >&2; exit 1', "不接受任务"), ("exit 3", "没有说明原因")]
)
def test_a_refusal_is_told_with_its_reason(fake_lp: Callable[[str], None], lines: str, reason: str) -> None:
    fake_lp(lines)
    with pytest.raises(KnownError, match="printer_refused") as raised:
        send_to_cups(blocks_pdf(), JOB, lambda: False)
    assert reason in error_sentence(raised.value)


def test_handing_over_can_be_cancelled(fake_lp: Callable[[str], None]) -> None:
    fake_lp("exec cat /dev/zero > /dev/null")
    assert not send_to_cups(blocks_pdf(), JOB, lambda: True)


def test_a_program_that_does_not_start_is_a_refusal(fake_lp: Callable[[str], None], tmp_path: Path) -> None:
    fake_lp("")
    (tmp_path / "bin" / "lp").write_text("#!/no/such/shell\n", encoding="utf-8")
    with pytest.raises(KnownError, match="printer_refused"):
        send_to_cups(blocks_pdf(), JOB, lambda: False)
