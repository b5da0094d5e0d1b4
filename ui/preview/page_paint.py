"""How pages look: white paper on the window's ground, whatever its colours."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen

from ui.preview.stack import Strip

_MARK = QColor(38, 110, 214)
_TINT = 26
_FRAME = 150


def ground(palette: QPalette) -> QColor:
    """Behind the pages."""
    return palette.color(QPalette.ColorRole.Window).darker(112)


def paint_message(painter: QPainter, rect: QRect, message: str, palette: QPalette) -> None:
    """Words in place of a page."""
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    painter.drawText(rect.adjusted(24, 24, -24, -24), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, message)


def paint_paper(painter: QPainter, page: QRect, palette: QPalette) -> None:
    """An empty page with a thin edge."""
    painter.fillRect(page.adjusted(-1, -1, 1, 1), palette.color(QPalette.ColorRole.Window).darker(150))
    painter.fillRect(page, Qt.GlobalColor.white)


def paint_strip(painter: QPainter, page: QRect, strip: Strip, image: QImage) -> None:
    """A strip on its page, stretched where it was drawn for another size."""
    if (page.width(), page.height()) == strip.size:
        painter.drawImage(page.left(), page.top() + strip.rows.start, image)
        return
    stretch = page.height() / strip.size[1]
    top = page.top() + strip.rows.start * stretch
    painter.drawImage(QRectF(page.left(), top, page.width(), len(strip.rows) * stretch), image)


def paint_mark(painter: QPainter, box: QRectF, ratio: float) -> None:
    """A soft tint and frame, in the same colour on every theme since the page is white on every theme."""
    tint, frame = QColor(_MARK), QColor(_MARK)
    tint.setAlpha(_TINT)
    frame.setAlpha(_FRAME)
    painter.fillRect(box, tint)
    pen = QPen(frame, 1.5 * ratio)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(box)


def paint_focus(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """The view can be scrolled by keys now."""
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
