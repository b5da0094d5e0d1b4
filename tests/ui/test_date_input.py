"""A date: typed as before, or chosen from the calendar."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.acting import ALT, Key, press, shown, type_text
from ui.entry import Entry
from ui.widgets.date_input import DateInput
from ui.widgets.line_input import LineInput


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    """A window with a line in it, to go to."""
    frame = QWidget()
    QVBoxLayout(frame).addWidget(LineInput())
    return shown(qtbot, frame)


@pytest.fixture
def day(frame: QWidget) -> DateInput:
    day = DateInput()
    layout = frame.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(0, day)
    day.show()
    day.setFocus()
    return day


def calendar_of(day: DateInput) -> QCalendarWidget | None:
    return next((calendar for calendar in day.findChildren(QCalendarWidget) if calendar.isVisible()), None)


def opened(day: DateInput) -> QCalendarWidget:
    press(Key.Key_Down, ALT)
    calendar = calendar_of(day)
    assert calendar is not None
    return calendar


def test_loose_typing_stays(day: DateInput) -> None:
    type_text("2022年3月10日")
    assert day.entry == Entry(date(2022, 3, 10))
    press(Key.Key_Tab)
    assert day.text() == "2022-03-10"


def test_the_calendar_opens_on_the_day_that_stands_here(day: DateInput) -> None:
    day.show_entry(Entry(date(2022, 3, 10)))
    calendar = opened(day)
    assert calendar.selectedDate() == QDate(2022, 3, 10)
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday


@pytest.mark.parametrize("entry", [Entry(None), Entry(None, "三月底")])
def test_the_calendar_opens_today_where_no_day_stands(day: DateInput, entry: Entry) -> None:
    day.show_entry(entry)
    assert opened(day).selectedDate() == QDate.currentDate()


def test_a_day_chosen_by_keys_is_told_once(day: DateInput) -> None:
    day.show_entry(Entry(date(2022, 3, 10)))
    entries: list[Entry] = []
    day.entered.connect(entries.append)
    calendar = opened(day)
    press(Key.Key_Right)
    press(Key.Key_Return)
    assert entries == [Entry(date(2022, 3, 11))]
    assert day.text() == "2022-03-11"
    assert not calendar.isVisible()


def test_a_day_is_chosen_in_place_of_what_cannot_be_read(day: DateInput) -> None:
    day.show_entry(Entry(None, "三月底"))
    opened(day).clicked.emit(QDate(2022, 3, 31))
    assert day.entry == Entry(date(2022, 3, 31))


def test_escape_chooses_nothing(day: DateInput) -> None:
    day.show_entry(Entry(None, "三月底"))
    calendar = opened(day)
    press(Key.Key_Escape)
    assert not calendar.isVisible()
    assert day.text() == "三月底"


def test_the_button_opens_the_calendar_too(day: DateInput) -> None:
    button = next(button for button in day.findChildren(QToolButton) if button.defaultAction() is not None)
    button.click()
    assert calendar_of(day) is not None


def test_nothing_opens_where_the_date_can_only_be_read(day: DateInput) -> None:
    day.setReadOnly(True)
    press(Key.Key_Down, ALT)
    assert calendar_of(day) is None
