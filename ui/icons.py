"""The shipped icons, drawn in the colour of the window's text so that they are readable on light and dark."""

from PySide6.QtGui import QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.paths import ICONS

_SCALE = 2
_LARGER = ('width="24"\n  height="24"', 'width="40" height="40"')
"""The files are 24 pixels wide; shown are 20, drawn twice as fine."""


def icon(name: str) -> QIcon:
    """The icon of this name; an empty one where its file is missing, for nothing depends on it."""
    path = ICONS / f"{name}.svg"
    if not path.is_file():
        return QIcon()
    ink = QApplication.palette().color(QPalette.ColorRole.WindowText).name()
    drawing = path.read_text(encoding="utf-8").replace("currentColor", ink).replace(*_LARGER)
    pixmap = QPixmap()
    pixmap.loadFromData(drawing.encode())
    pixmap.setDevicePixelRatio(_SCALE)
    return QIcon(pixmap)
