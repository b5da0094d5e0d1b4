"""The reports of the open book, in print order, as a Qt model."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.form import Form
from desktop.domain.numbers import format_score
from desktop.domain.report import Report

if TYPE_CHECKING:
    from desktop.storage.summaries import Summary

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_TITLES = ("状态", "项目名称", "合计", "等级")
_NAME = 1
STATES = {"draft": "草稿", "final": "定稿"}


class ReportListModel(QAbstractTableModel):
    """One line for each summary. The open report's line follows what is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.summaries: tuple[Summary, ...] = ()

    def show_summaries(self, summaries: "tuple[Summary, ...]") -> None:
        """Show another list."""
        self.beginResetModel()
        self.summaries = summaries
        self.endResetModel()

    def show_report(self, report_id: int, report: Report, form: Form) -> None:
        """Bring one line up to what the report now says."""
        at = self.row_of(report_id)
        if at is None:
            return
        band = form.grade(report)
        summary = self.summaries[at]._replace(
            project_name=report.project_name,
            budget_unit=report.budget_unit,
            office=report.office,
            fiscal_year=report.fiscal_year,
            total=report.total_score,
            grade=band.short if band else "",
        )
        if summary != self.summaries[at]:
            self.summaries = (*self.summaries[:at], summary, *self.summaries[at + 1 :])
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(_TITLES) - 1))

    def row_of(self, report_id: int | None) -> int | None:
        """The line of a report."""
        return next((at for at, summary in enumerate(self.summaries) if summary.id == report_id), None)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Reports."""
        return 0 if parent.isValid() else len(self.summaries)

    def columnCount(self, parent: Index = _NONE) -> int:
        """State, name, total, grade."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a line shows."""
        summary = self.summaries[index.row()]
        match role:
            case _ROLE.DisplayRole:
                return self._texts(summary)[index.column()]
            case _ROLE.ToolTipRole:
                return "\n".join(
                    text for text in (summary.project_name, summary.budget_unit, f"{summary.fiscal_year} 年度") if text
                )
            case _ROLE.TextAlignmentRole if index.column() > _NAME:
                return Qt.AlignmentFlag.AlignCenter
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The columns' titles."""
        shown = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return _TITLES[section] if shown else None

    def _texts(self, summary: "Summary") -> tuple[str, ...]:
        name = summary.project_name.strip() or "（未填项目名称）"
        return (STATES[summary.state], name, format_score(summary.total), summary.grade or "—")
