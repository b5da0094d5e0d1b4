"""What is left to do in several reports before they can be final."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.models.left_model import LeftModel
from ui.widgets.choose_row import choose_row
from ui.widgets.list_view import make_list

if TYPE_CHECKING:
    from desktop.jobs.checking import LeftFinding

_SENTENCE = 2


class LeftDialog(QDialog):
    """Stays beside the window while its lines are worked off; each leads to its place. Nothing waits for it."""

    line_chosen = Signal(object)
    """The LeftFinding whose place the user wants to see."""
    finalising_wanted = Signal()
    """The user wants to finalise the same reports once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QTableView(self)
        self.sentence = QLabel(self)
        self.whole = QLabel(self)
        self._model = LeftModel(self)
        self._build()

    def show_left(self, left: "tuple[LeftFinding, ...]") -> None:
        """Show this list, and stand there."""
        reports = len({one.report_id for one in left})
        self.sentence.setText(
            f"{reports} 份报告中还有 {len(left)} 处要处理，均未定稿。选中一处按 Enter 前往；"
            "改正，或在问题清单中写明理由，再回来定稿。"
        )
        self._model.show_left(left)
        choose_row(self.view, 0)
        self.show()

    def _build(self) -> None:
        self.setWindowTitle("定稿前还要处理的")
        for label, name in ((self.sentence, "定稿前还要处理的"), (self.whole, "所选问题全文")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAccessibleName(name)
        view = self.view
        view.setModel(self._model)
        make_list(view, "各报告还要处理的问题", "问题的列")
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setWordWrap(False)
        view.horizontalHeader().setSectionResizeMode(_SENTENCE, QHeaderView.ResizeMode.Stretch)
        view.setColumnWidth(0, 200)
        view.setColumnWidth(1, 60)
        view.activated.connect(lambda _: self._choose())
        view.selectionModel().currentChanged.connect(self._show_whole)
        buttons = QDialogButtonBox(self)
        go = buttons.addButton("前往(&G)", QDialogButtonBox.ButtonRole.ActionRole)
        again = buttons.addButton("再次定稿(&F)", QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        for button in (go, again, close):
            button.setAccessibleName(button.text().partition("(")[0])
            button.setAutoDefault(False)
        go.clicked.connect(self._choose)
        again.clicked.connect(self.finalising_wanted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.sentence, view, self.whole, buttons):
            layout.addWidget(widget)
        self.resize(780, 400)
        view.setFocus()

    def _choose(self) -> None:
        at = self.view.currentIndex().row()
        if at >= 0:
            self.line_chosen.emit(self._model.left[at])

    def _show_whole(self) -> None:
        at = self.view.currentIndex().row()
        self.whole.setText(self._model.left[at].sentence if at >= 0 else "")
