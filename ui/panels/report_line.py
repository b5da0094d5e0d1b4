"""A report in the list: its name, and below it how it stands."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.report_list_model import DETAILS
from ui.widgets.tones import quiet_ink

Index = QModelIndex | QPersistentModelIndex
_MARGIN = 6
_LEADING = 3
_ROLE = Qt.ItemDataRole


class ReportLine(QStyledItemDelegate):
    """Two lines of text; what does not fit is left out behind …, and stands in the tool tip."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines, as wide as there is room."""
        return QSize(0, 2 * self._view.fontMetrics().height() + _LEADING + 2 * _MARGIN)

    def displayText(self, _value: object, _locale: QLocale | QLocale.Language) -> str:
        """The style draws the ground alone."""
        return ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground and the two lines."""
        super().paint(painter, option, index)
        chosen = self._view.selectionModel().isSelected(index)
        ink = self._view.palette().color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # PySide's stubs leave the fields of options out
        room = rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        metrics = self._view.fontMetrics()
        painter.save()
        for text, tone, top in (
            (index.data(_ROLE.DisplayRole), ink, room.top()),
            (index.data(DETAILS), ink if chosen else quiet_ink(), room.top() + metrics.height() + _LEADING),
        ):
            painter.setPen(tone)
            shown = metrics.elidedText(str(text), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRect(room.left(), top, room.width(), metrics.height()), 0, shown)
        painter.restore()
