"""The row numbers beside the indicator table; a row that is chosen is dragged by its number."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHeaderView, QTableView


class RowNumbers(QHeaderView):
    """A click chooses a row, sliding over several chooses those; what is chosen already moves."""

    dropped = Signal(int, int)
    """The line of the first index was dropped before that of the second, or behind all."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.movable = True
        """Whether rows can be dragged."""
        self._table = table
        self._pressed: tuple[int, QPoint] | None = None
        self._place: int | None = None
        self._mark = QFrame(table.viewport())
        self._build()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag a row that is chosen."""
        at = event.position().toPoint()
        line = self.logicalIndexAt(at)
        left = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if self.movable and left and self._is_chosen(line):
            self._pressed = (line, at)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where it would go."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        far = (at - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance()
        if far or self._place is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._show_place(at.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop it."""
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        line, place = self._pressed[0], self._place
        self._pressed = self._place = None
        self._mark.hide()
        self.unsetCursor()
        if place is not None:
            self.dropped.emit(line, place)

    def _build(self) -> None:
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setAccessibleName("指标表的行号")
        self.setToolTip("拖动已选中的行号可以移动该行")
        self._mark.setAutoFillBackground(True)
        self._mark.setBackgroundRole(QPalette.ColorRole.Highlight)
        self._mark.hide()

    def _is_chosen(self, line: int) -> bool:
        return line >= 0 and self._table.selectionModel().isRowSelected(line)

    def _show_place(self, y: int) -> None:
        line = self.logicalIndexAt(0, y)
        if line < 0:
            line = self.count() - 1 if y > 0 else 0
        top, height = self.sectionViewportPosition(line), self.sectionSize(line)
        below = y > top + height // 2
        self._place = line + below
        self._mark.setGeometry(0, top + (height if below else 0) - 1, self._table.viewport().width(), 3)
        self._mark.show()
        self._mark.raise_()
