"""Importing from the window: read beside it, shown as a plan, taken in as a whole."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.domain.form import Form
from desktop.domain.plan import PlanRow
from desktop.exchange.json_file import to_json
from desktop.storage.book import Book
from tests.reports import sound_report
from tests.ui.acting import answer, told
from ui.commands import Command
from ui.dialogs.import_dialog import ImportDialog
from ui.main_window import MainWindow
from ui.paper.batch import PaperChoice


@pytest.fixture
def full(window: MainWindow, tmp_path: Path, form: Form) -> MainWindow:
    """The window with a book of two reports."""
    path = tmp_path / "两份.ziping"
    with Book.create(path, window.session.forms) as book:
        book.add(sound_report(form, project_name="甲项目"))
        book.add(sound_report(form, project_name="乙项目"))
    assert window.books.try_open(path)
    return window


@pytest.fixture
def file(full: MainWindow, tmp_path: Path, form: Form) -> Path:
    """A file with one report that the book has, one that it has otherwise, and a new one."""
    book = full.session.book
    assert book is not None
    rows = [
        PlanRow(sound_report(form, project_name="甲项目"), book.uid(1)),
        PlanRow(sound_report(form, project_name="乙项目", office="他处"), book.uid(2)),
        PlanRow(sound_report(form, project_name="丙项目")),
    ]
    path = tmp_path / "来件.json"
    path.write_bytes(to_json(rows))
    return path


def names(window: MainWindow) -> list[str]:
    return [summary.project_name for summary in window.session.summaries]


def lines(dialog: ImportDialog) -> list[tuple[str, str]]:
    model = dialog.view.model()
    return [(str(model.index(row, 0).data()), str(model.index(row, 1).data())) for row in range(model.rowCount())]


def test_what_would_come_is_shown_and_only_what_is_new_comes(
    full: MainWindow, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    seen: list[tuple[str, str]] = []

    def take(dialog: ImportDialog) -> None:
        seen.extend(lines(dialog))
        dialog.accept()

    answer(ImportDialog, take)
    full.commands[Command.IMPORT].trigger()
    qtbot.waitUntil(told(full, "导入 1 份，1 份没有变化，1 份与簿中内容冲突"))
    assert seen == [("未变", "甲项目"), ("冲突", "乙项目"), ("新增", "丙项目")]
    assert names(full) == ["甲项目", "乙项目", "丙项目"]
    assert full.editor.report is not None
    assert full.editor.report.project_name == "丙项目"


def test_nothing_comes_in_unless_it_is_let_in(full: MainWindow, file: Path, qtbot: QtBot) -> None:
    answer(ImportDialog, ImportDialog.reject)
    full.in_and_out.imports.read(file)
    qtbot.waitUntil(lambda: full.runner.current is None)
    assert names(full) == ["甲项目", "乙项目"]


def test_a_replaced_report_that_is_open_can_be_undone(full: MainWindow, file: Path, qtbot: QtBot) -> None:
    full.session.show(2)

    def take(dialog: ImportDialog) -> None:
        dialog.replace.setChecked(True)
        dialog.accept()

    answer(ImportDialog, take)
    full.in_and_out.imports.read(file)
    qtbot.waitUntil(told(full, "导入 2 份"))
    assert full.editor.report is not None
    assert full.editor.report.office == "他处"
    full.commands[Command.UNDO].trigger()
    assert full.editor.report.office == "设施科"


def test_a_final_report_is_not_replaced(full: MainWindow, file: Path, qtbot: QtBot) -> None:
    full.final_actions.finalise([2])
    shown: list[bool] = []

    def take(dialog: ImportDialog) -> None:
        shown.append(dialog.replace.isVisible())
        dialog.accept()

    answer(ImportDialog, take)
    full.in_and_out.imports.read(file)
    qtbot.waitUntil(told(full, "导入 1 份"))
    assert shown == [False]


def test_what_was_exported_comes_back_from_the_pdf(
    full: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.paper.paper_actions.show_file", lambda _: True)
    full.paper_actions.export([1, 2], tmp_path / "两份.pdf", PaperChoice())
    qtbot.waitUntil(told(full, "已导出"))
    report = full.editor.report
    assert report is not None
    full.reports.choose([2])
    full.report_actions.delete()
    answer(ImportDialog, ImportDialog.accept)
    full.in_and_out.imports.read(tmp_path / "两份.pdf")
    qtbot.waitUntil(told(full, "导入 1 份，1 份没有变化"), timeout=20_000)
    assert full.editor.report == replace(report, project_name="乙项目")


def test_a_file_that_is_none_of_ours_is_said(full: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "坏.json").write_text("{", encoding="utf-8")
    full.in_and_out.imports.read(tmp_path / "坏.json")
    qtbot.waitUntil(told(full, "坏.json"))
    assert names(full) == ["甲项目", "乙项目"]
