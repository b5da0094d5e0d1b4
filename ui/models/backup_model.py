"""The backups of a book, as a Qt model."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.messages.safety import age
from desktop.storage.backups import Backup
from ui.models.text_table_model import TextTableModel

_ROLE = Qt.ItemDataRole
_KILOBYTE = 1024


class BackupModel(TextTableModel):
    """One line for each backup, the newest first; where the file lies is in the tool tip."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("备份时间", "距今", "大小"), parent)
        self.backups: tuple[Backup, ...] = ()

    def show_backups(self, backups: tuple[Backup, ...], now: datetime) -> None:
        """Show these."""
        self.backups = backups
        self.show_lines(
            [
                (
                    f"{backup.made_at.astimezone():%Y-%m-%d %H:%M:%S}",
                    age(backup.made_at, now),
                    f"{-(-backup.size // _KILOBYTE):,} KB",
                )
                for backup in backups
            ]
        )

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _ROLE.DisplayRole) -> object:
        """What a cell shows."""
        return str(self.backups[index.row()].path) if role == _ROLE.ToolTipRole else super().data(index, role)
