"""What a file would bring into the book, as a Qt model."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.form_file import Forms
from desktop.domain.plan import Match, MatchedRow
from desktop.messages import MATCH_NAMES, finding_sentence

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_TITLES = ("处理", "项目名称", "年度", "预算单位", "说明")
_MEANINGS = {
    Match.NEW: "簿中没有，将加在末尾",
    Match.SAME: "与簿中内容相同",
    Match.OLDER: "簿中的内容更新，不作改动",
    Match.CHANGED: "比簿中的内容新，将更新簿中的一份",
    Match.CONFLICTING: "与簿中内容不同",
}
_FINAL = "与簿中内容不同；簿中已定稿，不作改动"


class ImportModel(QAbstractTableModel):
    """One line for each report of the file."""

    def __init__(self, rows: Sequence[MatchedRow], forms: Forms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)
        self._texts = tuple(_texts(row, forms) for row in rows)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Reports."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """What becomes of it, name, year, unit, why."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a line shows."""
        shown = role in {_ROLE.DisplayRole, _ROLE.ToolTipRole}
        return self._texts[index.row()][index.column()] if shown else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The columns' titles."""
        shown = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return _TITLES[section] if shown else None


def _texts(matched: MatchedRow, forms: Forms) -> tuple[str, ...]:
    report = matched.row.report
    final = matched.final and matched.match in {Match.CHANGED, Match.CONFLICTING}
    meanings = [_FINAL if final else _MEANINGS[matched.match]]
    meanings += [finding_sentence(finding, report, forms[report.form]) for finding in matched.row.findings]
    return (
        MATCH_NAMES[matched.match],
        report.project_name.strip() or "（未填项目名称）",
        str(report.fiscal_year),
        report.budget_unit,
        "；".join(meanings),
    )
