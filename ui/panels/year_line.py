"""A project in the year at a glance: its name, and two bars with their figures."""

from decimal import Decimal
from typing import cast

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.year_model import YearModel, rate_text, score_text
from ui.widgets.tones import bar_ink, bar_track

Index = QModelIndex | QPersistentModelIndex
_MARGIN = 8
_GAP = 16
_LONGEST_RATE, _LONGEST_SCORE = "执行率 1000.00%", "得分 100.00 不合格"
_NAME_PART, _BAR_PART = 0.4, 0.3
"""How the width is shared: the name, and each figure with its bar."""


class YearLine(QStyledItemDelegate):
    """Draws by the view's palette, so that it is readable on light and dark; the figures stand beside the bars."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line, as wide as there is room."""
        return QSize(0, self._view.fontMetrics().height() + 2 * _MARGIN)

    def displayText(self, _value: object, _locale: QLocale | QLocale.Language) -> str:
        """The style draws the ground alone."""
        return ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the name and the bars."""
        super().paint(painter, option, index)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # PySide's stubs leave the fields of options out
        project = cast("YearModel", self._view.model()).projects[index.row()]
        chosen = self._view.selectionModel().isSelected(index)
        palette = self._view.palette()
        painter.save()
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text))
        room = rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        name = QRect(room.left(), room.top(), int(room.width() * _NAME_PART) - _GAP, room.height())
        shown = self._view.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, shown)
        width = int(room.width() * _BAR_PART)
        for at, (text, part, longest) in enumerate(
            (
                (rate_text(project), project.rate, _LONGEST_RATE),
                (score_text(project), project.score_ratio, _LONGEST_SCORE),
            )
        ):
            left = room.left() + int(room.width() * _NAME_PART) + at * width
            self._figure(painter, QRect(left, room.top(), width, room.height()), text, part, longest, chosen=chosen)
        painter.restore()

    def _figure(  # noqa: PLR0913  # a figure, where it goes, and how
        self, painter: QPainter, room: QRect, text: str, part: Decimal | None, longest: str, *, chosen: bool
    ) -> None:
        metrics = self._view.fontMetrics()
        wide = metrics.horizontalAdvance(longest)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        left, right = room.left() + wide + _GAP // 2, room.right() - _GAP
        if right - left <= _GAP:
            return
        thick = metrics.height() // 2
        bar = QRect(left, room.center().y() - thick // 2, right - left, thick)
        palette = self._view.palette()
        ink = palette.color(QPalette.ColorRole.HighlightedText) if chosen else bar_ink(palette)
        if not chosen:
            painter.fillRect(bar, bar_track(palette))
        if part is not None:
            full = max(min(part, Decimal(1)), Decimal(0))
            painter.fillRect(QRect(bar.left(), bar.top(), int(bar.width() * full), thick), ink)
