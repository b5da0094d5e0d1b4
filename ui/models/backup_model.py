"""The backups of a book, as a Qt model."""

from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.messages.safety import age
from desktop.storage.backups import Backup

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_TITLES = ("备份时间", "距今", "大小")
_KILOBYTE = 1024


class BackupModel(QAbstractTableModel):
    """One line for each backup, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups: tuple[Backup, ...] = ()
        self._texts: tuple[tuple[str, str, str], ...] = ()

    def show_backups(self, backups: tuple[Backup, ...], now: datetime) -> None:
        """Show these."""
        self.beginResetModel()
        self.backups = backups
        self._texts = tuple(
            (
                f"{backup.made_at.astimezone():%Y-%m-%d %H:%M:%S}",
                age(backup.made_at, now),
                f"{-(-backup.size // _KILOBYTE):,} KB",
            )
            for backup in backups
        )
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Backups."""
        return 0 if parent.isValid() else len(self.backups)

    def columnCount(self, parent: Index = _NONE) -> int:
        """When, how long ago, how large."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a line shows; where the file lies is in the tool tip."""
        match role:
            case _ROLE.DisplayRole:
                return self._texts[index.row()][index.column()]
            case _ROLE.ToolTipRole:
                return str(self.backups[index.row()].path)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The columns' titles."""
        shown = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return _TITLES[section] if shown else None
