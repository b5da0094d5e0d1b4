"""The imports of the open book, to be taken back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.models.batch_model import BatchModel
from ui.widgets.choose_row import choose_row
from ui.widgets.list_view import make_list

if TYPE_CHECKING:
    from desktop.storage.batches import Batch

_SENTENCE = (
    "选择要撤销的一次导入：新增的报告移到回收站，被替换的恢复为导入前的内容。导入后改过、已定稿或已删除的报告不受影响。"
)


class WithdrawDialog(QDialog):
    """The user chooses one import; nothing can be chosen of which nothing stands any more."""

    def __init__(self, batches: "Sequence[Batch]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QTableView(self)
        self._model = BatchModel(batches, self)
        self._buttons = QDialogButtonBox(self)
        self._withdraw = self._buttons.addButton("撤销所选导入(&W)", QDialogButtonBox.ButtonRole.AcceptRole)
        self._build()
        self._consider()

    @property
    def chosen(self) -> "Batch":
        """The import that is chosen."""
        return self._model.batches[self.view.currentIndex().row()]

    def _build(self) -> None:
        self.setWindowTitle("撤销导入")
        sentence = QLabel(_SENTENCE, self)
        sentence.setWordWrap(True)
        sentence.setAccessibleName("撤销导入说明")
        view = self.view
        view.setModel(self._model)
        make_list(view, "以前的导入", "以前的导入的列")
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.resizeColumnsToContents()
        view.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        view.selectionModel().currentRowChanged.connect(self._consider)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._withdraw.setDefault(True)
        layout = QVBoxLayout(self)
        for widget in (sentence, view, self._buttons):
            layout.addWidget(widget)
        self.resize(640, 360)
        choose_row(view, 0)
        view.setFocus()

    def _consider(self) -> None:
        self._withdraw.setEnabled(bool(self.chosen.standing))
