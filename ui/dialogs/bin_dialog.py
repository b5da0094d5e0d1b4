"""The 回收站 of the open book."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.models.report_list_model import ReportListModel
from ui.widgets.choose_row import choose_row
from ui.widgets.list_view import make_list

if TYPE_CHECKING:
    from desktop.storage.summaries import Summary


class BinDialog(QDialog):
    """The user chooses which deleted reports come back."""

    def __init__(self, deleted: "tuple[Summary, ...]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QTableView(self)
        self._model = ReportListModel(self)
        self._model.show_summaries(deleted)
        self._build()

    @property
    def chosen(self) -> list[int]:
        """The ids of the chosen reports."""
        return [self._model.summaries[index.row()].id for index in self.view.selectionModel().selectedRows()]

    def _build(self) -> None:
        self.setWindowTitle("回收站")
        sentence = QLabel("回收站中的报告都完整保留。选择要恢复的报告，它们会回到列表中原来的位置。", self)
        sentence.setAccessibleName("回收站说明")
        self.view.setModel(self._model)
        make_list(self.view, "回收站中的报告", "回收站的列", several=True)
        self.view.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(self)
        restore = buttons.addButton("恢复所选报告(&R)", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        chosen = self.view.selectionModel()
        chosen.selectionChanged.connect(lambda: restore.setEnabled(chosen.hasSelection()))
        restore.setEnabled(False)
        restore.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence)
        layout.addWidget(self.view)
        layout.addWidget(buttons)
        self.resize(620, 360)
        if self._model.rowCount():
            choose_row(self.view, 0)
