"""Indicators used before, offered below the name that is being typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop.domain.numbers import format_score
from desktop.domain.report import Indicator
from ui.models.indicator_library import matching
from ui.widgets.line_input import LineInput
from ui.widgets.measured import characters

_KEY = Qt.Key
_STEPS = {_KEY.Key_Down: 1, _KEY.Key_Up: -1}
_WIDTH = 35
"""Chinese characters."""
_LONGEST = 30
"""Characters of an explanation that are shown."""


class IndicatorSuggestions(QListView):
    """A list over the window that takes no focus: the caret and the input method stay in the cell."""

    chosen = Signal(object)
    """The Indicator that the user takes."""

    def __init__(self, known: Callable[[], Sequence[Indicator]], parent: QWidget) -> None:
        super().__init__(parent)
        self._known = known
        self._offered: tuple[Indicator, ...] = ()
        self._lines = QStringListModel(self)
        self._build()

    def offer(self, cell: LineInput) -> None:
        """Show what the text of a cell may mean, below it; nothing while characters are being composed."""
        self._offered = () if cell.preedit else matching(self._known(), cell.text())
        if self.parentWidget() is not cell.window():
            self.setParent(cell.window())
        self.setVisible(bool(self._offered))
        if self._offered:
            self._lines.setStringList([_line(row) for row in self._offered])
            self.setCurrentIndex(self.rootIndex())
            self._place(cell)

    def handle_key(self, key: Qt.Key) -> bool:
        """Whether a key of the cell was for the list: arrows go through it, Enter takes, Escape puts it away."""
        if not self.isVisible():
            return False
        here = self.currentIndex().row()
        if key in _STEPS:
            at = here + _STEPS[key]
            self.setCurrentIndex(self._lines.index(at) if 0 <= at < len(self._offered) else self.rootIndex())
        elif key is _KEY.Key_Escape:
            self.hide()
        elif key in {_KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Tab} and here >= 0:
            self._take(here)
        else:
            return False
        return True

    def _build(self) -> None:
        self.setModel(self._lines)
        self.setAccessibleName("用过的指标")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(lambda index: self._take(index.row()))
        self.hide()

    def _take(self, at: int) -> None:
        row = self._offered[at]
        self.hide()
        self.chosen.emit(row)

    def _place(self, cell: LineInput) -> None:
        window = cell.window()
        height = len(self._offered) * self.sizeHintForRow(0) + 2 * self.frameWidth()
        below = cell.mapTo(window, QPoint(0, cell.height()))
        above = cell.mapTo(window, QPoint(0, 0)).y() - height
        top = below.y() if below.y() + height <= window.height() or above < 0 else above
        width = max(characters(self, _WIDTH), cell.width())
        left = max(min(below.x(), window.width() - width), 0)
        self.setGeometry(QRect(left, top, width, height))
        self.raise_()


def _line(row: Indicator) -> str:
    weight = f"（{format_score(row.weight)} 分）" if row.weight is not None else ""
    explanation = row.explanation.replace("\n", " ")
    more = f"　{explanation[:_LONGEST]}{'…' if len(explanation) > _LONGEST else ''}" if explanation else ""
    return f"{row.name}{weight}{more}"
