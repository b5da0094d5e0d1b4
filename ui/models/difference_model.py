"""Where a report that comes in differs from the book's, both beside each other, as a Qt model."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.comparison import compare
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.messages import difference_label, difference_text

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_TITLES = ("不同之处", "簿中", "来件")


class DifferenceModel(QAbstractTableModel):
    """One line for each difference: its place, our text, theirs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[str, str, str], ...] = ()

    def show_pair(self, ours: Report, theirs: Report, form: Form) -> None:
        """Show what differs between these two."""
        self._show(
            tuple(
                (
                    difference_label(one, ours, theirs, form),
                    difference_text(one, one.before, form),
                    difference_text(one, one.after, form),
                )
                for one in compare(ours, theirs)
            )
        )

    def show_none(self) -> None:
        """There is nothing to compare."""
        self._show(())

    def rowCount(self, parent: Index = _NONE) -> int:
        """Differences."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Place, ours, theirs."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a line shows; long texts begin beside each other."""
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        shown = role in {_ROLE.DisplayRole, _ROLE.ToolTipRole}
        return self._lines[index.row()][index.column()] if shown else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The columns' titles."""
        shown = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return _TITLES[section] if shown else None

    def _show(self, lines: tuple[tuple[str, str, str], ...]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()
