"""Where a report that comes in differs from the book's, both beside each other, as a Qt model."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.comparison import compare
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.messages.differences import difference_label, difference_text
from ui.models.text_table_model import TextTableModel

_ROLE = Qt.ItemDataRole


class DifferenceModel(TextTableModel):
    """One line for each difference: its place, our text, theirs. Long texts begin beside each other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("不同之处", "簿中", "来件"), parent)

    def show_pair(self, ours: Report, theirs: Report, form: Form) -> None:
        """Show what differs between these two."""
        self.show_lines(
            [
                (
                    difference_label(one, ours, theirs, form),
                    difference_text(one, one.before, form),
                    difference_text(one, one.after, form),
                )
                for one in compare(ours, theirs)
            ]
        )

    def show_none(self) -> None:
        """There is nothing to compare."""
        self.show_lines(())

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _ROLE.DisplayRole) -> object:
        """What a cell shows."""
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        return super().data(index, role)
