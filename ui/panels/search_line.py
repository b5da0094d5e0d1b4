"""Which reports are listed: a year, and words to be found."""

from collections.abc import Callable, Collection, Iterable
from threading import Thread

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.models.report_search import Search, search_for
from ui.widgets.choice import Choice

_ALL = "全部年度"
_HINT = "名称、科室或拼音首字母"
_LEAVING = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SearchLine(QWidget):
    """Tells every change at once; Esc takes the words back, ↓ and Enter go to what was found."""

    changed = Signal()
    """Another search is wanted."""
    left = Signal()
    """The user goes on to what was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: Callable[[], Iterable[str]] = tuple
        """All texts in which words may be found."""
        self.year = Choice(self)
        self.words = _Words(self)
        self._prepared = False
        self._build()
        self._connect()

    @property
    def search(self) -> Search:
        """What is searched for."""
        return search_for(self.year.currentData(), self.words.text())

    def enter(self) -> None:
        """Put the focus on the words."""
        self.words.setFocus()
        self.words.selectAll()

    def clear(self) -> None:
        """Search for nothing: all is listed."""
        self.year.setCurrentIndex(0)
        self.words.clear()

    def show_years(self, years: Collection[int]) -> None:
        """Offer these years; the chosen one stays if it is among them."""
        chosen = self.year.currentData()
        self.year.blockSignals(True)  # noqa: FBT003  # Qt's own
        self.year.clear()
        self.year.addItem(_ALL, None)
        for year in sorted(years, reverse=True):
            self.year.addItem(f"{year} 年度", year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0) if chosen is not None else 0)
        self.year.blockSignals(False)  # noqa: FBT003  # as above
        if self.year.currentData() != chosen:
            self.changed.emit()

    def _build(self) -> None:
        self.year.addItem(_ALL, None)
        self.year.setAccessibleName("列出的年度")
        self.words.setAccessibleName("查找报告")
        self.words.setPlaceholderText(_HINT)
        self.words.setToolTip(f"查找{_HINT}（Ctrl+F）")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.year)
        layout.addWidget(self.words, 1)

    def _connect(self) -> None:
        self.year.currentIndexChanged.connect(self.changed)
        self.words.textChanged.connect(self.changed)
        self.words.left.connect(self.left)
        self.words.entered.connect(self._prepare)

    def _prepare(self) -> None:
        if not self._prepared:
            from desktop.initials import prepare  # noqa: PLC0415  # no start waits for it

            self._prepared = True
            self.words.setClearButtonEnabled(True)
            Thread(target=prepare, args=(tuple(self.texts()),), daemon=True).start()


class _Words(QLineEdit):
    entered = Signal()
    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Something will be searched for."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the words back, or go to what was found."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in _LEAVING or event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
