"""A fiscal year out of those that a form is for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.entry import Entry
from ui.widgets.choice import Choice
from ui.widgets.tones import set_wrong


class YearInput(Choice):
    """A choice, so that there is no year that cannot be read; digits typed find it."""

    entered = Signal(object)
    """The Entry (int) chosen by hand."""

    def __init__(self, years: range, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for year in reversed(years):
            self.addItem(str(year), year)
        self.activated.connect(lambda: self.entered.emit(self.entry))

    @property
    def entry(self) -> Entry:
        """The year chosen."""
        return Entry(self.currentData())

    def show_entry(self, entry: Entry) -> None:
        """Show what stands in the report, a year outside the form's too."""
        if self.findData(entry.value) < 0:
            self.addItem(str(entry.value), entry.value)
        self.setCurrentIndex(self.findData(entry.value))

    def set_wrong(self, wrong: bool) -> None:  # noqa: FBT001  # a setter
        """Show whether a check objects."""
        set_wrong(self, wrong=wrong)

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001  # named and made as Qt's
        """Show the year only."""
        self.setEnabled(not read_only)
