"""Input methods: while characters are being composed nothing is read, saved or undone."""

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


def is_composing() -> bool:
    """Whether the focused widget shows characters that are not yet its text."""
    return bool(_preedit(QApplication.focusWidget()))


def commit_composition() -> None:
    """Make what is being composed part of the text: before saving, printing, switching or closing."""
    QGuiApplication.inputMethod().commit()
    widget = QApplication.focusWidget()
    preedit = _preedit(widget)
    if widget is not None and preedit:
        commit_into(widget, preedit)


def commit_focus() -> None:
    """Make what is being composed part of the text, and leave the cell that is being edited."""
    commit_composition()
    widget = QApplication.focusWidget()
    around = widget.parentWidget() if widget is not None else None
    table = around.parentWidget() if around is not None else None
    if isinstance(table, QAbstractItemView) and table.viewport() is around:
        table.setFocus()


def commit_into(widget: QWidget, preedit: str) -> None:
    """Do what an input method does that answers to being asked to commit; not every one does."""
    event = QInputMethodEvent()
    event.setCommitString(preedit)
    QApplication.sendEvent(widget, event)
    QGuiApplication.inputMethod().reset()


def _preedit(widget: QWidget | None) -> str:
    return str(getattr(widget, "preedit", ""))
