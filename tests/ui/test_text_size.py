"""The size of the window's text: by keys, remembered, in everything that shows or measures text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QComboBox, QDockWidget, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.settings import LARGEST, SMALLEST, read_settings
from tests.reports import TODAY
from tests.ui.acting import CTRL, Key, press, shown
from tests.ui.indicator_cells import table_block
from ui.app import build
from ui.commands import Command
from ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def size(qapp: QApplication) -> Iterator[float]:
    """The text's size before; it is the same again for the next test."""
    before = qapp.font()
    yield before.pointSizeF()
    qapp.setFont(before)


def heights(window: MainWindow) -> dict[str, int]:
    table = table_block(window.view).table
    lists = {"report": window.reports.view, "problem": window.problems.view}
    return {
        "row": table.rowHeight(4),
        "header": table.horizontalHeader().sizeHint().height(),
        **{name: view.sizeHintForRow(0) for name, view in lists.items()},
        "menu": window.menuBar().sizeHint().height(),
    }


def test_keys_enlarge_all_text(full: MainWindow, qtbot: QtBot, size: float) -> None:
    full.view.go_to(Place("self_score", 0))
    full.editor.edit(full.editor.form.new_report(2021), "清空")  # type: ignore[union-attr]  # a report is open
    table = table_block(full.view).table
    qtbot.waitUntil(lambda: table.rowHeight(1) == table.sizeHintForRow(1))
    assert table.rowHeight(4) < table.rowHeight(1)
    before = heights(full)
    press(Key.Key_Equal, CTRL, times=5)
    assert full.text_size.percent == 150
    qtbot.waitUntil(lambda: all(after > before[name] for name, after in heights(full).items()))
    wrong = [
        widget
        for widget in full.findChildren(QWidget)
        if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox) and widget.font().pointSizeF() != size * 1.5
    ]
    assert wrong == []
    press(Key.Key_0, CTRL)
    qtbot.waitUntil(lambda: heights(full) == before)


def test_inputs_measured_in_text_grow(full: MainWindow, qtbot: QtBot) -> None:
    full.view.go_to(Place("executed"))
    money = QApplication.focusWidget()
    assert isinstance(money, QLineEdit)
    width = money.minimumWidth()
    full.commands[Command.TEXT_LARGER].trigger()
    qtbot.waitUntil(lambda: money.minimumWidth() > width)
    full.commands[Command.TEXT_SMALLER].trigger()
    qtbot.waitUntil(lambda: money.minimumWidth() == width)


def test_the_largest_text_has_room_on_a_small_screen(full: MainWindow, qtbot: QtBot) -> None:
    full.commands[Command.PREVIEW].setChecked(True)
    qtbot.waitUntil(lambda: full.preview.pane is not None)
    for place in ("executed", "problems", "indicators"):
        full.view.go_to(Place(place))
    while full.text_size.percent < LARGEST:
        full.commands[Command.TEXT_LARGER].trigger()
    qtbot.waitUntil(lambda: full.reports.view.font() == QApplication.font())
    assert full.minimumSizeHint().width() <= 1366
    assert full.minimumSizeHint().height() <= 700


def title_width(panel: QDockWidget) -> int:
    """The pixels that the words of a panel's title take, in its left half: at the right stand the buttons."""
    strip = panel.grab(QRect(0, 0, panel.width() // 2, panel.widget().y())).toImage()
    ground = strip.pixel(0, 0)
    inked = [x for x in range(strip.width()) if any(strip.pixel(x, y) != ground for y in range(strip.height()))]
    return inked[-1] - inked[0]


def test_titles_of_panels_grow(full: MainWindow, qtbot: QtBot) -> None:
    width = title_width(full.reports)
    press(Key.Key_Equal, CTRL, times=4)
    qtbot.waitUntil(lambda: title_width(full.reports) > width * 1.3)
    press(Key.Key_0, CTRL)
    qtbot.waitUntil(lambda: title_width(full.reports) == width)


def test_there_is_an_end(full: MainWindow) -> None:
    for _ in range(20):
        full.commands[Command.TEXT_LARGER].trigger()
    assert full.text_size.percent == LARGEST
    for _ in range(20):
        full.commands[Command.TEXT_SMALLER].trigger()
    assert full.text_size.percent == SMALLEST


def test_it_is_remembered(full: MainWindow, qtbot: QtBot, official: Forms, tmp_path: Path, size: float) -> None:
    full.commands[Command.TEXT_LARGER].trigger()
    assert read_settings(tmp_path / "config" / "settings.json").text_size == 110
    full.close()
    QApplication.setFont(full.font())
    again = shown(qtbot, build(None, config=tmp_path / "config", forms=official, today=lambda: TODAY))
    assert again.text_size.percent == 110
    assert again.font().pointSizeF() == pytest.approx(size * 1.1)
    again.close()
