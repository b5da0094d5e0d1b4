"""The saved versions of a report, as a Qt model."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop.domain.form_file import Forms
from desktop.jobs.history import Step, in_short
from desktop.messages import final_record
from desktop.messages.safety import VERSION_KIND_NAMES
from desktop.storage.history import VersionKind
from ui.icons import icon

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_TITLES = ("时间", "方式", "改动")
HOW = 1
"""The column that says how a version came about."""


class HistoryModel(QAbstractTableModel):
    """One line for each version, the newest first; a finalised one bears what stands on its paper."""

    def __init__(self, found: tuple[Step, ...], forms: Forms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.steps = found
        self._texts = tuple(_texts(found, at, forms) for at in range(len(found)))

    def rowCount(self, parent: Index = _NONE) -> int:
        """Versions."""
        return 0 if parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index = _NONE) -> int:
        """When, how, what."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a line shows; a finalised version has bold words and a stamp."""
        final = self.steps[index.row()].version.kind is VersionKind.FINALISED
        match role:
            case _ROLE.DisplayRole | _ROLE.ToolTipRole:
                return self._texts[index.row()][index.column()]
            case _ROLE.DecorationRole if final and index.column() == HOW:
                return icon("stamp")
            case _ROLE.FontRole if final:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The columns' titles."""
        shown = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return _TITLES[section] if shown else None


def _texts(found: tuple[Step, ...], at: int, forms: Forms) -> tuple[str, str, str]:
    version = found[at].version
    how = VERSION_KIND_NAMES[version.kind]
    if version.kind is VersionKind.FINALISED:
        count = sum(step.version.kind is VersionKind.FINALISED for step in found[at:])
        how = final_record(count, version.digest)
    if version.source:
        how = f"{how}（{version.source}）"
    changes = in_short(found[at], found[at + 1 :], forms) or ("最初的内容" if at == len(found) - 1 else "内容未变")
    return f"{version.saved_at.astimezone():%Y-%m-%d %H:%M}", how, changes
