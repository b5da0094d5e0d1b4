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

from tests.benchmarks.first_paint import KINDS, FirstPaint

_TEXT = "项目绩效自评价"
_COLUMNS = 6
Content = Mapping[str, Mapping[str, int]]


def _choice() -> QWidget:
    """A choice with its list, which is otherwise made after the widgets are counted."""
    choice = QComboBox()
    choice.view()
    return choice


MAKERS: Mapping[str, Callable[[], QWidget]] = {
    "table": lambda: QTableWidget(7, 6),
    "text": lambda: QPlainTextEdit(_TEXT),
    "choice": _choice,
    "line": lambda: QLineEdit(_TEXT),
    "button": lambda: QPushButton(_TEXT),
    "label": lambda: QLabel(_TEXT),
}
"""In this order: what consists of others comes first."""


def main() -> None:
    application = QApplication(sys.argv[:1])
    content = json.loads(sys.argv[1])
    shown, hidden = _page(), _page()
    pages = QTabWidget()
    pages.addTab(shown, _TEXT)
    pages.addTab(hidden, _TEXT)
    window = QMainWindow()
    window.setCentralWidget(pages)
    for kind, make in MAKERS.items():
        lacking = _lacking(content, KINDS[kind], kind)
        for number in range(lacking):
            _add(shown if number < content["shown"].get(kind, 0) else hidden, make())
    for _ in range(_lacking(content, QWidget, *KINDS, "other")):
        _add(hidden, QWidget())
    window.resize(1280, 800)
    FirstPaint(application)
    window.show()
    application.exec()


def _page() -> QWidget:
    page = QWidget()
    QGridLayout(page)
    return page


def _add(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert isinstance(layout, QGridLayout)
    layout.addWidget(widget, layout.count() // _COLUMNS, layout.count() % _COLUMNS)


def _lacking(content: Content, kind: type[QWidget], *names: str) -> int:
    """How many more of these are wanted than there are; tables, texts and choices bring some of their own."""
    wanted = sum(counts.get(name, 0) for counts in content.values() for name in names)
    return wanted - sum(isinstance(widget, kind) for widget in QApplication.allWidgets())


if __name__ == "__main__":
    main()
