"""A window of plain Qt with the widgets that its argument counts: of each kind, shown and hidden, and in all."""

import json
import sys
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTabWidget,
    QWidget,
)

from tests.benchmarks.first_paint import FirstPaint

_TEXT = "项目绩效自评价"
_COLUMNS = 6
MAKERS: Mapping[str, Callable[[], QWidget]] = {
    "label": lambda: QLabel(_TEXT),
    "line": lambda: QLineEdit(_TEXT),
    "text": lambda: QPlainTextEdit(_TEXT),
    "button": lambda: QPushButton(_TEXT),
    "choice": QComboBox,
    "table": lambda: QTableWidget(7, 6),
}


def main() -> None:
    application = QApplication(sys.argv[:1])
    content = json.loads(sys.argv[1])
    shown, hidden = _page(content["shown"]), _page(content["hidden"])
    pages = QTabWidget()
    pages.addTab(shown, _TEXT)
    pages.addTab(hidden, _TEXT)
    window = QMainWindow()
    window.setCentralWidget(pages)
    for _ in range(_total(content) - len(QApplication.allWidgets())):
        _add(shown, QWidget())
    window.resize(1280, 800)
    FirstPaint(application)
    window.show()
    application.exec()


def _page(counts: Mapping[str, int]) -> QWidget:
    page = QWidget()
    QGridLayout(page)
    for kind, make in MAKERS.items():
        for _ in range(counts.get(kind, 0)):
            _add(page, make())
    return page


def _add(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert isinstance(layout, QGridLayout)
    layout.addWidget(widget, layout.count() // _COLUMNS, layout.count() % _COLUMNS)


def _total(content: Mapping[str, Mapping[str, int]]) -> int:
    return sum(sum(counts.values()) for counts in content.values())


if __name__ == "__main__":
    main()
