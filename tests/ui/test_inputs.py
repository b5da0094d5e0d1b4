"""Single inputs: what is told, what is shown, and the traps of Qt's text widgets."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.acting import CTRL, SHIFT, Key, commit, compose, press, shown, type_text
from ui.entry import MONEY, Entry
from ui.widgets.composition import commit_composition, is_composing
from ui.widgets.line_input import LineInput
from ui.widgets.text_input import TextInput
from ui.widgets.year_input import YearInput
from ui.widgets.yes_no_input import YesNoInput

Text = LineInput | TextInput
YES, NO = Entry(value=True), Entry(value=False)


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    """A window with a line in it, to go to."""
    frame = QWidget()
    layout = QHBoxLayout(frame)
    layout.addWidget(LineInput())
    return shown(qtbot, frame)


@pytest.fixture(params=[LineInput, TextInput])
def text(request: pytest.FixtureRequest, frame: QWidget) -> Text:
    """Either input of text."""
    widget: Text = request.param()
    put(frame, widget)
    return widget


def put(frame: QWidget, widget: QWidget) -> None:
    layout = frame.layout()
    assert isinstance(layout, QHBoxLayout)
    layout.insertWidget(0, widget)
    widget.show()
    widget.setFocus()


def told(widget: Text | YesNoInput | YearInput) -> list[Entry]:
    entries: list[Entry] = []
    widget.entered.connect(entries.append)
    return entries


def other_of(widget: QWidget) -> QWidget:
    return next(w for w in widget.window().findChildren(LineInput) if w is not widget)


def test_every_letter_is_told(text: Text) -> None:
    entries = told(text)
    type_text("甲b")
    assert entries == [Entry("甲"), Entry("甲b")]


def test_showing_tells_nothing(text: Text) -> None:
    entries = told(text)
    text.show_entry(Entry("湖畔"))
    text.show_entry(Entry("湖"))
    assert entries == []
    assert text.entry == Entry("湖")


def test_nothing_is_told_while_composing_and_one_entry_after(text: Text) -> None:
    entries = told(text)
    for preedit in ("h", "hu", "hu'pan"):
        compose(text, preedit)
    assert is_composing()
    assert entries == []
    commit(text, "湖畔")
    assert entries == [Entry("湖畔")]
    assert not is_composing()


def test_a_composition_that_is_given_up_tells_nothing(text: Text) -> None:
    entries = told(text)
    compose(text, "hu")
    compose(text, "")
    assert entries == []


def test_a_commit_that_begins_the_next_composition_waits_for_its_end(text: Text) -> None:
    entries = told(text)
    compose(text, "hu'p")
    commit(text, "湖", then="p")
    assert entries == []
    commit(text, "畔")
    assert entries == [Entry("湖畔")]


def test_nothing_is_shown_over_a_composition(text: Text) -> None:
    compose(text, "hu")
    text.show_entry(Entry("别的"))
    commit(text, "湖")
    assert text.entry == Entry("湖")


def test_a_composition_can_be_committed_from_outside(text: Text) -> None:
    entries = told(text)
    compose(text, "hu")
    commit_composition()
    assert entries == [Entry("hu")]


def test_leaving_commits_the_composition(text: Text) -> None:
    entries = told(text)
    compose(text, "hu")
    other_of(text).setFocus()
    assert entries == [Entry("hu")]


def test_undo_keys_are_left_to_the_window(text: Text) -> None:
    type_text("甲乙")
    press(Key.Key_Z, CTRL)
    press(Key.Key_Z, CTRL | SHIFT)
    press(Key.Key_Y, CTRL)
    assert text.entry == Entry("甲乙")


def test_rare_characters_and_control_characters(text: Text) -> None:
    entries = told(text)
    type_text("𠮷")
    QGuiApplication.clipboard().setText("\x07野\x00家")
    text.paste()
    assert entries[-1] == Entry("𠮷野家")


def test_a_pasted_text_stays_in_one_line(qtbot: QtBot) -> None:
    line = shown(qtbot, LineInput())
    line.show_entry(Entry("𠮷尾"))
    line.setCursorPosition(2)
    QGuiApplication.clipboard().setText("第一行\r\n第二行")
    line.paste()
    assert line.entry == Entry("𠮷第一行 第二行尾")
    assert line.text()[: line.cursorPosition() - 1] == "𠮷第一行 第二行"


def test_a_long_text_is_pasted_without_its_looks(qtbot: QtBot) -> None:
    text = shown(qtbot, TextInput())
    data = QMimeData()
    data.setHtml("<b>粗</b><img src='file:///etc/hostname'>")
    data.setText("粗\r\n体\x07")
    text.insertFromMimeData(data)
    assert text.entry == Entry("粗\n体")


def test_a_no_break_space_survives_typing(qtbot: QtBot) -> None:
    text = shown(qtbot, TextInput())
    text.show_entry(Entry("3\u00a0号"))
    type_text("楼", text)
    assert text.entry in (Entry("楼3\u00a0号"), Entry("3\u00a0号楼"))


def test_a_text_shown_again_keeps_the_caret_at_what_changed(qtbot: QtBot) -> None:
    text = shown(qtbot, TextInput())
    text.show_entry(Entry("𠮷一二三四"))
    text.show_entry(Entry("𠮷一二改三四"))
    assert text.entry == Entry("𠮷一二改三四")
    assert text.textCursor().position() == len("𠮷一二改") + 1


def test_a_long_text_grows_with_its_lines(frame: QWidget) -> None:
    text = TextInput()
    put(frame, text)
    text.show_entry(Entry("一"))
    low = text.height()
    text.show_entry(Entry("\n".join("一二三四五六七八九十")))
    assert text.height() > 4 * low
    assert text.verticalScrollBar().maximum() == 0


def test_tab_leaves_a_long_text(frame: QWidget) -> None:
    text = TextInput()
    put(frame, text)
    press(Key.Key_Backtab, SHIFT)
    assert other_of(text).hasFocus()
    assert text.entry == Entry("")


def test_an_amount_gets_its_separators_when_left_and_not_before(frame: QWidget) -> None:
    amount = LineInput(MONEY)
    put(frame, amount)
    entries = told(amount)
    for letter in "９９４３５０":
        type_text(letter)
        amount.show_entry(entries[-1])
    assert amount.text() == "９９４３５０"
    other_of(amount).setFocus()
    assert amount.text() == "994,350.00"
    assert len(entries) == 6


def test_what_is_no_amount_stays_as_typed(qtbot: QtBot) -> None:
    amount = shown(qtbot, LineInput(MONEY))
    entries = told(amount)
    type_text("12,34", amount)
    assert entries[-1] == Entry(None, "12,34")
    amount.clearFocus()
    assert amount.text() == "12,34"


def test_a_wrong_value_is_red(text: Text) -> None:
    before = text.palette().color(QPalette.ColorRole.Text)
    text.set_wrong(True)
    assert text.palette().color(QPalette.ColorRole.Text).red() > 150
    text.set_wrong(False)
    assert text.palette().color(QPalette.ColorRole.Text) == before


@pytest.fixture
def yes_no(qtbot: QtBot) -> YesNoInput:
    widget = shown(qtbot, YesNoInput("是", "否"))
    widget.setFocus()
    return widget


def test_yes_no_begins_unset_and_is_set_by_keys(yes_no: YesNoInput) -> None:
    entries = told(yes_no)
    assert yes_no.entry == Entry(None)
    press(Key.Key_Space)
    press(Key.Key_Right)
    assert entries == [YES, NO]


def test_yes_no_is_taken_back_by_delete(yes_no: YesNoInput) -> None:
    yes_no.show_entry(YES)
    entries = told(yes_no)
    press(Key.Key_Delete)
    assert entries == [Entry(None)]
    assert yes_no.entry == Entry(None)


def test_yes_no_for_reading_stays(yes_no: YesNoInput) -> None:
    yes_no.show_entry(YES)
    yes_no.setReadOnly(True)
    entries = told(yes_no)
    QTest.keyClick(yes_no, Key.Key_Delete)
    assert entries == []


def test_a_year_is_typed(qtbot: QtBot) -> None:
    year = shown(qtbot, YearInput(range(2021, 2027)))
    year.show_entry(Entry(2021))
    entries = told(year)
    type_text("2024", year)
    assert entries[-1] == Entry(2024)


def test_a_year_outside_the_form_is_shown(qtbot: QtBot) -> None:
    year = shown(qtbot, YearInput(range(2021, 2023)))
    year.show_entry(Entry(2019))
    assert year.currentText() == "2019"


def test_the_wheel_changes_no_year(qtbot: QtBot) -> None:
    year = shown(qtbot, YearInput(range(2021, 2027)))
    year.show_entry(Entry(2024))
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's own order
    )
    QApplication.sendEvent(year, wheel)
    assert year.entry == Entry(2024)
