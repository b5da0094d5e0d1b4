"""The pages, drawn only where they are seen; places on them can be clicked and marked."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.finding import Place
from ui.preview import page_paint
from ui.preview.lane import Drawn, Printed, Wish
from ui.preview.sheet import boxes_of
from ui.preview.stack import Strip
from ui.preview.strip_images import StripImages
from ui.preview.zoom_area import ZoomArea

MEMORY = 48_000_000
"""Bytes of pixels that are kept."""


class PagesView(ZoomArea):
    """Shows a Printed, asks for the strips that are seen, and tells which place was clicked."""

    wished = Signal(object)
    """A Wish: the strips that are needed now."""
    place_clicked = Signal(object)
    """The Place under a click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Printed(0, (), ())
        self._images = StripImages(MEMORY)
        self._mark = Place()
        self._pressed: Place | None = None
        self._message = ""
        self._build()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sheet.sizes)

    def missing(self) -> tuple[Strip, ...]:
        """What is seen and not drawn yet."""
        return self._images.missing(self.stack.strips(self.seen_rows()))

    def clear(self, message: str) -> None:
        """Show no page but a message."""
        self._message = message
        self._images.clear()
        self._sheet = Printed(0, (), ())
        self.set_sizes(())

    def show_sheet(self, sheet: Printed) -> None:
        """Show other pages; the position stays, and what is seen stands until the new pages are drawn."""
        first = not self.page_count
        self._sheet = sheet
        self._images.renew()
        self.set_sizes(sheet.sizes)
        if first:
            self._reveal()

    def show_images(self, drawn: Drawn) -> None:
        """Show what was wished for."""
        if drawn.number == self._sheet.number:
            self._images.add(drawn.images)
            self.viewport().update()
            self._wish()

    def place_at(self, position: QPoint) -> Place | None:
        """What stands at a position of the view."""
        point = self.point_at(position)
        return self._sheet.pages[point[0]].place_at(*point[1:]) if point else None

    def mark(self, place: Place) -> None:
        """Mark where a place is shown, and bring it into view; an empty place marks nothing."""
        if place != self._mark:
            self._mark = place
            self._reveal()
            self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is drawn while nobody sees it."""
        super().showEvent(event)
        self._wish()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages, what is drawn of them, and the mark."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), page_paint.ground(self.palette()))
        if not self.page_count:
            page_paint.paint_message(painter, self.viewport().rect(), self._message, self.palette())
        painter.save()
        painter.scale(1 / self.ratio, 1 / self.ratio)
        seen = self.seen_rows()
        for page in self.stack.pages(seen):
            page_paint.paint_paper(painter, self.page_rect(page), self.palette())
        for strip, image in self._images.look_at(tuple(self.stack.strips(seen))):
            if strip.page < self.page_count:
                page_paint.paint_strip(painter, self.page_rect(strip.page), strip, image)
        for rect in self._marked():
            page_paint.paint_mark(painter, rect, self.ratio)
        painter.restore()
        if self.hasFocus():
            page_paint.paint_focus(painter, self.viewport().rect(), self.palette())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click is a press and a release in the same place."""
        self._pressed = self.place_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the place."""
        place = self.place_at(event.position().toPoint())
        if place is not None and place == self._pressed and event.button() == Qt.MouseButton.LeftButton:
            self.place_clicked.emit(place)
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        clickable = self.place_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("打印预览")
        self.moved.connect(self._wish)

    def _wish(self) -> None:
        """Ask for what is seen, and once that is there for what is just above and below."""
        missing = self.missing()
        if not missing:
            seen = self.seen_rows()
            near = range(max(0, seen.start - len(seen)), min(self.stack.height, seen.stop + len(seen)))
            around = tuple(self.stack.strips(near))
            missing = self._images.missing(around) if self._images.hold(around) else ()
        if missing and self.isVisible():
            self.wished.emit(Wish(self._sheet.number, missing))

    def _reveal(self) -> None:
        rects = self._marked()
        view = QRectF(QPointF(), self.viewport().size() * self.ratio)
        if rects and not any(view.intersects(rect) for rect in rects):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(rects[0].top() / self.ratio) - self.viewport().height() // 3)

    def _marked(self) -> list[QRectF]:
        rects = []
        for number, box in boxes_of(self._sheet.pages, self._mark):
            page, scale = self.page_rect(number), self.scale(number)
            left, top = page.left() + box.left * scale, page.top() + box.top * scale
            rects.append(QRectF(left, top, box.width * scale, box.height * scale))
        return rects
