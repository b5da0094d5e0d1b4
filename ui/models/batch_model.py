"""What imports took in, as a Qt model."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from desktop.storage.batches import Batch

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_TITLES = ("时间", "来源", "导入", "可撤销")


class BatchModel(QAbstractTableModel):
    """One line for each import, the last one first."""

    def __init__(self, batches: "Sequence[Batch]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.batches = tuple(batches)
        self._texts = tuple(
            (f"{one.moment:%Y-%m-%d %H:%M}", one.source, f"{one.reports} 份", f"{one.standing} 份")
            for one in self.batches
        )

    def rowCount(self, parent: Index = _NONE) -> int:
        """Imports."""
        return 0 if parent.isValid() else len(self.batches)

    def columnCount(self, parent: Index = _NONE) -> int:
        """When, from where, how many, how many of them can go."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a line shows."""
        shown = role in {_ROLE.DisplayRole, _ROLE.ToolTipRole}
        return self._texts[index.row()][index.column()] if shown else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The columns' titles."""
        shown = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return _TITLES[section] if shown else None
