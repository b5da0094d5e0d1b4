"""What pasting would replace, as a Qt model."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.form import IndicatorsBlock
from desktop.domain.report import Report
from ui.models.indicator_paste import Replacement
from ui.models.text_table_model import TextTableModel

_ROLE = Qt.ItemDataRole
_LINE_END = " ⏎ "


class ReplacementModel(TextTableModel):
    """One line for each cell that would lose something: where, before, after."""

    def __init__(self, report: Report, block: IndicatorsBlock, parent: QObject) -> None:
        super().__init__(("行", "栏目", "原内容", "粘贴后"), parent)
        self._report = report
        self._labels = {column.attribute: column.label for column in block.row_columns}

    def show_replacements(self, replacements: tuple[Replacement, ...]) -> None:
        """Show others."""
        self.show_lines([self._texts(one) for one in replacements])

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _ROLE.DisplayRole) -> object:
        """Each text in one line; the whole of it is in the tool tip."""
        return self.text(index).replace("\n", _LINE_END) if role == _ROLE.DisplayRole else super().data(index, role)

    def _texts(self, one: Replacement) -> tuple[str, ...]:
        name = self._report.indicators[one.row].name
        return (f"{one.row + 1}　{name}", self._labels[one.attribute], one.before, one.after or "（空）")
