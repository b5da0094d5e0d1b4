"""One line of text, or an amount, a date or a score typed as text."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.text import clean_line
from ui.entry import LINE, Entry, Reading
from ui.widgets.composition import commit_into
from ui.widgets.dropped import dropped_files
from ui.widgets.keys import is_undo_key, without_own_undo
from ui.widgets.tones import set_wrong

_PASSING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class LineInput(QLineEdit):
    """Tells its entry at every change by hand, and shows it in the tidy way when left.

    What cannot be read stays as it was typed.
    """

    entered = Signal(object)
    """The Entry after a change by hand; not while an input method is composing."""

    def __init__(self, reading: Reading = LINE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preedit = ""
        self._reading = reading
        self._known = ""
        self.textEdited.connect(self._read)

    @property
    def entry(self) -> Entry:
        """What the text says."""
        return self._reading.entry(self.text())

    def show_entry(self, entry: Entry) -> None:
        """Show what stands in the report; the text is left alone where it says the same."""
        if self.preedit:
            return
        if entry != self.entry:
            self._set_text(self._reading.text(entry))
        elif not self.hasFocus():
            self._tidy()

    def set_wrong(self, wrong: bool) -> None:  # noqa: FBT001  # a setter
        """Show whether a check objects."""
        set_wrong(self, wrong=wrong)

    def event(self, event: QEvent) -> bool:
        """Undo keys go to the window."""
        if event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} and is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Keep quiet until the composition ends, then tell its result once."""
        self.preedit = event.preeditString()
        super().inputMethodEvent(event)
        self._read()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are the window's."""
        if dropped_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the entry in the tidy way."""
        if self.preedit:
            commit_into(self, self.preedit)
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._tidy()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu; undo is in the window's."""
        menu = without_own_undo(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _read(self) -> None:
        text = self.text()
        if self.preedit or text == self._known:
            return
        cleaned = clean_line(text)
        if cleaned != text:
            before = clean_line(text.encode("utf-16-le")[: self.cursorPosition() * 2].decode("utf-16-le", "ignore"))
            self.setText(cleaned)
            self.setCursorPosition(len(before.encode("utf-16-le")) // 2)
        self._known = cleaned
        self.entered.emit(self.entry)

    def _tidy(self) -> None:
        text = self._reading.text(self.entry)
        if text != self.text():
            self._set_text(text)

    def _set_text(self, text: str) -> None:
        self.setText(text)
        self._known = text
        if not self.hasFocus():
            self.setCursorPosition(0)
