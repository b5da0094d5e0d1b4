"""The table of indicators, with the keys of Excel."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.report import Indicator
from ui.models.indicator_lines import GroupLine, RowLine
from ui.models.indicator_model import IndicatorModel
from ui.models.indicator_paste import Spot
from ui.tabs.cell_delegate import CellDelegate
from ui.tabs.indicator_suggestions import IndicatorSuggestions
from ui.tabs.row_numbers import RowNumbers
from ui.widgets.line_input import LineInput
from ui.widgets.measured import measured
from ui.widgets.text_input import TextInput

Index = QModelIndex | QPersistentModelIndex
_KEY = Qt.Key
_STEPS = {_KEY.Key_Return: (1, 0), _KEY.Key_Enter: (1, 0), _KEY.Key_Tab: (0, 1), _KEY.Key_Backtab: (0, -1)}
_NUMBERS = {"weight", "self_score"}
_FEW = 50
_LEAST_HEIGHT = 240
_ROW_PADDING = 10
_TRIGGER = QAbstractItemView.EditTrigger


class IndicatorTable(QTableView):
    """Shows an `IndicatorModel`. Enter and Tab move, typing replaces, F2 edits, Delete clears.

    `known` are the indicators that a name being typed may mean.
    """

    current_changed = Signal()
    """Another cell is the current one."""
    delete_pressed = Signal()
    """The chosen cells are to be emptied."""

    def __init__(self, model: IndicatorModel, known: Callable[[], Sequence[Indicator]], parent: QWidget) -> None:
        super().__init__(parent)
        self.suggestions = IndicatorSuggestions(known, self)
        self._model = model
        self.numbers = RowNumbers(self)
        self._delegate = CellDelegate(model, self.suggestions, self)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    @property
    def preedit(self) -> str:
        """What is being composed in the open cell; the first letter's composition stays with the table."""
        return str(getattr(self.indexWidget(self.currentIndex()), "preedit", ""))

    @property
    def chosen(self) -> list[tuple[int, str]]:
        """The chosen cells of the report."""
        return [cell for index in self.selectionModel().selectedIndexes() if (cell := self._model.cell(index))]

    @property
    def chosen_rows(self) -> list[int]:
        """The rows of the report in which a cell is chosen, as they are shown."""
        chosen = {row for row, _ in self.chosen}
        return [line.index for line in self._model.lines if isinstance(line, RowLine) and line.index in chosen]

    @property
    def chosen_attributes(self) -> tuple[str, ...]:
        """The attributes in whose column a cell is chosen, from left to right."""
        chosen = {attribute for _, attribute in self.chosen}
        return tuple(column.attribute for column in self._model.columns if column.attribute in chosen)

    @property
    def spot(self) -> Spot | None:
        """Where the first cell of a block goes: the first chosen one, or the group without rows that is chosen."""
        if self.chosen_rows:
            row = self.chosen_rows[0]
            line = self._model.lines[self._model.index_of(row, "").row()]
            return Spot(line.group, row, self.chosen_attributes[0]) if isinstance(line, RowLine) else None
        group = self.current_group
        return Spot(group, None, self._model.columns[0].attribute) if group and self.current_is_empty_group else None

    @property
    def current(self) -> tuple[int, str] | None:
        """The current cell of the report."""
        return self._model.cell(self.currentIndex())

    @property
    def current_group(self) -> str | None:
        """The innermost group in which the current line stands."""
        at = self.currentIndex().row()
        line = self._model.lines[at] if at >= 0 else None
        if isinstance(line, RowLine):
            return line.group
        return line.group.key if line else None

    @property
    def current_is_empty_group(self) -> bool:
        """Whether the current line is the head of a group without rows: it is chosen to add one."""
        index = self.currentIndex()
        return index.isValid() and self.current is None and bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)

    def go_to(self, row: int, attribute: str) -> None:
        """Make a cell of the report the current one and show it."""
        index = self._model.index_of(row, attribute)
        if index.isValid():
            self._make_current(index)
            self.scrollTo(index)

    def choose(self, first: int, last: int, attribute: str, width: int) -> None:
        """Choose a block of cells, from one row of the report to another, and make its first cell the current one."""
        start, end = self._model.index_of(first, attribute), self._model.index_of(last, attribute)
        right = min(end.column() + width, self._model.columnCount()) - 1
        self.go_to(first, attribute)
        block = QItemSelection(start, end.siblingAtColumn(right))
        self.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def step(self, rows: int, columns: int) -> bool:
        """Go to the next row or cell in a direction, over the head lines; False where there is none."""
        lines = [at for at, line in enumerate(self._model.lines) if isinstance(line, RowLine)]
        here = self.currentIndex()
        if here.row() not in lines:
            return False
        width = self._model.columnCount()
        place = lines.index(here.row()) * width + here.column() + rows * width + columns
        if not 0 <= place < len(lines) * width:
            return False
        self._make_current(self._model.index(lines[place // width], place % width))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move as in Excel; Tab leaves the table at its end."""
        key = _KEY(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS and not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            rows, columns = _STEPS[key]
            moved = self.step(-rows if modifiers else rows, columns)
            event.setAccepted(moved or bool(rows))
        elif key == _KEY.Key_Delete and not modifiers:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)
            if key == _KEY.Key_F2:
                self._go_behind()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a cell and go on behind what is in it."""
        super().mouseDoubleClickEvent(event)
        self._go_behind()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell it."""
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns as on paper."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()
            self._fit.start()

    def _build(self) -> None:
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(_TRIGGER.DoubleClicked | _TRIGGER.EditKeyPressed | _TRIGGER.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setAccessibleName("指标表")
        self.setVerticalHeader(self.numbers)
        across, down = self.horizontalHeader(), self.numbers
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setHighlightSections(False)
        across.setAccessibleName("指标表的列")
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        measured(self, self._fit_text)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCornerButtonEnabled(False)

    def _connect(self) -> None:
        self._delegate.left.connect(self._leave_cell)
        self.verticalScrollBar().valueChanged.connect(self.suggestions.hide)
        self._fit.timeout.connect(self._fit_all)
        self._model.dataChanged.connect(self._fit_changed)
        self._model.rowsInserted.connect(self._change_shape)
        self._model.rowsRemoved.connect(self._change_shape)

    def _make_current(self, index: QModelIndex) -> None:
        # setCurrentIndex would add to what is chosen while the Ctrl of a shortcut is held down
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _leave_cell(self, rows: int, columns: int) -> None:
        if not self.step(rows, columns) and columns:
            self.setFocus()

    def _go_behind(self) -> None:
        cell = self.indexWidget(self.currentIndex())
        if isinstance(cell, LineInput):
            cell.end(False)  # noqa: FBT003  # Qt's own way to say: without marking
        elif isinstance(cell, TextInput):
            cell.moveCursor(cell.textCursor().MoveOperation.End)

    def _change_shape(self) -> None:
        self.clearSpans()
        numbers = [at for at, column in enumerate(self._model.columns) if column.attribute in _NUMBERS]
        width = min(numbers, default=len(self._model.columns))
        for at, line in enumerate(self._model.lines):
            if isinstance(line, GroupLine) and width > 1:
                self.setSpan(at, 0, 1, width)
        self._fit.start()

    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if last.row() - first.row() > _FEW:
            self._fit.start()
            return
        for row in range(first.row(), last.row() + 1):
            if isinstance(self._model.lines[row], RowLine):  # a head line is one line high, whatever it says
                self.resizeRowToContents(row)

    def _fit_columns(self) -> None:
        widths = [column.width for column in self._model.columns]
        room = self.viewport().width()
        for at, width in enumerate(widths[:-1]):
            self.setColumnWidth(at, room * width // sum(widths))
        self.setColumnWidth(len(widths) - 1, room - sum(self.columnWidth(at) for at in range(len(widths) - 1)))

    def _fit_text(self) -> None:
        down = self.verticalHeader()
        down.setMinimumSectionSize(self.fontMetrics().lineSpacing() + _ROW_PADDING)
        down.setDefaultSectionSize(down.minimumSectionSize())
        down.setFixedWidth(self.fontMetrics().horizontalAdvance("✕ 000") + 12)
        self._fit.start()

    def _fit_all(self) -> None:
        self.resizeRowsToContents()
