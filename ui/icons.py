"""The shipped icons, drawn in the colour of the window's text so that they are readable on light and dark."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from desktop.paths import ICONS

_WRITTEN = 'width="24"\n  height="24"'
"""How the files say their size."""


def icon(name: str) -> QIcon:
    """The icon of this name; an empty one where its file is missing, for nothing depends on it."""
    path = ICONS / f"{name}.svg"
    return QIcon(_Drawing(path.read_text(encoding="utf-8"))) if path.is_file() else QIcon()


class _Drawing(QIconEngine):
    """Made when it is needed, in the colours of that moment and as fine as the screen is."""

    def __init__(self, svg: str) -> None:
        super().__init__()
        self._svg = svg
        self._made: dict[tuple[int, str], QPixmap] = {}

    def clone(self) -> QIconEngine:
        """Another one of the same drawing."""
        return _Drawing(self._svg)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw it."""
        painter.drawPixmap(rect, self._pixmap(rect.size() * painter.device().devicePixelRatioF(), mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """The drawing in so many pixels."""
        return self._pixmap(size, mode)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        """As `pixmap`, for a screen of this scale."""
        made = QPixmap(self._pixmap(size * scale, mode))
        made.setDevicePixelRatio(scale)
        return made

    def _pixmap(self, size: QSize, mode: QIcon.Mode) -> QPixmap:
        group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        role = QPalette.ColorRole.HighlightedText if mode is QIcon.Mode.Selected else QPalette.ColorRole.WindowText
        ink = QGuiApplication.palette().color(group, role).name()
        side = min(size.width(), size.height())
        if (side, ink) not in self._made:
            drawing = self._svg.replace("currentColor", ink).replace(_WRITTEN, f'width="{side}" height="{side}"')
            pixmap = QPixmap()
            pixmap.loadFromData(drawing.encode())
            self._made[side, ink] = pixmap
        return self._made[side, ink]
