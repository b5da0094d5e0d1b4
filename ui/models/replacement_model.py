"""What pasting would replace, as a Qt model."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.form import IndicatorsBlock
from desktop.domain.report import Report
from ui.models.indicator_paste import Replacement

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_TITLES = ("行", "栏目", "原内容", "粘贴后")
_LINE_END = " ⏎ "


class ReplacementModel(QAbstractTableModel):
    """One line for each cell that would lose something: where, before, after."""

    def __init__(self, report: Report, block: IndicatorsBlock, parent: QObject) -> None:
        super().__init__(parent)
        self._report = report
        self._labels = {column.attribute: column.label for column in block.row_columns}
        self._replacements: tuple[Replacement, ...] = ()

    def show_replacements(self, replacements: tuple[Replacement, ...]) -> None:
        """Show others."""
        self.beginResetModel()
        self._replacements = replacements
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Cells."""
        return 0 if parent.isValid() else len(self._replacements)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Row, column, before, after."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Each text in one line; the whole of it is in the tool tip."""
        text = self._texts(self._replacements[index.row()])[index.column()]
        if role == _ROLE.DisplayRole:
            return text.replace("\n", _LINE_END)
        return text if role == _ROLE.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The columns' titles."""
        shown = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return _TITLES[section] if shown else None

    def _texts(self, one: Replacement) -> tuple[str, ...]:
        name = self._report.indicators[one.row].name
        return (f"{one.row + 1}　{name}", self._labels[one.attribute], one.before, one.after or "（空）")
