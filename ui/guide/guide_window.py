"""A window of its own for the guide, so that it can stand beside the form."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.guide.guide_browser import GuideBrowser
from ui.widgets.measured import characters

_SIZE = QSize(56, 46)
"""In Chinese characters."""


class GuideWindow(QWidget):
    """Esc closes it; Alt+← goes back, Alt+Home to the beginning, Ctrl+F to the search. It keeps no program running."""

    def __init__(self, shared: Iterable[QAction] = ()) -> None:
        """Build it; `shared` are actions of the main window whose keys work here too."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.browser = GuideBrowser(self)
        self.words = QLineEdit(self)
        self.answer = QLabel(self)
        self._back = QPushButton("后退(&B)", self)
        self._top = QPushButton("目录(&T)", self)
        self.addActions(list(shared))
        self._build()
        self._connect()

    def show_topic(self, *topics: str) -> None:
        """Come to the front with the first of these headings or labels that the guide has."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.show_topic(*topics)
        self.browser.setFocus()

    def _build(self) -> None:
        self.setWindowTitle("使用说明")
        self.setAccessibleName("使用说明")
        self._back.setEnabled(False)
        self._back.setAccessibleName("后退")
        self._top.setAccessibleName("目录")
        self.words.setAccessibleName("在说明中查找")
        self.words.setPlaceholderText("在说明中查找（Ctrl+F）")
        self.answer.setAccessibleName("查找结果")
        bar = QHBoxLayout()
        for widget in (self._back, self._top):
            bar.addWidget(widget)
        bar.addStretch()
        bar.addWidget(self.answer)
        bar.addWidget(self.words)
        layout = QVBoxLayout(self)
        layout.addLayout(bar)
        layout.addWidget(self.browser)
        self.words.setMinimumWidth(characters(self, 14))
        room = self.screen().availableSize() * 0.9
        self.resize((_SIZE * characters(self, 1)).boundedTo(room))

    def _connect(self) -> None:
        self._back.clicked.connect(self.browser.backward)
        self._top.clicked.connect(self._go_home)
        self.browser.backwardAvailable.connect(self._back.setEnabled)
        self.words.returnPressed.connect(self._search)
        self.words.textEdited.connect(self.answer.clear)
        for keys, do in (
            ("Alt+Left", self.browser.backward),
            ("Alt+Home", self._go_home),
            ("Ctrl+F", self._enter_search),
            ("Esc", self.close),
        ):
            QShortcut(QKeySequence(keys), self, do)

    def _go_home(self) -> None:
        self.browser.show_topic()

    def _enter_search(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def _search(self) -> None:
        words = self.words.text().strip()
        self.answer.setText("" if not words or self.browser.search(words) else "没有找到")
