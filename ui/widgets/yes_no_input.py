"""Yes, no, or not said yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from ui.entry import Entry
from ui.widgets.tones import set_wrong


class YesNoInput(QWidget):
    """Two choices; arrows and the space bar choose, Delete takes the choice back."""

    entered = Signal(object)
    """The Entry (bool or None) chosen by hand."""

    def __init__(self, yes: str, no: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = {True: QRadioButton(yes), False: QRadioButton(no)}
        self._group = QButtonGroup(self)
        self._build()
        self._connect()

    @property
    def entry(self) -> Entry:
        """What is chosen."""
        return Entry(next((value for value, button in self._choices.items() if button.isChecked()), None))

    def show_entry(self, entry: Entry) -> None:
        """Show what stands in the report."""
        self._group.setExclusive(False)
        for value, button in self._choices.items():
            button.setChecked(value is entry.value)
        self._group.setExclusive(True)

    def set_wrong(self, wrong: bool) -> None:  # noqa: FBT001  # a setter
        """Show whether a check objects."""
        set_wrong(self, wrong=wrong)

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001  # named and made as Qt's
        """Show the choice only."""
        for button in self._choices.values():
            button.setEnabled(not read_only)

    def setAccessibleName(self, name: str) -> None:
        """Each choice says what it answers."""
        super().setAccessibleName(name)
        for button in self._choices.values():
            button.setAccessibleName(f"{name}：{button.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the choice back."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._choices[True].isEnabled():
            self.show_entry(Entry(None))
            self.entered.emit(Entry(None))
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button in self._choices.values():
            button.setToolTip("方向键或空格键选择，Delete 键清除")
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch()
        self.setFocusProxy(self._choices[True])

    def _connect(self) -> None:
        self._group.buttonClicked.connect(lambda: self.entered.emit(self.entry))
