"""Texts known from other reports: offered quietly, taken only when chosen."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.acting import ALT, Key, commit, compose, press, shown, type_text
from ui.entry import Entry
from ui.widgets.line_input import LineInput
from ui.widgets.suggesting_input import SuggestingInput

KNOWN = ("云溪区园林管理所", "云溪区市政管理所", "湖畔街道办事处")


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    """A window with a line in it, to go to."""
    frame = QWidget()
    QVBoxLayout(frame).addWidget(LineInput())
    return shown(qtbot, frame)


@pytest.fixture
def line(frame: QWidget) -> SuggestingInput:
    line = SuggestingInput(lambda: KNOWN)
    line.setAccessibleName("预算单位")
    layout = frame.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(0, line)
    line.show()
    line.setFocus()
    return line


def offered() -> list[str]:
    popup = QApplication.activePopupWidget()
    if not isinstance(popup, QListView):
        return []
    return [str(popup.model().index(row, 0).data()) for row in range(popup.model().rowCount())]


def test_texts_that_hold_what_is_typed_are_offered(line: SuggestingInput) -> None:
    type_text("管", line)
    assert offered() == list(KNOWN[:2])
    type_text("理所", line)
    assert offered() == list(KNOWN[:2])
    type_text("室", line)
    assert offered() == []


def test_what_is_chosen_is_told_once_and_offers_no_more(line: SuggestingInput) -> None:
    type_text("云", line)
    entries: list[Entry] = []
    line.entered.connect(entries.append)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        press_in(popup, key)
    assert entries == [Entry(KNOWN[1])]
    assert line.text() == KNOWN[1]
    assert offered() == []


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape, Key.Key_Tab])
def test_what_is_typed_is_kept_where_nothing_is_chosen(line: SuggestingInput, key: Key) -> None:
    type_text("云", line)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press_in(popup, key)
    assert line.text() == "云"
    assert offered() == []


def test_down_offers_all_others(line: SuggestingInput) -> None:
    line.show_entry(Entry(KNOWN[0]))
    press(Key.Key_Down, ALT)
    assert offered() == list(KNOWN[1:])


def test_showing_and_emptying_offer_nothing(line: SuggestingInput) -> None:
    line.show_entry(Entry("云"))
    assert offered() == []
    press(Key.Key_Backspace)
    assert line.text() == ""
    assert offered() == []


def test_nothing_is_offered_while_composing(line: SuggestingInput) -> None:
    type_text("云", line)
    assert offered()
    compose(line, "xi")
    assert offered() == []
    commit(line, "溪", then="q")
    assert offered() == []
    commit(line, "区")
    assert line.text() == "云溪区"
    assert offered() == list(KNOWN[:2])


def test_nothing_is_offered_where_the_line_can_only_be_read(line: SuggestingInput) -> None:
    line.setReadOnly(True)
    press(Key.Key_Down)
    assert offered() == []


def press_in(popup: QWidget, key: Key) -> None:
    """Press a key as Qt hands it on: to the list while it is open."""
    QTest.keyClick(popup, key)
