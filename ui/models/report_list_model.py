"""The reports of the open book, in print order, as a Qt model."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.domain.finding import Standing
from desktop.domain.form import Form
from desktop.domain.numbers import format_score
from desktop.domain.report import Report
from desktop.messages import name_in_list
from ui.models.report_search import Search

if TYPE_CHECKING:
    from desktop.storage.summaries import Summary

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_TITLES = ("状态", "项目名称", "合计", "等级", "问题")
NAME = 1
DETAILS = _ROLE.UserRole
"""The role of all that a line says but the name."""
STATES = {"draft": "草稿", "final": "定稿"}
_SIGNS = {"draft": "○", "final": "●"}
_STANDINGS = {
    None: "✓ 无问题",
    Standing.ERROR: "✕ 错误",
    Standing.MISSING: "… 待填",
    Standing.WARNING: "▲ 警告",
    Standing.HINT: "◇ 提示",
}
_DRAGGED = "application/x-ziping-reports"


class ReportListModel(QAbstractTableModel):
    """One line for each summary that is searched for. The open report's line follows what is typed."""

    dropped = Signal(object, int)
    """Reports (a list of ids) were dragged before the line of this index."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.summaries: tuple[Summary, ...] = ()
        """Those that have a line."""
        self.movable = False
        """Whether lines can be dragged."""
        self._all: tuple[Summary, ...] = ()
        self._several_years = False
        self._search = Search()

    def show_summaries(self, summaries: "tuple[Summary, ...]") -> None:
        """Show another list."""
        self._all = summaries
        self._several_years = len({summary.fiscal_year for summary in summaries}) > 1
        self._narrow()

    def search(self, search: Search) -> None:
        """Show only what this search finds."""
        if search != self._search:
            self._search = search
            self._narrow()

    def show_report(self, report_id: int, report: Report, form: Form, standing: Standing | None) -> None:
        """Bring one line up to what the report now says; it stays even if it is no longer what is searched for."""
        at = self.row_of(report_id)
        if at is None:
            return
        band = form.grade(report)
        before = self.summaries[at]
        summary = before._replace(
            project_name=report.project_name,
            budget_unit=report.budget_unit,
            office=report.office,
            fiscal_year=report.fiscal_year,
            total=report.total_score,
            grade=band.short if band else "",
            worst=standing,
        )
        if summary != before:
            self.summaries = (*self.summaries[:at], summary, *self.summaries[at + 1 :])
            self._all = tuple(summary if one.id == report_id else one for one in self._all)
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(_TITLES) - 1))

    def row_of(self, report_id: int | None) -> int | None:
        """The line of a report."""
        return next((at for at, summary in enumerate(self.summaries) if summary.id == report_id), None)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Reports."""
        return 0 if parent.isValid() else len(self.summaries)

    def columnCount(self, parent: Index = _NONE) -> int:
        """State, name, total, grade, how its findings let it stand."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a line shows."""
        summary = self.summaries[index.row()]
        texts = _texts(summary)
        match role:
            case _ROLE.DisplayRole:
                return texts[index.column()]
            case _ROLE.AccessibleTextRole if index.column() == NAME:
                return f"{texts[NAME]}，{self._details(summary)}"
            case _ROLE.ToolTipRole:
                details = (summary.budget_unit, summary.office, f"{summary.fiscal_year} 年度")
                return "\n".join(text for text in (texts[NAME], *details) if text)
            case _ROLE.TextAlignmentRole if index.column() > NAME:
                return Qt.AlignmentFlag.AlignCenter
            case int() if role == DETAILS:
                return self._details(summary)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The columns' titles."""
        shown = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return _TITLES[section] if shown else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lines can be dragged between lines."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.movable else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if self.movable else Qt.ItemFlag.NoItemFlags)

    def supportedDropActions(self) -> Qt.DropAction:
        """Lines are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Nothing that another program would take."""
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of dragged lines."""
        data = QMimeData()
        data.setData(_DRAGGED, ",".join(str(self.summaries[row].id) for row in _rows(indexes)).encode())
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Ask for another order; the book decides, and lists anew."""
        ids = [int(part) for part in data.data(_DRAGGED).toStdString().split(",") if part]
        at = row if row >= 0 else parent.row() if parent.isValid() else len(self.summaries)
        self.dropped.emit(ids, at)
        return True

    def _narrow(self) -> None:
        self.beginResetModel()
        self.summaries = tuple(summary for summary in self._all if self._search.finds(summary))
        self.endResetModel()

    def _details(self, summary: "Summary") -> str:
        state, _, total, grade, standing = _texts(summary)
        year = f"{summary.fiscal_year}　" if self._several_years and self._search.year is None else ""
        return f"{year}{_SIGNS[summary.state]} {state}　{total} 分　{grade}　{standing}"


def _texts(summary: "Summary") -> tuple[str, ...]:
    name = name_in_list(summary.project_name)
    standing = _STANDINGS[summary.worst]
    return (STATES[summary.state], name, format_score(summary.total), summary.grade or "—", standing)


def _rows(indexes: Iterable[QModelIndex]) -> list[int]:
    return sorted({index.row() for index in indexes})
