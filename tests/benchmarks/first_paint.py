"""Ends a process at the first paint of its window, and says when that was and of what the window is made."""

import json
import os
import resource
import sys
import time
from collections import Counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

KINDS: dict[str, type[QWidget]] = {
    "label": QLabel,
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "button": QAbstractButton,
    "choice": QComboBox,
    "table": QTableView,
}
"""The kinds that are counted one by one; what else there is counts in the totals only."""


class FirstPaint(QObject):
    """Watches an application; when its first window is painted to the end, the process reports and ends."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Wait for the first paint event; the whole window is painted before the next turn of the event loop."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self._application.removeEventFilter(self)
            QTimer.singleShot(0, _report)
        return False


def _report() -> None:
    """Print the reading and end at once: neither closing nor what is loaded after the first paint is measured."""
    painted = time.monotonic()
    widgets = QApplication.allWidgets()
    content = {
        "shown": Counter(_kind(widget) for widget in widgets if widget.isVisible()),
        "hidden": Counter(_kind(widget) for widget in widgets if not widget.isVisible()),
    }
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sys.stdout.write(json.dumps({"painted": painted, "memory": memory, "content": content}))
    sys.stdout.flush()
    os._exit(0)


def _kind(widget: QWidget) -> str:
    return next((name for name, kind in KINDS.items() if isinstance(widget, kind)), "other")
