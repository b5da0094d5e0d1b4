"""Bugs are told without the user's texts, after saving, and the work goes on."""

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.dialogs.fault_dialog import FaultDialog
from ui.faults import FaultHandler, fault_report

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
    assert f"{__file__}" in report
    assert " fail" in report
    assert TYPED not in report


class Desk:
    """Who saves, and who is told."""

    def __init__(self) -> None:
        self.events: list[tuple[str, object]] = []
        self.error: Exception | None = None
        self.handler = FaultHandler(self.save, self.tell)

    def save(self) -> bool:
        self.events.append(("saved", None))
        if self.error is not None:
            raise self.error
        return True

    def tell(self, _report: str, saved: bool) -> None:  # noqa: FBT001  # as FaultHandler calls it
        self.events.append(("told", saved))
        handle(self.handler, ValueError("another one meanwhile"))


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
