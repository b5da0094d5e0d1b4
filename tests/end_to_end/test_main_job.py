"""The main job: the real window, a whole form filled in by keys alone, and its PDF read back."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Indicator, Report
from desktop.paths import FORMS
from desktop.storage.book import Book
from tests.reports import TODAY, filled_report
from tests.ui.acting import ALT, CTRL, SHIFT, Key, answer, press, shown, type_text
from ui.app import build
from ui.dialogs.export_dialog import ExportDialog
from ui.main_window import MainWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class Viewer(QObject):
    """Stands where the system's viewer stands."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show")  # type: ignore[arg-type]  # the stubs ask for bytes, which it refuses
    yield viewer
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window = build(None, config=tmp_path / "config", forms=Forms(FORMS), today=lambda: TODAY)
    window.books.create(tmp_path / "二〇二一年度.ziping")
    yield shown(qtbot, window)
    window.close()


def test_from_an_empty_form_to_the_paper(
    window: MainWindow, qtbot: QtBot, viewer: Viewer, form: Form, tmp_path: Path
) -> None:
    expected = expected_report(form)
    fill_in_basics(expected)
    fill_in_texts(expected)
    fill_in_indicators()
    assert window.editor.report == expected
    assert [finding.code for finding in window.editor.findings] == ["W01", "W01", "H09"]  # two points lost, no remark
    assert (window.scores.rate.text(), window.scores.total.text(), window.scores.grade.text()) == (
        "执行率 98.29%",
        "合计 97.25/100",
        "等级 优",
    )
    pdf = tmp_path / "自评.pdf"
    answer(ExportDialog, partial(name_file, pdf))
    press(Key.Key_P, CTRL | SHIFT)
    qtbot.waitUntil(lambda: viewer.shown == [pdf], timeout=20_000)
    window.close()
    assert_printed(expected, pdf)
    with Book.open(tmp_path / "二〇二一年度.ziping", Forms(FORMS), read_only=True) as book:
        assert [book.load(summary.id) for summary in book.summaries()] == [expected]


def expected_report(form: Form) -> Report:
    """The invented report of the tests, with a row added and one moved."""
    report = filled_report(form, evaluated_on=date(2022, 3, 15))
    rows = list(report.indicators)
    rows[0], rows[1] = rows[1], rows[0]
    rows[6] = replace(rows[6], weight=Decimal(15), self_score=Decimal("14.25"))
    added = Indicator(
        group="satisfaction",
        name="居民满意度",
        explanation="抽样问卷",
        weight=Decimal(5),
        self_score=Decimal(5),
        remark="回收问卷120份，\n满意率98%",
    )
    return replace(report, indicators=(*rows, added))


def fill_in_basics(report: Report) -> None:
    """Begins in 项目名称, where a new report puts the focus; the year is chosen by its digits."""
    press(Key.Key_Backtab, SHIFT)
    type_text(str(report.fiscal_year))
    press(Key.Key_Tab)
    for text in (report.project_name, report.budget_unit, report.office):
        type_text(text)
        press(Key.Key_Tab)
    press(Key.Key_Space)
    press(Key.Key_Right)
    press(Key.Key_Tab)
    for amount in ("86万", "0", "８４５，３００.50"):
        type_text(amount)
        press(Key.Key_Tab)


def fill_in_texts(report: Report) -> None:
    press(Key.Key_PageDown, CTRL)
    for text in (report.annual_goal, "2022.3.15", report.achievements, report.problems, report.improvements):
        type_text(text)
        press(Key.Key_Tab)


def fill_in_indicators() -> None:
    press(Key.Key_PageDown, CTRL)
    press(Key.Key_Tab, times=3)
    for score in ("10", "10", "10", "10", "5", "33"):
        type_text(score)
        press(Key.Key_Return)
    press(Key.Key_Left)
    for figure in ("15", "14.25"):
        type_text(figure)
        press(Key.Key_Tab)
    press(Key.Key_Return, CTRL)
    for text in ("居民满意度", "抽样问卷", "5", "5"):
        type_text(text)
        press(Key.Key_Tab)
    type_text("回收问卷120份，")
    press(Key.Key_Return, ALT)
    type_text("满意率98%")
    press(Key.Key_Return)
    press(Key.Key_Up, times=9)
    press(Key.Key_Down, ALT)


def name_file(path: Path, dialog: ExportDialog) -> None:
    """Type over the proposed name, and accept by key: the name has the focus."""
    press(Key.Key_A, CTRL)
    type_text(str(path), dialog.file.name)
    press(Key.Key_Return)


def assert_printed(report: Report, path: Path) -> None:
    """Every text of the report stands on the paper; where lines break is the paper's business."""
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    printed = without_blanks(text)
    for value in (report.project_name, report.budget_unit, report.office, report.annual_goal, report.achievements):
        assert without_blanks(value) in printed
    for row in report.indicators:
        assert without_blanks(row.name) in printed
        assert without_blanks(row.remark) in printed
    for figure in ("860,000.00", "845,300.50", "98.29%", "2022-03-15", "97.25"):
        assert figure in printed


def without_blanks(text: str) -> str:
    return "".join(text.split())
