"""A long text that grows with its content."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QInputMethodEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain.text import clean_text
from ui.entry import Entry
from ui.widgets.composition import commit_into
from ui.widgets.dropped import dropped_files
from ui.widgets.keys import is_undo_key, without_own_undo
from ui.widgets.tones import set_wrong


class TextInput(QPlainTextEdit):
    """Plain text only, undone by the window, as high as its text and at least `lines` lines."""

    entered = Signal(object)
    """The Entry after a change by hand; not while an input method is composing."""

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preedit = ""
        self._known = ""
        self._lines = lines
        self._least_height = 0
        self._showing = False
        self._build()
        self._connect()

    @property
    def entry(self) -> Entry:
        """What the text says."""
        return Entry(clean_text(self._text()))

    def show_entry(self, entry: Entry) -> None:
        """Show what stands in the report, changing only what differs, so that the caret stands behind it."""
        text = str(entry.value)
        if self.preedit or text == self._known:
            return
        self._showing = True
        self._replace(self._known, text)
        self._showing = False
        self._known = text

    def set_wrong(self, wrong: bool) -> None:  # noqa: FBT001  # a setter
        """Show whether a check objects."""
        set_wrong(self, wrong=wrong)

    def set_least_height(self, height: int) -> None:
        """Never be lower than this, in pixels."""
        self._least_height = height
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Undo keys go to the window."""
        if event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} and is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Keep quiet until the composition ends (Qt tells every step of it), then tell its result once."""
        self.preedit = event.preeditString()
        self._showing = True
        super().inputMethodEvent(event)
        self._showing = False
        self._read()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop take the words and leave the rest."""
        self.insertPlainText(clean_text(source.text()))
        self.ensureCursorVisible()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are the window's."""
        if dropped_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there are words in it."""
        return source.hasText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take in what was being composed."""
        if self.preedit:
            commit_into(self, self.preedit)
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu; undo is in the window's."""
        menu = without_own_undo(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        self._grow()

    def _build(self) -> None:
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        self.textChanged.connect(self._read)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def _text(self) -> str:
        # toPlainText would turn no-break spaces into spaces
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _read(self) -> None:
        if self._showing or self.preedit:
            return
        text = self._text()
        if text != self._known:
            self._known = text
            self.entered.emit(self.entry)

    def _replace(self, old: str, new: str) -> None:
        start = _same_start(old, new)
        same_end = _same_start(old[start:][::-1], new[start:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(old[:start]))
        cursor.setPosition(_units(old[: len(old) - same_end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new[start : len(new) - same_end])
        if not start and not same_end:
            cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def _grow(self) -> None:
        block = self.document().firstBlock()
        height = 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        around = 2 * (self.document().documentMargin() + self.frameWidth()) + 2
        least = self._lines * self.fontMetrics().lineSpacing()
        self.setFixedHeight(max(ceil(max(height, least) + around), self._least_height))


def _same_start(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _units(text: str) -> int:
    """How many positions Qt counts for a text: two for a character above U+FFFF."""
    return len(text) + sum(character > "\uffff" for character in text)
