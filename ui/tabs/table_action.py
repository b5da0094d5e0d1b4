"""What can be done in the indicator table by menu, button or key."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.widgets.composition import commit_composition


def table_action(widget: QWidget, text: str, keys: str, handle: Callable[[], object]) -> QAction:
    """An action of a widget; its keys work while the focus is in it. What is being composed comes first."""
    action = QAction(text, widget)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setToolTip(f"{text}（{action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)}）")
    action.triggered.connect(commit_composition)
    action.triggered.connect(handle)
    widget.addAction(action)
    return action
