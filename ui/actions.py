"""What those who do the window's commands act on, as one value."""

from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.background import Runner
from ui.book_changes import BookChanges
from ui.editor import Editor
from ui.panels.report_panel import ReportPanel
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar


class Parts(NamedTuple):
    """The parts of a window that most commands have to do with."""

    session: Session
    editor: Editor
    reports: ReportPanel
    """The list: what is chosen in it is what a command is about."""
    notice: NoticeBar
    """Where is said what was done, or why it was not."""
    changes: BookChanges
    """Changes of many reports go through it."""
    runner: Runner
    """What only reads the book goes there."""
    window: QWidget
    """The parent of dialogs."""


class Actions(QObject):
    """Does the commands of one theme."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._session = parts.session
        self._editor = parts.editor
        self._reports = parts.reports
        self._notice = parts.notice
        self._changes = parts.changes
        self._runner = parts.runner
        self._window = parts.window
