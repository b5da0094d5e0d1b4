"""Where everything stands in the window: at first by the room there is, later as the user left it."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow

_PROBLEMS_HEIGHT = 110
_LISTED_WIDTH, _FORM_WIDTH, _PREVIEW_WIDTH = 250, 800, 420
_WIDEST, _HIGHEST = 1720, 1000
"""A window larger than this only adds empty room, until the user says otherwise."""
_ROOM_FOR_PREVIEW = 1280
"""Pixels of screen width from which form and preview have room side by side."""


class WindowPlaces(QObject):
    """Geometry, panels and whether the preview is wanted: the only things that QSettings keeps."""

    def __init__(self, window: QMainWindow, config: Path, preview: QAction) -> None:
        super().__init__(window)
        self._window = window
        self._wants_preview = preview
        self._kept = QSettings(str(config / "window.ini"), QSettings.Format.IniFormat, self)

    def restore(self, reports: QDockWidget, problems: QDockWidget, preview: QDockWidget) -> None:
        """Put everything where it was; what was never put anywhere gets a fair share of the screen."""
        window = self._window
        screen = window.screen().availableGeometry()
        window.resize(min(screen.width(), _WIDEST), min(screen.height(), _HIGHEST))
        window.resizeDocks([problems], [_PROBLEMS_HEIGHT], Qt.Orientation.Vertical)
        room = max(_PREVIEW_WIDTH, window.width() - _LISTED_WIDTH - _FORM_WIDTH)
        window.resizeDocks([reports, preview], [_LISTED_WIDTH, room], Qt.Orientation.Horizontal)
        if screen.width() <= _WIDEST:
            window.setWindowState(Qt.WindowState.WindowMaximized)
        wanted = self._kept.value("preview", screen.width() >= _ROOM_FOR_PREVIEW, type=bool)
        self._wants_preview.setChecked(bool(wanted))
        for key, restore in (("geometry", window.restoreGeometry), ("panels", window.restoreState)):
            value = self._kept.value(key)
            if value is not None:
                restore(value)

    def keep(self) -> None:
        """Remember where everything stands."""
        self._kept.setValue("geometry", self._window.saveGeometry())
        self._kept.setValue("panels", self._window.saveState())
        self._kept.setValue("preview", self._wants_preview.isChecked())
