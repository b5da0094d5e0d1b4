"""The size of all text in the window, as the user wants it."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop.settings import LARGEST, NORMAL, SMALLEST, read_settings, write_settings

_STEP = 10


class TextSize(QObject):
    """Changes the application's font, and remembers its size; what is measured in text follows by itself."""

    def __init__(self, settings: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.percent = read_settings(settings).text_size
        self._apply()

    def enlarge(self) -> None:
        """One step larger."""
        self._set(min(self.percent + _STEP, LARGEST))

    def reduce(self) -> None:
        """One step smaller."""
        self._set(max(self.percent - _STEP, SMALLEST))

    def reset(self) -> None:
        """As large as the system's text."""
        self._set(NORMAL)

    def _set(self, percent: int) -> None:
        if percent == self.percent:
            return
        self.percent = percent
        self._apply()
        write_settings(self._settings, read_settings(self._settings).with_text_size(percent))

    def _apply(self) -> None:
        font = QApplication.font()
        size = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF() * self.percent / NORMAL
        if font.pointSizeF() != size:
            font.setPointSizeF(size)
            QApplication.setFont(font)
