"""A date, typed loosely or chosen from a calendar."""

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from desktop.domain.numbers import format_date, parse_date
from ui.entry import DATE
from ui.icons import icon
from ui.widgets.line_input import LineInput


class DateInput(LineInput):
    """A line with a calendar, which opens by its button or by Alt+↓."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(DATE, parent)
        self._calendar: _Calendar | None = None
        self._opener = self.addAction(icon("calendar-days"), QLineEdit.ActionPosition.TrailingPosition)
        self._opener.setText("打开日历")
        self._opener.setToolTip("打开日历（Alt+↓）")
        self._opener.triggered.connect(self.open_calendar)

    def open_calendar(self) -> None:
        """Let the user choose a day; the one that stands here, or today, is shown."""
        if self._calendar is None:
            self._calendar = _Calendar(self)
            self._calendar.clicked.connect(self._take)
            self._calendar.activated.connect(self._take)
        day = QDate.fromString(format_date(parse_date(self.text())), Qt.DateFormat.ISODate)
        self._calendar.setSelectedDate(day if day.isValid() else QDate.currentDate())
        self._calendar.show_below(self)

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001  # Qt's own
        """Without a calendar there is nothing to choose."""
        super().setReadOnly(read_only)
        self._opener.setEnabled(not read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+↓ opens the calendar."""
        if (event.key(), event.modifiers()) == (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier):
            self._opener.trigger()
        else:
            super().keyPressEvent(event)

    def _take(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.setFocus()
        self.selectAll()
        self.insert(day.toString(Qt.DateFormat.ISODate))


class _Calendar(QCalendarWidget):
    """Days of a month in a window of its own that goes with a click elsewhere or Esc."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAccessibleName("日历")
        self.setLocale(QLocale())
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)

    def show_below(self, widget: QWidget) -> None:
        """Show it below a widget, or above where the screen ends."""
        self.adjustSize()
        below = widget.mapToGlobal(QPoint(0, widget.height()))
        screen = widget.screen().availableGeometry()
        if below.y() + self.height() > screen.bottom():
            below = widget.mapToGlobal(QPoint(0, -self.height()))
        self.move(min(below.x(), screen.right() - self.width()), below.y())
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc chooses nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
