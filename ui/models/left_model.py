"""What is left to do before reports can be final, as a Qt model."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.messages import SEVERITY_NAMES

if TYPE_CHECKING:
    from desktop.jobs.checking import LeftFinding

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_TITLES = ("项目名称", "程度", "问题")


class LeftModel(QAbstractTableModel):
    """One line for each finding, report by report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.left: tuple[LeftFinding, ...] = ()

    def show_left(self, left: "tuple[LeftFinding, ...]") -> None:
        """Show another list."""
        self.beginResetModel()
        self.left = left
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Findings."""
        return 0 if parent.isValid() else len(self.left)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Project, severity, sentence."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a line shows."""
        if role not in {_ROLE.DisplayRole, _ROLE.ToolTipRole}:
            return None
        one = self.left[index.row()]
        name = one.project_name.strip() or "（未填项目名称）"
        return (name, SEVERITY_NAMES[one.reviewed.finding.severity], one.sentence)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The columns' titles."""
        shown = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return _TITLES[section] if shown else None
