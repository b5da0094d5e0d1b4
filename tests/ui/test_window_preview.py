"""The preview in the window: it follows the form, and the form follows clicks on it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from tests.reports import TODAY
from tests.ui.acting import ALT, Key, focus, press, shown, type_text
from ui.app import build
from ui.commands import Command
from ui.main_window import MainWindow
from ui.preview.pages_view import PagesView
from ui.preview.pane import PreviewPane


@pytest.fixture
def previewed(window: MainWindow, qtbot: QtBot, report: Report) -> MainWindow:
    """The window with a filled report and its preview."""
    window.editor.edit(report, "填写")
    window.resize(1400, 800)
    window.commands[Command.PREVIEW].setChecked(True)
    qtbot.waitUntil(lambda: window.preview.pane is not None)
    qtbot.waitUntil(lambda: pages(window).page_count > 0)
    return window


def pane(window: MainWindow) -> PreviewPane:
    assert window.preview.pane is not None
    return window.preview.pane


def pages(window: MainWindow) -> PagesView:
    return pane(window).findChildren(PagesView)[0]


def spot(view: PagesView, place: Place) -> QPoint | None:
    """A point of the view at which a place stands."""
    size = view.viewport().size()
    points = (QPoint(x, y) for y in range(0, size.height(), 4) for x in range(0, size.width(), 4))
    return next((point for point in points if view.place_at(point) == place), None)


def test_the_preview_is_not_made_before_it_is_wanted(window: MainWindow, qtbot: QtBot) -> None:
    window.commands[Command.PREVIEW].setChecked(False)
    assert window.preview.isHidden()
    assert not window.commands[Command.PREVIEW_IN].isEnabled()
    press(Key.Key_F7)
    assert window.preview.isVisible()
    qtbot.waitUntil(lambda: window.preview.pane is not None)
    assert focus() is not window.preview.pane


def test_a_click_on_the_page_leads_to_the_field(previewed: MainWindow) -> None:
    point = spot(pages(previewed), Place("executed"))
    assert point is not None
    QTest.mouseClick(pages(previewed).viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert focus().accessibleName() == "预算执行数（元）"


def test_the_place_that_is_edited_is_marked(previewed: MainWindow) -> None:
    previewed.commands[Command.DUPLICATE].trigger()
    marked: list[Place | None] = []
    previewed.view.place_entered.connect(marked.append)
    previewed.view.go_to(Place("office"))
    previewed.view.go_to(Place("self_score", 2))
    press(Key.Key_Return)
    assert marked == [Place("office"), Place("self_score", 2), Place("self_score", 3)]
    press(Key.Key_PageUp, ALT)
    assert marked[3:] == [Place("self_score", 3)]  # the same cell of another report


def test_typing_is_followed_without_taking_the_focus(previewed: MainWindow, qtbot: QtBot) -> None:
    previewed.view.go_to(Place("office"))
    sheets = pane(previewed).lane.last
    type_text("新")
    qtbot.waitUntil(lambda: pane(previewed).lane.last > sheets)
    assert focus().accessibleName() == "具体实施处（科室）"


def test_whether_there_is_a_preview_is_remembered(
    previewed: MainWindow, qtbot: QtBot, forms: Forms, tmp_path: Path
) -> None:
    previewed.close()
    again = shown(qtbot, build(None, config=tmp_path / "config", forms=forms, today=lambda: TODAY))
    assert again.commands[Command.PREVIEW].isChecked()
    qtbot.waitUntil(lambda: again.session.book is not None)
    again.preview.close()
    assert not again.commands[Command.PREVIEW].isChecked()
    again.close()
    third = shown(qtbot, build(None, config=tmp_path / "config", forms=forms, today=lambda: TODAY))
    qtbot.waitUntil(lambda: third.session.book is not None)
    assert third.preview.isHidden()
    third.close()


def test_the_start_page_stands_alone(previewed: MainWindow) -> None:
    previewed.commands[Command.CLOSE_BOOK].trigger()
    assert previewed.preview.isHidden()
    assert previewed.commands[Command.PREVIEW].isChecked()
