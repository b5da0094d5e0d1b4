"""Changes of many reports at once: the window stays alive, takes nothing else meanwhile, and says how it ended."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.exchange.json_file import to_json
from desktop.storage.book import Book
from tests.reports import sound_report
from tests.ui.acting import answer
from tests.ui.window_looks import listed, said
from ui.commands import Command
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.wait_dialog import WaitDialog
from ui.main_window import MainWindow

MANY = 30


@pytest.fixture
def many(bare: MainWindow, tmp_path: Path, official: Forms, form: Form) -> MainWindow:
    """The window with a book of more reports than are changed at once."""
    path = tmp_path / "很多.ziping"
    with Book.create(path, official) as book:
        for number in range(MANY):
            book.add(sound_report(form, project_name=f"第{number + 1}项"))
    bare.books.open(path)
    return bare


def test_many_are_finalised_beside_the_window(many: MainWindow, qtbot: QtBot) -> None:
    many.reports.choose(list(range(1, MANY + 1)))
    many.commands[Command.FINALISE].trigger()
    waiting = QApplication.activeModalWidget()
    assert isinstance(waiting, WaitDialog)
    assert many.changes.busy
    waiting.reject()  # as Esc does
    assert waiting.isVisible()
    many.close()
    assert many.isVisible()
    qtbot.waitUntil(lambda: not many.changes.busy)
    assert {line[0] for line in listed(many)} == {"定稿"}
    assert said(many.notice).startswith("“第1项”、“第2项”、“第3项”等 30 份报告已定稿")
    assert many.final_bar.isVisible()
    assert QApplication.activeModalWidget() is None
    many.commands[Command.REOPEN].trigger()
    qtbot.waitUntil(lambda: not many.changes.busy)
    assert {line[0] for line in listed(many)} == {"草稿"}


def test_many_come_in_beside_the_window(many: MainWindow, qtbot: QtBot, tmp_path: Path, report: Report) -> None:
    path = tmp_path / "来件.json"
    path.write_bytes(to_json(PlanRow(replace(report, project_name=f"来件{number}")) for number in range(MANY)))
    answer(ImportDialog, ImportDialog.accept)
    many.in_and_out.imports.read(path)
    qtbot.waitUntil(lambda: len(listed(many)) == 2 * MANY)
    assert said(many.notice) == f"已从 来件.json 导入 {MANY} 份。"
    assert not many.changes.busy


def test_what_the_book_refuses_is_said_and_nothing_follows(many: MainWindow, qtbot: QtBot) -> None:
    def refuse(book: Book) -> None:
        raise KnownError("book_busy", path=book.path)

    went_on: list[object] = []
    many.changes.make("正在试验", MANY, refuse, went_on.append)
    qtbot.waitUntil(lambda: not many.changes.busy)
    assert went_on == []
    assert said(many.notice)


def test_the_window_goes_on_meanwhile(many: MainWindow, qtbot: QtBot) -> None:
    ticks: list[bool] = []
    timer = QTimer(many, interval=1)
    timer.timeout.connect(lambda: ticks.append(many.changes.busy))
    timer.start()
    many.reports.choose(list(range(1, MANY + 1)))
    many.commands[Command.FINALISE].trigger()
    qtbot.waitUntil(lambda: not many.changes.busy)
    timer.stop()
    assert True in ticks
