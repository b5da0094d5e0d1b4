"""The window in use: what a key press, a letter of a search and another report cost, and what stays in memory.

Each figure is the time from the event to the end of the repaint that it makes, in milliseconds.
"""

import gc
import os
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.finding import Place
from desktop.domain.report import Indicator, Report
from desktop.storage.summaries import LISTED
from tests.benchmarks.measures import tell
from ui.app import application, build
from ui.commands import Command
from ui.main_window import MainWindow

_ROWS = 500
_KEYS, _SEARCHES, _OPENINGS = 60, 3, 21
_WORDS = ("望", "望江", "望江雨", "bl", "bls", "石桥", "zh")


def main() -> None:
    """Use the window with the book that the argument names."""
    book = Path(sys.argv[1])
    app = application(sys.argv[:1])
    window = build(None, config=book.with_name("settings-use"), today=lambda: date(2022, 4, 1))
    window.commands[Command.PREVIEW].setChecked(False)  # it follows after a pause, in a thread of its own
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    opened = [_open(window, book) for _ in range(_OPENINGS)][1:]
    figures = {
        "opened": [ours for ours, _ in opened],
        "read": [plain for _, plain in opened],
        "search": _search(app, window),
        "switch": _switch(app, window),
        "grown": [_grown(app, window)],
        "key": _type(app, window),
    }
    window.session.close()
    tell(figures)


def _open(window: MainWindow, book: Path) -> tuple[float, float]:
    """Open the book until its list stands there; then read the same columns with sqlite3 alone."""
    window.session.close()
    listed: list[float] = []
    notice = window.session.listed.connect(lambda _: listed.append(time.perf_counter()))
    start = time.perf_counter()
    window.session.open(book)
    ours = next(moment for moment in listed if moment > start and window.session.summaries) - start
    window.session.listed.disconnect(notice)
    start = time.perf_counter()
    with closing(sqlite3.connect(book)) as connection:
        connection.execute(LISTED.sql).fetchall()
    return ours * 1e3, (time.perf_counter() - start) * 1e3


def _type(app: QApplication, window: MainWindow) -> list[float]:
    report = window.editor.report
    assert report is not None
    window.editor.edit(_long(report), "指标")
    window.view.go_to(Place("self_score", 0))
    _settle(app)
    figures = []
    for number in range(_KEYS):
        figures.append(_timed(app, partial(_press, str(number % 2))))
        if number % 6 == 5:  # a number, then the next cell
            figures.append(_timed(app, lambda: _press("", Qt.Key.Key_Return)))
    return figures[6:]


def _long(report: Report) -> Report:
    row = Indicator(group="output", explanation="按合同约定的数量和质量完成", weight=Decimal("0.2"))
    rows = tuple(replace(row, name=f"第{number + 1}处完成率", self_score=Decimal("0.2")) for number in range(_ROWS))
    return replace(report, indicators=rows)


def _search(app: QApplication, window: MainWindow) -> list[float]:
    window.reports.enter_search()
    words = window.reports.search.words
    _settle(app, seconds=2)  # the readings of all characters are prepared meanwhile, as when somebody reaches for a key
    figures = [_timed(app, partial(words.setText, text)) for text in _SEARCHES * (*_WORDS, "")]
    words.clear()
    return figures


def _switch(app: QApplication, window: MainWindow) -> list[float]:
    ids = [summary.id for summary in window.session.summaries]
    figures = []
    for place in (Place("project_name"), Place("achievements"), Place("self_score", 0)):
        window.view.go_to(place)
        _settle(app)
        shown = ids[1 :: len(ids) // 12]
        figures += [_timed(app, partial(window.session.show, report_id)) for report_id in shown]
    return figures


def _grown(app: QApplication, window: MainWindow) -> float:
    """Megabytes that the process grows by while all reports are opened one after another, after a first round."""
    ids = [summary.id for summary in window.session.summaries]
    for report_id in ids[:100]:
        window.session.show(report_id)
        app.processEvents()
    gc.collect()
    before = _resident()
    for report_id in ids:
        window.session.show(report_id)
        app.processEvents()
    gc.collect()
    return (_resident() - before) / 1e6


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


def _timed(app: QApplication, act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    app.processEvents()
    return (time.perf_counter() - start) * 1e3


def _press(text: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _settle(app: QApplication, seconds: float = 0.3) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()


if __name__ == "__main__":
    main()
