"""The indicator table of the open report as a Qt model."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication

from desktop.domain.finding import Place
from desktop.domain.form import Align, Column, IndicatorsBlock
from desktop.domain.numbers import format_score
from desktop.domain.report import Indicator, Report, score_of, weight_of
from desktop.messages import limit_sentence
from ui.entry import Entry, entry_of, with_row_entry
from ui.models.indicator_edits import reading_of
from ui.models.indicator_lines import GroupLine, Line, RowLine, lines_of
from ui.widgets.reason import MARK
from ui.widgets.tones import band_ground, error_ground, error_ink

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTER: Qt.AlignmentFlag.AlignCenter,
}
_FEW = 50
_INDENT = "　"


class Edit(Protocol):
    """`Editor.edit`."""

    def __call__(self, report: Report, label: str, *, typing: bool = False) -> None:
        """Make this the next version."""


class IndicatorModel(QAbstractTableModel):
    """Head lines of groups and rows of indicators; columns are those that a row fills.

    A cell's edit role is its `Entry`; setting one is an edit of the report at once.
    """

    def __init__(self, block: IndicatorsBlock, edit: Edit, parent: QObject) -> None:
        super().__init__(parent)
        self.columns = block.row_columns
        self.lines: tuple[Line, ...] = ()
        self.read_only = False
        self._block = block
        self._edit = edit
        self._report: Report | None = None
        self._objections: dict[Place, str] = {}
        self._summed: Report | None = None
        self._rows: dict[GroupLine, tuple[Indicator, ...]] = {}
        """The rows of head lines, as long as the report is the one that was summed up."""
        self._show: dict[int, Callable[[Line, int], object]] = {
            _ROLE.DisplayRole: self._text,
            _ROLE.EditRole: self._entry,
            _ROLE.ToolTipRole: self._objection,
            _ROLE.TextAlignmentRole: self._alignment,
            _ROLE.ForegroundRole: self._ink,
            _ROLE.BackgroundRole: self._ground,
            _ROLE.FontRole: self._font,
            _ROLE.AccessibleTextRole: self._spoken,
        }

    def show_report(self, report: Report) -> None:
        """Show this version; only the lines that differ are told."""
        old, before = self.lines, self._report
        new = lines_of(report, self._block)
        if _shape(old) == _shape(new):
            self.lines, self._report = new, report
            self._tell([at for at, line in enumerate(new) if not _same(line, before, old[at], report)])
            return
        self._change_shape(old, before, new, report)

    def show_objections(self, objections: dict[Place, str]) -> None:
        """Mark these cells."""
        changed = {place.row for place in self._objections.keys() ^ objections.keys()}
        self._objections = objections
        if changed:
            self._tell(
                [at for at, line in enumerate(self.lines) if isinstance(line, RowLine) and line.index in changed]
            )
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.lines) - 1)

    def entry(self, index: Index) -> Entry | None:
        """What stands in a cell; None for a head line."""
        return self._entry(self.lines[index.row()], index.column()) if self.cell(index) else None

    def cell(self, index: Index) -> tuple[int, str] | None:
        """The row of the report and the attribute at an index; None for a head line."""
        line = self.lines[index.row()] if index.isValid() else None
        return (line.index, self.columns[index.column()].attribute) if isinstance(line, RowLine) else None

    def index_of(self, row: int, attribute: str) -> QModelIndex:
        """Where a cell of the report stands; its row's first column for an attribute without one."""
        at = next((at for at, line in enumerate(self.lines) if isinstance(line, RowLine) and line.index == row), None)
        names = [column.attribute for column in self.columns]
        return _NONE if at is None else self.index(at, names.index(attribute) if attribute in names else 0)

    def objection(self, row: int, attribute: str = "") -> str:
        """The sentence at a cell, or without attribute the first one in a row."""
        columns = (column for column in self.columns if attribute in ("", column.attribute))
        return next((sentence for column in columns if (sentence := self._objection_to(row, column))), "")

    def rowCount(self, parent: Index = _NONE) -> int:
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns that a row fills."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Head lines are passed over, but for those of groups without rows."""
        flags = Qt.ItemFlag
        line = self.lines[index.row()]
        if isinstance(line, RowLine):
            chosen = flags.ItemIsEnabled | flags.ItemIsSelectable
            return chosen if self.read_only else chosen | flags.ItemIsEditable
        if self._is_empty(line):
            return flags.ItemIsEnabled | flags.ItemIsSelectable
        return flags.NoItemFlags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a cell shows."""
        show = self._show.get(role)
        return show(self.lines[index.row()], index.column()) if show else None

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Make an entry part of the report."""
        cell = self.cell(index)
        if cell is None or self._report is None or not isinstance(value, Entry) or role != _ROLE.EditRole:
            return False
        row, attribute = cell
        indicator = with_row_entry(self._report.indicators[row], attribute, value)
        self._edit(self._report.with_indicator(row, indicator), self.columns[index.column()].label, typing=True)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The form's column labels; rows are numbered as sentences number them."""
        if role != _ROLE.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.columns[section].label
        line = self.lines[section]
        if isinstance(line, GroupLine):
            return ""
        return f"{MARK if self.objection(line.index) else ''}{line.index + 1}"

    def _change_shape(self, old: tuple[Line, ...], before: Report | None, new: tuple[Line, ...], now: Report) -> None:
        start = 0
        while start < min(len(old), len(new)) and _same(new[start], before, old[start], now):
            start += 1
        end = 0
        while end < min(len(old), len(new)) - start and _same(new[-1 - end], before, old[-1 - end], now):
            end += 1
        if len(old) - end > start:
            self.beginRemoveRows(_NONE, start, len(old) - end - 1)
            self.lines = (*old[:start], *old[len(old) - end :])
            self.endRemoveRows()
        if len(new) - end > start:
            self.beginInsertRows(_NONE, start, len(new) - end - 1)
            self.lines, self._report = new, now
            self.endInsertRows()
        self.lines, self._report = new, now
        self._tell(list(range(len(new))))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(new) - 1)

    def _tell(self, changed: list[int]) -> None:
        if not changed:
            return
        heads = [at for at, line in enumerate(self.lines) if isinstance(line, GroupLine)]
        last = len(self.columns) - 1
        if len(changed) > _FEW:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))
            changed = []
        for at in {*changed, *heads}:
            self.dataChanged.emit(self.index(at, 0), self.index(at, last))

    def _is_empty(self, line: GroupLine) -> bool:
        return not line.group.groups and not self._rows_in(line)

    def _rows_in(self, line: GroupLine) -> tuple[Indicator, ...]:
        if self._report is not self._summed:
            self._summed = self._report
            self._rows.clear()
        if line not in self._rows:
            self._rows[line] = line.rows_in(self._report) if self._report else ()
        return self._rows[line]

    def _text(self, line: Line, column: int) -> str:
        attribute = self.columns[column].attribute
        if isinstance(line, GroupLine):
            return self._head_text(line, column, attribute)
        return reading_of(attribute).text(self._entry(line, column))

    def _head_text(self, line: GroupLine, column: int, attribute: str) -> str:
        rows = self._rows_in(line)
        if attribute == "weight":
            weight, standard = weight_of(rows), line.group.weight
            if standard is None:
                return format_score(weight)
            return f"{format_score(weight)}{'/' if weight == standard else '≠'}{format_score(standard)}"
        if attribute == "self_score":
            return format_score(score_of(rows))
        if column:
            return ""
        return f"{_INDENT * line.depth}{line.group.label}{'（按 Ctrl+Enter 增加一行）' if self._is_empty(line) else ''}"

    def _entry(self, line: Line, column: int) -> Entry:
        if isinstance(line, GroupLine) or self._report is None:
            return Entry("")
        return entry_of(self._report.indicators[line.index], self.columns[column].attribute)

    def _objection(self, line: Line, column: int) -> str:
        return "" if isinstance(line, GroupLine) else self.objection(line.index, self.columns[column].attribute)

    def _objection_to(self, row: int, column: Column) -> str:
        told = self._objections.get(Place(column.attribute, row))
        if told or self._report is None:
            return told or ""
        value = getattr(self._report.indicators[row], column.attribute)
        return limit_sentence(value, column.limit) if isinstance(value, str) else ""

    def _alignment(self, _line: Line, column: int) -> object:
        return alignment_of(self.columns[column])

    def _ink(self, line: Line, column: int) -> object:
        if isinstance(line, GroupLine):
            return QGuiApplication.palette().text()
        return error_ink() if self._objection(line, column) else None

    def _ground(self, line: Line, column: int) -> object:
        if isinstance(line, GroupLine):
            return band_ground()
        return error_ground() if self._objection(line, column) else None

    def _font(self, line: Line, column: int) -> QFont | None:
        if isinstance(line, RowLine) and not self._objection(line, column):
            return None
        font = QFont()
        font.setBold(True)
        return font

    def _spoken(self, line: Line, column: int) -> str:
        words = (self.columns[column].label, self._text(line, column), self._objection(line, column))
        return "，".join(word for word in words if word)


def alignment_of(column: Column) -> Qt.AlignmentFlag:
    """Where the text of a column stands."""
    return _ALIGN[column.align]


def _shape(lines: tuple[Line, ...]) -> list[str]:
    return [line.group.key if isinstance(line, GroupLine) else "" for line in lines]


def _same(new: Line, before: Report | None, old: Line, now: Report) -> bool:
    if isinstance(new, RowLine) and isinstance(old, RowLine) and before is not None:
        return new.group == old.group and now.indicators[new.index] == before.indicators[old.index]
    return new == old
