"""Lists of texts under titles, as Qt models: what most dialogs show."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole


class TextTableModel(QAbstractTableModel):
    """One line of texts for each thing that is listed; what has no room in its cell is in the tool tip."""

    def __init__(self, titles: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._lines: tuple[tuple[str, ...], ...] = ()

    def show_lines(self, lines: Sequence[tuple[str, ...]]) -> None:
        """Show other lines, each with a text for every title."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Titles."""
        return 0 if parent.isValid() else len(self._titles)

    def text(self, index: Index) -> str:
        """What stands in a cell."""
        return self._lines[index.row()][index.column()]

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a cell shows."""
        return self.text(index) if role in {_ROLE.DisplayRole, _ROLE.ToolTipRole} else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The titles."""
        shown = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return self._titles[section] if shown else None
