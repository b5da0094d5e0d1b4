"""Whole reports in the whole window: begun, copied, deleted, restored, put in order."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from desktop.domain.form_file import Forms
from tests.ui.acting import type_text
from tests.ui.window_looks import listed, names, offer, opened, said, stored
from ui.commands import Command
from ui.main_window import MainWindow
from ui.widgets.choose_row import choose_row


def test_a_new_report_is_added_and_ready_for_typing(full: MainWindow) -> None:
    full.commands[Command.NEW_REPORT].trigger()
    type_text("丁项目")
    assert names(full) == ["甲项目", "乙项目", "丙项目", "丁项目"]
    assert opened(full).fiscal_year == 2021


def test_a_copy_is_another_report(full: MainWindow, book: Path, official: Forms) -> None:
    full.commands[Command.DUPLICATE].trigger()
    assert names(full)[-1] == "甲项目（副本）"
    assert opened(full) == replace(stored(book, official)[0], project_name="甲项目（副本）")


def test_deleted_reports_come_back(full: MainWindow) -> None:
    full.reports.choose([1, 2])
    full.commands[Command.DELETE].trigger()
    assert names(full) == ["丙项目"]
    assert opened(full).project_name == "丙项目"
    assert "回收站" in said(full.notice)
    offer(full.notice, "恢复").click()
    assert names(full) == ["甲项目", "乙项目", "丙项目"]
    assert opened(full).project_name == "甲项目"
    assert said(full.notice) == ""


def test_a_notice_goes_with_the_next_command(full: MainWindow) -> None:
    full.commands[Command.DELETE].trigger()
    assert said(full.notice)
    full.commands[Command.NEXT_REPORT].trigger()
    assert said(full.notice) == ""


def test_the_last_report_deleted_leaves_a_hint(full: MainWindow) -> None:
    full.reports.choose([1, 2, 3])
    full.commands[Command.DELETE].trigger()
    assert listed(full) == []
    assert full.editor.report is None
    assert any("Ctrl+N" in label.text() for label in full.view.findChildren(QLabel) if label.isVisible())
    full.commands[Command.NEW_REPORT].trigger()
    assert len(listed(full)) == 1


def accept_dialog() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.accept()


def test_the_bin_gives_back_what_is_chosen(full: MainWindow) -> None:
    full.commands[Command.DELETE].trigger()

    QTimer.singleShot(0, accept_dialog)
    full.commands[Command.BIN].trigger()
    assert names(full) == ["甲项目", "乙项目", "丙项目"]


def test_an_empty_bin_is_said(full: MainWindow) -> None:
    full.commands[Command.BIN].trigger()
    assert said(full.notice) == "回收站是空的。"


def test_reports_are_put_in_print_order(full: MainWindow, book: Path, official: Forms) -> None:
    full.reports.choose([3])
    full.commands[Command.MOVE_UP].trigger()
    assert names(full) == ["甲项目", "丙项目", "乙项目"]
    full.commands[Command.MOVE_UP].trigger()
    full.commands[Command.MOVE_UP].trigger()
    assert names(full) == ["丙项目", "甲项目", "乙项目"]
    full.reports.choose([3, 1])
    full.commands[Command.MOVE_DOWN].trigger()
    assert [report.project_name for report in stored(book, official)] == ["乙项目", "丙项目", "甲项目"]


def test_a_damaged_report_is_said_and_the_open_one_stays(bare: MainWindow, book: Path) -> None:
    with closing(sqlite3.connect(book)) as connection, connection:
        connection.execute("UPDATE report SET office = '别处' WHERE id = 2")
    assert bare.books.try_open(book)
    choose_row(bare.reports.view, 1)
    assert opened(bare).project_name == "甲项目"
    assert said(bare.notice)
    assert bare.reports.chosen == [1]
