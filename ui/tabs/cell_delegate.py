"""Editing in a cell of the indicator table: every keystroke reaches the report, Enter and Tab move as in Excel."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.entry import TEXT, Entry
from ui.models.indicator_edits import reading_of
from ui.models.indicator_model import IndicatorModel, alignment_of
from ui.tabs.indicator_suggestions import IndicatorSuggestions
from ui.widgets.composition import commit_into
from ui.widgets.line_input import LineInput
from ui.widgets.text_input import TextInput

Index = QModelIndex | QPersistentModelIndex
CellInput = LineInput | TextInput
_KEY = Qt.Key
_ROOM = 6
_STEPS = {
    _KEY.Key_Return: (1, 0),
    _KEY.Key_Enter: (1, 0),
    _KEY.Key_Tab: (0, 1),
    _KEY.Key_Backtab: (0, -1),
    _KEY.Key_Up: (-1, 0),
    _KEY.Key_Down: (1, 0),
}
_ALONG = {_KEY.Key_Up, _KEY.Key_Down}
"""Keys that a text of several lines keeps for itself."""
_ENDING = {QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.InputMethod}
"""What puts away a list of suggestions; a text committed by an input method brings it again."""


class CellDelegate(QStyledItemDelegate):
    """Makes the inputs of cells."""

    left = Signal(int, int)
    """A cell was left by key, in this direction of rows and columns."""

    def __init__(self, model: IndicatorModel, suggestions: IndicatorSuggestions, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._suggestions = suggestions
        self._at_start: Entry | None = None
        suggestions.chosen.connect(self._forget_start)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """An input as the column wants it."""
        column = self._model.columns[index.column()]
        reading = reading_of(column.attribute)
        cell: CellInput = TextInput(parent=parent) if reading is TEXT else LineInput(reading, parent)
        if isinstance(cell, LineInput):
            cell.setAlignment(alignment_of(column))
        cell.setAccessibleName(column.label)
        cell.setAutoFillBackground(True)
        cell.entered.connect(lambda: self.commitData.emit(cell))
        if isinstance(cell, LineInput) and column.attribute == "name":
            line = cell
            cell.entered.connect(lambda: self._suggestions.offer(line))
        self._at_start = self._model.entry(index)
        if isinstance(cell, TextInput) and self._at_start is not None:
            cell.show_entry(self._at_start)
            cell.selectAll()
        return cell

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the report holds now, red at the keystroke that makes it wrong."""
        if isinstance(editor, CellInput):
            entry = self._model.entry(index)
            if entry is not None:
                editor.show_entry(entry)
            editor.set_wrong(bool(self._model.data(index, Qt.ItemDataRole.ToolTipRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what the input says."""
        if isinstance(editor, CellInput) and not editor.preedit:
            model.setData(index, editor.entry)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Some room above and below the text."""
        return super().sizeHint(option, index) + QSize(0, _ROOM)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Over the cell, and lower where the text needs it."""
        rect: QRect = option.rect  # type: ignore[attr-defined]  # PySide's stubs leave the fields of options out
        if isinstance(editor, TextInput):
            editor.set_least_height(rect.height())
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys that leave the cell do so at once, not through Qt's queue: the next letter goes to the next cell."""
        if event.type() in _ENDING:
            self._suggestions.hide()
        if event.type() is QEvent.Type.FocusOut and isinstance(editor, CellInput) and editor.preedit:
            commit_into(editor, editor.preedit)  # Qt closes the cell before the input itself hears of it
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, CellInput):
            return self._key(editor, event) or super().eventFilter(editor, event)
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ends_word(event):
            event.accept()
            return True
        return super().eventFilter(editor, event)

    def _key(self, editor: CellInput, event: QKeyEvent) -> bool:
        key, modifiers = _KEY(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not modifiers and self._suggestions.handle_key(key):
            return True
        if key is _KEY.Key_Escape:
            self._take_back(editor)
            return True
        enters = key in {_KEY.Key_Return, _KEY.Key_Enter}
        if enters and modifiers == Qt.KeyboardModifier.AltModifier:
            if isinstance(editor, TextInput):
                editor.insertPlainText("\n")
            return True
        if key not in _STEPS or (key in _ALONG and (modifiers or isinstance(editor, TextInput))):
            return False
        if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        rows, columns = _STEPS[key]
        back = -1 if enters and modifiers else 1
        self._leave(editor)
        self.left.emit(rows * back, columns)
        return True

    def _leave(self, editor: CellInput) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        self._suggestions.hide()  # Qt hides the cell late when the window is busy

    def _forget_start(self) -> None:
        self._at_start = None

    def _take_back(self, editor: CellInput) -> None:
        if self._at_start is not None:
            editor.show_entry(self._at_start)
        self._leave(editor)


def _ends_word(event: QKeyEvent) -> bool:
    """Whether a key takes away the rest of a word: while text is typed it means that, and no row."""
    return event.matches(QKeySequence.StandardKey.DeleteEndOfWord)
