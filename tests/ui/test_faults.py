"""Bugs are told without the user's texts, after saving, and the work goes on."""

import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from tests.ui.acting import answer, type_text
from tests.ui.window_looks import said, stored
from ui.app import start, tell_fault
from ui.dialogs.fault_dialog import FaultDialog
from ui.faults import FaultHandler, ThreadFaults, Told, fault_report
from ui.main_window import MainWindow

TYPED = "张三的电话"


def fail() -> None:
    raise LookupError(TYPED)


def fail_twice() -> None:
    try:
        fail()
    except LookupError as error:
        raise ValueError(TYPED) from error


def caught() -> Exception:
    with pytest.raises(ValueError, match=TYPED) as told:
        fail_twice()
    return told.value


def test_the_report_says_where_and_nothing_of_the_user() -> None:
    report = fault_report(caught())
    assert "builtins.ValueError" in report
    assert "builtins.LookupError" in report
    assert "tests/ui/test_faults.py:" in report
    assert str(Path(__file__).parent) not in report
    assert " fail" in report
    assert TYPED not in report


class Desk:
    """Who saves, and who is told."""

    def __init__(self) -> None:
        self.events: list[tuple[str, object]] = []
        self.error: Exception | None = None
        self.unwanted = False
        self.handler = FaultHandler(self.save, self.tell, lambda error: self.events.append(("known", error.code)))

    def save(self) -> bool:
        self.events.append(("saved", None))
        if self.error is not None:
            raise self.error
        return True

    def tell(self, _report: str, saved: bool, told: Told) -> None:  # noqa: FBT001  # as FaultHandler calls it
        self.events.append(("told", saved))
        handle(self.handler, ValueError("another one meanwhile"))
        told(self.unwanted)


def handle(handler: FaultHandler, error: BaseException) -> None:
    handler(type(error), error, error.__traceback__)


def test_what_is_open_is_saved_before_it_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk()
    handle(desk.handler, caught())
    assert desk.events == [("saved", None), ("told", True)]
    assert "another one meanwhile" in capsys.readouterr().err


def test_it_is_told_even_if_saving_is_what_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk()
    desk.error = RuntimeError("broken")
    handle(desk.handler, caught())
    assert desk.events[-1] == ("told", False)
    assert "broken" in capsys.readouterr().err


def test_an_interrupt_is_no_bug(capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk()
    handle(desk.handler, KeyboardInterrupt())
    assert desk.events == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = FaultDialog("第 1 行", saved=True)
    qtbot.addWidget(dialog)
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "第 1 行"


def test_exceptions_of_slots_reach_the_handler(qtbot: QtBot) -> None:
    desk = Desk()
    dialog = FaultDialog("", saved=True)
    qtbot.addWidget(dialog)
    dialog.rejected.connect(fail)
    hook, sys.excepthook = sys.excepthook, desk.handler
    try:
        with qtbot.captureExceptions():
            sys.excepthook = desk.handler
            dialog.reject()
    finally:
        sys.excepthook = hook
    assert desk.events[-1] == ("told", True)


@pytest.mark.usefixtures("capsys")
def test_a_bug_is_told_again_until_that_is_not_wanted() -> None:
    desk = Desk()
    error = caught()
    for unwanted in (False, True, False):
        desk.unwanted = unwanted
        handle(desk.handler, error)
    assert [event for event, _ in desk.events] == ["saved", "told", "saved", "told", "saved"]


@pytest.mark.usefixtures("capsys")
def test_what_the_machine_did_is_no_bug_wherever_it_is_met() -> None:
    desk = Desk()
    handle(desk.handler, KnownError("book_gone", path=Path("簿.ziping")))
    assert desk.events == [("saved", None), ("known", "book_gone")]


def test_exceptions_of_threads_are_raised_in_the_window_s_own(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = FaultDialog("", saved=True)
    qtbot.addWidget(parent)
    monkeypatch.setattr(threading, "excepthook", ThreadFaults(parent))
    with qtbot.captureExceptions() as exceptions:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(exceptions) == 1)
    assert isinstance(exceptions[0][1], LookupError)


@pytest.mark.usefixtures("qapp")
def test_a_program_that_cannot_start_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[str] = []

    def look(dialog: FaultDialog) -> None:
        told.append(dialog.details.toPlainText())
        dialog.reject()

    def make() -> MainWindow:
        raise LookupError(TYPED)

    answer(FaultDialog, look)
    assert start(make) is None
    assert "builtins.LookupError" in told[0]
    assert TYPED in capsys.readouterr().err


@pytest.mark.usefixtures("capsys")
def test_a_bug_in_the_window_saves_tells_and_lets_the_work_go_on(
    full: MainWindow, book: Path, official: Forms, qtbot: QtBot
) -> None:
    handler = FaultHandler(full.editor.save, partial(tell_fault, full), full.tell)
    full.view.go_to(Place("office"))
    type_text(TYPED)
    told: list[str] = []

    def look(dialog: FaultDialog) -> None:
        told.append(dialog.details.toPlainText())
        dialog.unwanted.setChecked(True)
        dialog.reject()

    answer(FaultDialog, look)
    error = caught()
    handle(handler, error)
    assert TYPED in stored(book, official)[0].office
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert TYPED not in told[0]
    handle(handler, error)
    full.activateWindow()
    qtbot.waitUntil(full.isActiveWindow)
    full.view.go_to(Place("office"))
    type_text("后")
    assert full.editor.save()
    assert "后" in stored(book, official)[0].office
    handle(handler, KnownError("book_locked", path=book, machine="甲", process="1"))
    assert "正由" in said(full.notice)
