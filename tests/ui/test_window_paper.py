"""Printing and exporting from the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QAbstractButton, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.domain.form import Form
from desktop.pdfium import Document
from desktop.storage.book import Book
from tests.reports import sound_report
from tests.ui.acting import answer, compose, focus, told, type_text
from ui.background import Course, Job
from ui.commands import Command
from ui.dialogs.export_dialog import ExportDialog, PaperDialog
from ui.main_window import MainWindow
from ui.paper.batch import PaperChoice
from ui.paper.printer_choice import set_paper
from ui.paper.unprintable_dialog import UnprintableDialog


@pytest.fixture
def full(window: MainWindow, tmp_path: Path, form: Form, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with a book of three reports, the last one with an error."""
    path = tmp_path / "三份.ziping"
    with Book.create(path, window.session.forms) as book:
        book.add(sound_report(form, project_name="甲项目"))
        book.add(sound_report(form, project_name="乙/项目"))
        book.add(replace(sound_report(form, project_name="丙项目"), executed=None))
    assert window.books.try_open(path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: isinstance(url, QUrl))
    return window


def click(text: str) -> Callable[[QDialog], None]:
    """Click the button with this text."""

    def act(dialog: QDialog) -> None:
        next(button for button in dialog.findChildren(QAbstractButton) if text in button.text()).click()

    return act


def pages(path: Path) -> int:
    with Document(path.read_bytes()) as document:
        return len(document.sizes)


def test_a_report_is_exported_under_its_name(full: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    answer(ExportDialog, ExportDialog.accept)
    full.commands[Command.EXPORT].trigger()
    qtbot.waitUntil(told(full, "已导出为 甲项目.pdf"))
    assert pages(tmp_path / "甲项目.pdf") == 1


def test_what_is_being_composed_is_exported_too(full: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    full.view.begin()
    compose(focus(), "xin")
    answer(ExportDialog, ExportDialog.accept)
    full.commands[Command.EXPORT].trigger()
    qtbot.waitUntil(told(full, "已导出"))
    assert [path.name for path in tmp_path.glob("*.pdf")] != ["甲项目.pdf"]


def test_the_whole_book_with_cover_and_fresh_sheets(full: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    def choose(dialog: ExportDialog) -> None:
        assert dialog.path == tmp_path / "三份.pdf"
        dialog.cover.setChecked(True)
        dialog.double_sided.setChecked(True)
        dialog.accept()

    answer(ExportDialog, choose)
    full.commands[Command.EXPORT_ALL].trigger()
    qtbot.waitUntil(told(full, "其中 1 份有错误"))
    assert pages(tmp_path / "三份.pdf") == 7


def test_the_data_is_attached_unless_it_is_not_wanted(full: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for name, attachment in (("有.pdf", True), ("无.pdf", False)):
        full.paper_actions.export([1], tmp_path / name, PaperChoice(attachment=attachment))
        qtbot.waitUntil(told(full, name))
    assert b"reports.json" in (tmp_path / "有.pdf").read_bytes()
    assert b"reports.json" not in (tmp_path / "无.pdf").read_bytes()


def test_a_file_is_not_replaced_without_a_question(full: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "甲项目.pdf"
    path.write_bytes(b"old")

    def refuse_then_let(dialog: ExportDialog) -> None:
        answer(QMessageBox, lambda box: box.button(QMessageBox.StandardButton.No).click())
        dialog.accept()
        assert dialog.isVisible()
        assert path.read_bytes() == b"old"
        answer(QMessageBox, lambda box: box.button(QMessageBox.StandardButton.Yes).click())
        dialog.accept()

    answer(ExportDialog, refuse_then_let)
    full.commands[Command.EXPORT].trigger()
    qtbot.waitUntil(told(full, "已导出"))
    assert pages(path) == 1


def test_another_name_is_offered_where_one_cannot_be_written(full: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    full.paper_actions.export([1], tmp_path / "没有" / "甲.pdf", PaperChoice())
    qtbot.waitUntil(told(full, "所在的文件夹不存在"))
    answer(ExportDialog, ExportDialog.reject)
    click("换一个文件名")(full.notice)  # type: ignore[arg-type]  # it holds buttons as a dialog does


def test_a_cancelled_export_leaves_nothing(full: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    full.paper_actions.export([1, 2, 3], tmp_path / "三份.pdf", PaperChoice())
    full.runner.cancel()
    qtbot.waitUntil(told(full, "已取消"))
    assert set(tmp_path.iterdir()) == before


def test_an_exported_draft_with_errors_shows_what_is_empty(full: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    full.session.show(3)
    assert not full.editor.empty_is_wrong
    full.paper_actions.export([3], tmp_path / "丙.pdf", PaperChoice())
    qtbot.waitUntil(told(full, "草稿"))
    assert full.editor.empty_is_wrong


def test_characters_without_a_glyph_are_told_and_led_to(full: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    report = full.editor.report
    assert report is not None
    full.editor.edit(replace(report, office="设施\U0001f600科"), "填写")
    answer(UnprintableDialog, click("前往"))
    full.session.show(2)
    full.paper_actions.export([1, 2], tmp_path / "两份.pdf", PaperChoice())
    qtbot.waitUntil(lambda: full.editor.report_id == 1)
    assert full.focusWidget().accessibleName() == "具体实施处（科室）"
    assert not (tmp_path / "两份.pdf").exists()
    answer(UnprintableDialog, click("仍然"))
    full.paper_actions.export([1, 2], tmp_path / "两份.pdf", PaperChoice())
    qtbot.waitUntil(told(full, "已导出为 两份.pdf"))


def to_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A print dialog that chooses a printer which writes into a file."""

    def choose(_title: str, paper: tuple[float, float], *_: object) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        set_paper(printer, paper)
        return printer

    monkeypatch.setattr("ui.paper.printer_choice.choose_printer", choose)


def test_a_printed_report_without_errors_is_offered_to_be_final(
    full: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_file(tmp_path / "纸.pdf", monkeypatch)
    full.commands[Command.PRINT].trigger()
    qtbot.waitUntil(told(full, "要定稿吗"), timeout=20_000)
    assert pages(tmp_path / "纸.pdf") == 1
    click("定稿")(full.notice)  # type: ignore[arg-type]  # as above
    assert full.final_bar.isVisible()


def test_what_was_changed_after_it_was_printed_does_not_become_final(
    full: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_file(tmp_path / "纸.pdf", monkeypatch)
    full.commands[Command.PRINT].trigger()
    qtbot.waitUntil(told(full, "要定稿吗"), timeout=20_000)
    full.view.begin()
    type_text("又改了")
    click("定稿")(full.notice)  # type: ignore[arg-type]  # as above
    assert told(full, "请重新打印")()
    assert [str(summary.state) for summary in full.session.summaries] == ["draft"] * 3


def test_several_are_printed_as_chosen(
    full: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_file(tmp_path / "纸.pdf", monkeypatch)

    def choose(dialog: PaperDialog) -> None:
        dialog.cover.setChecked(True)
        dialog.accept()

    answer(PaperDialog, choose)
    full.commands[Command.PRINT_ALL].trigger()
    qtbot.waitUntil(told(full, "4 页已送往打印机"), timeout=30_000)
    assert pages(tmp_path / "纸.pdf") == 4


def test_without_a_printer_it_is_said(full: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    full.commands[Command.PRINT].trigger()
    qtbot.waitUntil(told(full, "没有找到打印机"))


@pytest.mark.parametrize("button", ["等待完成", "取消任务"])
def test_the_window_closes_after_the_work(full: MainWindow, qtbot: QtBot, button: str) -> None:
    go_on = Event()
    ends: list[str] = []

    def work(course: Course) -> None:
        while not go_on.wait(0.01):
            course.progress(0, 1)

    job = Job(
        title="正在导出",
        work=work,
        done=lambda _: ends.append("done"),
        failed=lambda _: None,
        cancelled=lambda: ends.append("cancelled"),
    )
    full.runner.run(job)
    answer(QMessageBox, click("返回"))
    assert not full.close()
    answer(QMessageBox, click(button))
    assert not full.close()
    if button == "等待完成":
        assert full.isVisible()
        go_on.set()
    qtbot.waitUntil(lambda: not full.isVisible())
    assert ends == ["done" if button == "等待完成" else "cancelled"]
