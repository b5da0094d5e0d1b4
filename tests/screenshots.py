"""Pictures of the window in every state: `python -m tests.screenshots FOLDER` writes them, to be looked at.

Each size is a process of its own, for Qt reads its scale once; within it light and dark follow each other.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.finding import Place, Severity
from desktop.domain.form_file import Forms
from desktop.domain.report import Indicator, Report
from desktop.paths import FORMS
from desktop.storage.book import Book
from tests.benchmarks.samples import sample_reports
from tests.ui import palettes
from ui.app import application, build
from ui.commands import Command
from ui.main_window import MainWindow

SIZES = {"1366x768": (1366, 768, 1), "1920x1080": (1920, 1080, 1), "200%": (1366, 768, 2)}
_TODAY = date(2022, 4, 1)
_SETTLING = 40
"""Turns of the event loop after which timers of nought have run."""


def main() -> None:
    """Start one process for each size."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:  # called by itself
        take_all(folder, sys.argv[2])
        return
    for size, (_, _, scale) in SIZES.items():
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
        command = [sys.executable, "-m", "tests.screenshots", str(folder), size]
        subprocess.run(command, env=environment, check=True)


def take_all(folder: Path, size: str) -> None:
    """Write the pictures of one size, light and dark."""
    app = application(["screenshots"])
    width, height, _ = SIZES[size]
    with tempfile.TemporaryDirectory() as place:
        for scheme, palette in (("light", palettes.light()), ("dark", palettes.dark())):
            app.setPalette(palette)
            for name, show in STATES.items():
                window = build(None, config=Path(place) / scheme / name, forms=Forms(FORMS), today=lambda: _TODAY)
                window.setWindowState(Qt.WindowState.WindowNoState)
                window.resize(width, height)
                window.commands[Command.PREVIEW].setChecked(width > 1400)  # as on such a screen
                window.show()
                settle(app)
                show(window, Path(place) / scheme / f"{name}.ziping")
                settle(app)
                window.grab().save(str(folder / f"{size}-{scheme}-{name}.png"))
                window.session.close()
                window.close()


def settle(app: QApplication) -> None:
    """Let everything happen that happens by itself; the preview works in threads of its own."""
    for _ in range(_SETTLING):
        app.processEvents()
        app.thread().msleep(10)


def _fill(window: MainWindow, path: Path, change: Callable[[Report], Report] = lambda report: report) -> None:
    forms = window.session.forms
    with Book.create(path, forms) as book:
        for number, report in enumerate(sample_reports(forms["putuo-2021"], 12)):
            odd = replace(report, executed=None) if number in {4, 7} else report
            low = replace(odd, executed=report.current_budget / 3) if number == 5 and report.current_budget else odd
            book.add(change(_cents(low)) if not number else _cents(low))
        book.finalise([2, 3, 9])
    window.books.open(path)


def _cents(report: Report) -> Report:
    return report if report.executed is None else replace(report, executed=report.executed.quantize(Decimal("0.01")))


def _many_rows(report: Report) -> Report:
    row = Indicator(group="output", explanation="按合同约定的数量和质量完成", weight=Decimal("0.1"))
    rows = tuple(replace(row, name=f"第{n + 1}处点位完成率", self_score=Decimal("0.1")) for n in range(500))
    return replace(report, indicators=rows)


def _start(window: MainWindow, path: Path) -> None:
    window.start_page.show_recent((str(path), "/home/云溪/2020年度.ziping"))


def _empty(window: MainWindow, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    window.books.create(path)


def _filled(window: MainWindow, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _fill(window, path)


def _wrong(window: MainWindow, path: Path) -> None:
    _filled(window, path)
    report = window.editor.report
    assert report is not None
    window.editor.edit(replace(report, executed=None, unread=(("executed", "约8万"),)), "示例")
    window.notice.tell("已将“示例”移到回收站，内容完整保留；随时可用“报告 → 回收站”恢复。", (("恢复", lambda: None),))
    window.view.go_to(Place("executed"))


def _texts(window: MainWindow, path: Path) -> None:
    _filled(window, path)
    window.view.go_to(Place("improvements"))


def _table(window: MainWindow, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _fill(window, path, _many_rows)
    window.view.go_to(Place("self_score", 3))


def _scores(window: MainWindow, path: Path) -> None:
    _filled(window, path)
    report = window.editor.report
    assert report is not None
    window.editor.edit(report.with_indicator(0, replace(report.indicators[0], self_score=Decimal(99))), "示例")
    window.view.go_to(Place("self_score", 0))


def _final(window: MainWindow, path: Path) -> None:
    _filled(window, path)
    window.session.show(2)


def _acknowledged(window: MainWindow, path: Path) -> None:
    _filled(window, path)
    window.session.show(4)
    first = next(one.finding for one in window.review.reviewed if one.finding.severity is Severity.WARNING)
    window.review.acknowledge("合同约定次年一月验收，已附说明。", first)
    window.commands[Command.ACKNOWLEDGE].trigger()


def _year(window: MainWindow, path: Path) -> None:
    _filled(window, path)
    window.commands[Command.SHOW_YEAR].trigger()


def _last_year(window: MainWindow, path: Path) -> None:
    _filled(window, path)
    window.in_and_out.carrying.carry([1], 2022)
    window.commands[Command.LAST_YEAR].trigger()
    window.view.go_to(Place("achievements"))


def _nothing(window: MainWindow, path: Path) -> None:
    _empty(window, path)
    window.commands[Command.DELETE].trigger()


STATES: dict[str, Callable[[MainWindow, Path], None]] = {
    "start": _start,
    "empty": _empty,
    "filled": _filled,
    "wrong": _wrong,
    "texts": _texts,
    "scores": _scores,
    "table": _table,
    "final": _final,
    "acknowledged": _acknowledged,
    "year": _year,
    "last-year": _last_year,
    "nothing": _nothing,
}


if __name__ == "__main__":
    main()
