"""Scrolling and zooming over pages that stand one below the other."""

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.preview.stack import Stack

LEVELS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
"""The zooms that steps go to; 1 is the paper's own size by the screen's own account."""
_GAP = 12
_LEAST_WIDTH = 240
_POINTS_PER_INCH = 72
_SAME = 0.005


class ZoomArea(QAbstractScrollArea):
    """Knows where pages lie in the view.

    `stack` counts the screen's own pixels, so that a page can be drawn pixel by pixel; Qt's scroll bars and mouse
    positions count larger ones where the screen is scaled, by `ratio`.
    """

    moved = Signal()
    """Another part or another zoom is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = Stack()
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._zoom: float | None = None
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumWidth(_LEAST_WIDTH)

    @property
    def ratio(self) -> float:
        """The screen's pixels by Qt's."""
        return self.viewport().devicePixelRatioF()

    @property
    def fits_width(self) -> bool:
        """Whether the zoom follows the width of the view."""
        return self._zoom is None

    @property
    def zoom(self) -> float:
        """Screen size by paper size."""
        if self._zoom is not None:
            return self._zoom
        widest = max((width for width, _ in self._sizes), default=0.0)
        room = self.viewport().width() - 2 * _GAP
        fitting = room * _POINTS_PER_INCH / (widest * self.logicalDpiX()) if widest else 1.0
        return min(max(fitting, LEVELS[0]), LEVELS[-1])

    def set_zoom(self, zoom: float | None, anchor: int | None = None) -> None:
        """Zoom, None to fit the width; what stands at the height `anchor` of the view, else its middle, stays there."""
        self._zoom = zoom if zoom is None else min(max(zoom, LEVELS[0]), LEVELS[-1])
        self._lay_out(self.viewport().height() // 2 if anchor is None else anchor)

    def step_zoom(self, *, larger: bool, anchor: int | None = None) -> None:
        """Go to the next level."""
        now = self.zoom
        if larger:
            self.set_zoom(next((level for level in LEVELS if level > now + _SAME), LEVELS[-1]), anchor)
        else:
            self.set_zoom(next((level for level in reversed(LEVELS) if level < now - _SAME), LEVELS[0]), anchor)

    def set_sizes(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Other pages, in points; the position stays."""
        self._sizes = sizes
        self._lay_out(0)

    def seen_rows(self) -> range:
        """The rows of the stack in the view."""
        top = self._row(0)
        return range(top, min(self._row(self.viewport().height()), self.stack.height))

    def page_in_middle(self) -> int:
        """The page in the middle of the view, from 0."""
        return self.stack.page_at(self._row(self.viewport().height() // 2))

    def page_rect(self, page: int) -> QRect:
        """Where a page lies in the view, in the screen's pixels."""
        width, height = self.stack.sizes[page]
        room = round(self.viewport().width() * self.ratio)
        left = max(self.stack.gap, (room - width) // 2) - round(self.horizontalScrollBar().value() * self.ratio)
        return QRect(left, self.stack.tops[page] - self._row(0), width, height)

    def scale(self, page: int) -> float:
        """The screen's pixels a point, for what stands on a page."""
        return self.stack.sizes[page][0] / self._sizes[page][0]

    def point_at(self, position: QPoint) -> tuple[int, float, float] | None:
        """The page under a mouse position, and where on it in points; None beside the pages."""
        x, y = round(position.x() * self.ratio), round(position.y() * self.ratio)
        for page in self.stack.pages(self.seen_rows()):
            rect = self.page_rect(page)
            if rect.contains(x, y):
                return page, (x - rect.left()) / self.scale(page), (y - rect.top()) / self.scale(page)
        return None

    def sizeHint(self) -> QSize:
        """A page's upper half, a little smaller than on paper."""
        return QSize(440, 480)

    def event(self, event: QEvent) -> bool:
        """Another screen may have other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out(0)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width again; the top stays."""
        super().resizeEvent(event)
        self._lay_out(0)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Tell it."""
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel zoom at the pointer."""
        turned = event.angleDelta().y()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif turned:
            self.step_zoom(larger=turned > 0, anchor=round(event.position().y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End, besides the arrows and the page keys that Qt knows."""
        bar = self.verticalScrollBar()
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def _row(self, y: int) -> int:
        """The row of the stack at a height of the view."""
        return round((self.verticalScrollBar().value() + y) * self.ratio)

    def _lay_out(self, anchor: int) -> None:
        before, row = self.stack, self._row(anchor)
        scale = self.zoom * self.logicalDpiX() / _POINTS_PER_INCH * self.ratio
        pixels = tuple((max(1, round(width * scale)), max(1, round(height * scale))) for width, height in self._sizes)
        self.stack = Stack(pixels, round(_GAP * self.ratio))
        view = self.viewport().size()
        for bar, length, seen in (
            (self.verticalScrollBar(), self.stack.height, view.height()),
            (self.horizontalScrollBar(), self.stack.width, view.width()),
        ):
            bar.setRange(0, max(0, ceil(length / self.ratio) - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(3 * self.fontMetrics().lineSpacing())
        if before.sizes and pixels and row > before.gap:
            self.verticalScrollBar().setValue(round(self.stack.height_of(before.position(row)) / self.ratio) - anchor)
        self.viewport().update()
        self.moved.emit()
