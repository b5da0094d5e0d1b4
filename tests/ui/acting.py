"""What a person does to a window: types, composes, looks."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.report import Report
from ui.main_window import MainWindow

Shown = TypeVar("Shown", bound=QWidget)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def shown(qtbot: QtBot, widget: Shown) -> Shown:
    """The widget, on the screen and active."""
    qtbot.addWidget(widget)
    widget.resize(1000, 640)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def focus() -> QWidget:
    """The widget that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_text(text: str, widget: QWidget | None = None) -> None:
    """Type letter by letter into a widget, or wherever the focus is after each letter; Chinese letters too."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget or focus(), QKeyEvent(kind, 0, NONE, letter))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key wherever the focus is."""
    for _ in range(times):
        QTest.keyClick(focus(), key, modifiers)


def compose(widget: QWidget, preedit: str) -> None:
    """Show letters that an input method has not decided on."""
    QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def commit(widget: QWidget, text: str, then: str = "") -> None:
    """End a composition with a text; `then` begins the next one in the same event."""
    event = QInputMethodEvent(then, [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def answer(kind: type[Shown], act: Callable[[Shown], object]) -> None:
    """Act on the dialog of this kind as soon as it stands there and has the keys."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isActiveWindow():
            act(dialog)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def in_book(window: MainWindow, report_id: int) -> Report:
    """A report as it was saved last."""
    assert window.session.book is not None
    return window.session.book.load(report_id)


def told(window: MainWindow, text: str) -> Callable[[], bool]:
    """Whether the window says so now, to be waited for."""
    return lambda: text in window.notice.sentence.text() and window.notice.isVisible()
