"""A line that has often been the same before."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from ui.entry import Entry
from ui.widgets.line_input import LineInput

_OPENING = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier}


class SuggestingInput(LineInput):
    """Offers known texts that hold what is typed; ↓ offers all of them. One is taken only when it is chosen."""

    def __init__(self, suggestions: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._suggestions = suggestions
        self._offered = QStringListModel(self)
        self._completer: QCompleter | None = None
        self.entered.connect(self._offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ offers everything."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() in _OPENING:
            self._show([text for text in self._suggestions() if text != self.text()])
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Nothing is offered while characters are being composed."""
        super().inputMethodEvent(event)
        if self.preedit:
            self._show(())

    def _offer(self, entry: Entry) -> None:
        typed = str(entry.value)
        known = self._suggestions()
        self._show([text for text in known if typed in text] if typed and typed not in known else ())

    def _show(self, texts: Sequence[str]) -> None:
        if texts and not self.isReadOnly():
            completer = self._completer or self._make_completer()
            self._offered.setStringList(texts)
            completer.complete()
        elif self._completer is not None:
            self._completer.popup().hide()

    def _make_completer(self) -> QCompleter:
        self._completer = completer = QCompleter(self._offered, self)
        completer.setWidget(self)
        completer.popup().setAccessibleName(f"{self.accessibleName()}：已有的内容")
        completer.activated.connect(self._take)
        return completer

    def _take(self, text: str) -> None:
        self.selectAll()
        self.insert(text)
