"""Keys that inputs leave to the window."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

_OWN_UNDO = ("edit-undo", "edit-redo")


def is_undo_key(event: QEvent) -> bool:
    """Whether this key press, or the question who wants it, is for undo or redo: the report has one stack for all."""
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


def without_own_undo(menu: QMenu) -> QMenu:
    """An input's context menu without the undo of that input alone."""
    for action in menu.actions():
        if action.objectName() in _OWN_UNDO:
            menu.removeAction(action)
    first = next(iter(menu.actions()), None)
    if first is not None and first.isSeparator():
        menu.removeAction(first)
    return menu
