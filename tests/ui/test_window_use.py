"""The window while somebody types: list, scores, problems, undo, keys and names."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.domain.finding import Place
from tests.ui.acting import CTRL, SHIFT, Key, focus, press, type_text
from tests.ui.window_looks import listed, names, opened
from ui.commands import Command
from ui.main_window import MainWindow


def test_typing_shows_at_once_in_list_and_score_bar(full: MainWindow) -> None:
    full.view.go_to(Place("project_name"))
    press(Key.Key_End)
    type_text("二")
    assert names(full)[0] == "甲项目二"
    full.view.go_to(Place("self_score", 0))
    type_text("5")
    assert listed(full)[0][2:] == ("92.5", "优")
    assert (full.scores.total.text(), full.scores.grade.text()) == ("合计 92.5/100", "等级 优")
    full.view.go_to(Place("executed"))
    press(Key.Key_A, CTRL)
    type_text("430000")
    assert full.scores.rate.text() == "执行率 50.00%"


def test_undo_is_in_the_menu_with_the_field_s_name(full: MainWindow) -> None:
    before = opened(full)
    full.view.go_to(Place("office"))
    type_text("新")
    assert full.commands[Command.UNDO].text() == "撤销具体实施处（科室）"
    press(Key.Key_Z, CTRL)
    assert opened(full) == before
    assert not full.commands[Command.UNDO].isEnabled()
    press(Key.Key_Y, CTRL)
    assert opened(full).office.startswith("新")


def test_the_system_s_own_keys_undo_too(full: MainWindow) -> None:
    before = opened(full)
    full.view.go_to(Place("office"))
    type_text("新")
    press(Key.Key_Z, CTRL)
    assert opened(full) == before
    for keys in QKeySequence.keyBindings(QKeySequence.StandardKey.Redo):
        assert keys in full.commands[Command.REDO].shortcuts()


def test_undo_lives_through_switching(full: MainWindow) -> None:
    full.view.go_to(Place("office"))
    type_text("新")
    press(Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert opened(full).project_name == "乙项目"
    press(Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Z, CTRL)
    assert opened(full).office == "设施科"


def test_problems_lead_to_their_places(full: MainWindow) -> None:
    full.view.go_to(Place("executed"))
    press(Key.Key_A, CTRL)
    type_text("约8")
    full.view.go_to(Place("self_score", 3))
    type_text("11")
    press(Key.Key_F8)
    assert focus().accessibleName() == "预算执行数（元）"
    press(Key.Key_F8)
    assert focus().accessibleName() == "指标表"
    press(Key.Key_F8, SHIFT)
    press(Key.Key_F9)
    assert focus() is full.problems.view
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert focus().accessibleName() == "指标表"
    assert full.problems.windowTitle() == "问题清单　错误 2"


def test_the_chosen_problem_stays_while_its_figures_change(full: MainWindow) -> None:
    full.view.go_to(Place("executed"))
    press(Key.Key_A, CTRL)
    type_text("约8")
    full.view.go_to(Place("self_score", 3))
    type_text("11")
    full.problems.step(1)
    full.problems.step(1)
    assert full.problems.view.currentIndex().row() == 1
    press(Key.Key_F2)
    type_text("2")
    assert full.problems.view.currentIndex().row() == 1
    assert "112" in str(full.problems.view.currentIndex().data())


def test_every_action_has_keys_and_no_two_share_them(full: MainWindow) -> None:
    keys = [action.shortcut().toString() for action in full.commands.actions.values()]
    assert len(keys) == len(Command)
    assert "" not in keys
    assert len(set(keys)) == len(keys)
    assert not {"Ctrl+A", "Ctrl+E", "Ctrl+Shift+E", "Ctrl+K", "Ctrl+U"} & set(keys)  # X11 edits lines with these


@pytest.mark.parametrize("place", [Place("office"), Place("problems"), Place("remark", 0)])
def test_no_input_keeps_the_keys_of_an_action(full: MainWindow, place: Place) -> None:
    full.view.go_to(place)
    kept = []
    for action in full.commands.actions.values():
        combination = action.shortcut()[0]  # type: ignore[index]  # the stubs leave __getitem__ out
        event = QKeyEvent(QEvent.Type.ShortcutOverride, combination.key(), combination.keyboardModifiers())
        event.ignore()
        QApplication.sendEvent(focus(), event)
        if event.isAccepted():
            kept.append(action.text())
    assert kept == []


def test_every_widget_that_takes_the_focus_has_a_name(full: MainWindow) -> None:
    assert full.view.tabs is not None
    for page in full.view.tabs.pages:
        full.view.tabs.setCurrentWidget(page)
    full.view.go_to(Place("signature"))
    nameless = [
        widget
        for widget in full.findChildren(QWidget)
        if widget.window() is full
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []
