"""The problem list: what it shows, where it leads, and that it never disturbs whoever types."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from tests.reports import TODAY
from tests.ui.acting import CTRL, NONE, SHIFT, Key, focus, press, shown, type_text
from tests.ui.window_looks import opened
from ui.app import build
from ui.main_window import MainWindow
from ui.widgets.line_input import LineInput
from ui.widgets.text_input import TextInput

ROLE = Qt.ItemDataRole


def lines(window: MainWindow) -> list[str]:
    model = window.problems.view.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def cell(window: MainWindow) -> tuple[int, str] | None:
    place = window.view.tabs.place if window.view.tabs else None
    return (place.row, place.attribute) if place and place.row is not None else None


def edit(window: MainWindow, **changes: object) -> None:
    window.editor.edit(replace(opened(window), **changes), "改")  # type: ignore[arg-type]  # tests name attributes


def with_rows(report: Report, **changes: object) -> tuple[object, ...]:
    """Every row of a report, changed alike."""
    return tuple(replace(row, **changes) for row in report.indicators)  # type: ignore[arg-type]  # as above


@pytest.fixture
def wrong(full: MainWindow) -> MainWindow:
    """A report with three errors: executed below zero, and two scores above their weights."""
    rows = [
        replace(row, self_score=Decimal(99)) if at in {2, 4} else row for at, row in enumerate(opened(full).indicators)
    ]
    edit(full, executed=Decimal(-5), indicators=tuple(rows))
    return full


def test_the_list_has_more_room_than_the_detail(qtbot: QtBot, book: Path, official: Forms, tmp_path: Path) -> None:
    """Where the book opened last returns too: there the detail comes into a window that is laid out already."""
    window = shown(qtbot, build(book, config=tmp_path / "config", forms=official, today=lambda: TODAY))
    qtbot.waitUntil(lambda: window.editor.report is not None and window.problems.detail.isVisible())
    qtbot.waitUntil(lambda: window.problems.view.width() > window.problems.detail.width())
    window.close()


def test_a_blank_form_has_nothing_red(window: MainWindow) -> None:
    model = window.problems.view.model()
    assert len(lines(window)) > 10
    assert all(line.startswith("待填") for line in lines(window))
    for at in range(model.rowCount()):
        ink = model.index(at, 0).data(ROLE.ForegroundRole)
        assert isinstance(ink, QColor)
        assert abs(ink.red() - ink.green()) < 20
    assert "错误" not in window.problems.windowTitle()


def test_the_gravest_stand_together_first(wrong: MainWindow) -> None:
    edit(wrong, annual_goal="")
    kinds = [line.split("　")[0] for line in lines(wrong)]
    assert kinds == sorted(kinds, key=["错误", "警告", "提示", "待填"].index)
    assert kinds.count("错误") == 3
    assert kinds[-1] == "待填"
    assert "错误 3" in wrong.problems.windowTitle()


def test_keys_go_round_forward_and_back(wrong: MainWindow) -> None:
    edit(wrong, problems="一般", improvements="改")
    count = len(lines(wrong))
    first: list[tuple[str, tuple[int, str] | None]] = []
    for _ in range(count):
        press(Key.Key_F8)
        first.append((focus().accessibleName(), cell(wrong)))
    assert first[:3] == [("预算执行数（元）", None), ("指标表", (2, "self_score")), ("指标表", (4, "self_score"))]
    press(Key.Key_F8)
    assert focus().accessibleName() == first[0][0]
    press(Key.Key_F8, SHIFT)
    assert (focus().accessibleName(), cell(wrong)) == first[-1]


def test_after_mending_the_next_key_goes_to_the_next_problem(wrong: MainWindow) -> None:
    press(Key.Key_F8)
    type_text("5")
    assert opened(wrong).executed == Decimal(5)
    press(Key.Key_F8)
    assert cell(wrong) == (2, "self_score")
    type_text("9")
    press(Key.Key_F8, SHIFT)
    assert wrong.problems.view.currentIndex().row() == len(lines(wrong)) - 1


@pytest.mark.parametrize("by_key", [True, False])
def test_enter_and_a_double_click_lead_to_the_place(wrong: MainWindow, by_key: bool) -> None:  # noqa: FBT001  # either way
    view = wrong.problems.view
    press(Key.Key_F9)
    if by_key:
        press(Key.Key_Down)
        press(Key.Key_Return)
    else:
        at = QPoint(view.visualRect(view.model().index(1, 0)).center())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert cell(wrong) == (2, "self_score")
    assert focus().accessibleName() == "指标表"


def test_what_stands_in_a_line_is_selected_and_a_long_text_is_not(wrong: MainWindow) -> None:
    press(Key.Key_F8)
    line = focus()
    assert isinstance(line, LineInput)
    assert line.selectedText() == line.text() == "-5.00"
    edit(wrong, annual_goal="")
    edit(wrong, achievements="写了一半")
    wrong.view.select(Place("achievements"))
    text = focus()
    assert isinstance(text, TextInput)
    assert not text.textCursor().hasSelection()


def test_typing_moves_neither_list_nor_focus(wrong: MainWindow, qtbot: QtBot) -> None:
    edit(wrong, indicators=with_rows(opened(wrong), self_score=Decimal(99)))
    wrong.problems.view.setFixedHeight(60)
    bar = wrong.problems.view.verticalScrollBar()
    wrong.view.go_to(Place("self_score", 6))
    qtbot.waitUntil(lambda: bar.maximum() > 1)
    bar.setValue(before := bar.maximum() // 2)
    for letter in "98":
        type_text(letter)
        assert focus().accessibleName() == "自评分"
        assert bar.value() == before
    wrong.view.go_to(Place("project_name"))
    press(Key.Key_A, CTRL)
    type_text("新")
    assert focus().accessibleName() == "项目名称"
    assert bar.value() == before


def test_another_report_begins_at_its_first_problem(wrong: MainWindow) -> None:
    press(Key.Key_F8)
    press(Key.Key_F8)
    wrong.session.show(2)
    edit(wrong, executed=Decimal(-1))
    assert not wrong.problems.view.currentIndex().isValid()
    press(Key.Key_F8)
    assert focus().accessibleName() == "预算执行数（元）"
