"""The saved versions of the open report, and how each of them differs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.jobs.history import Step
from desktop.messages import name_in_sentence
from desktop.messages.shown import moment
from ui.models.history_model import HOW, HistoryModel
from ui.widgets.choose_row import choose_row
from ui.widgets.comparison_view import ComparisonView
from ui.widgets.list_view import make_list

_WITH_NOW, _WITH_BEFORE = "与现在的内容对照", "与前一个版本对照"
_LEGEND = "带删除线的文字后来被删去，带下划线的文字是后来新增的。恢复只是一步修改，可以用“撤销”取消。"
_WHAT = 2


class HistoryDialog(QDialog):
    """The user looks at versions side by side, and chooses one that the report is to become again."""

    def __init__(
        self, found: tuple[Step, ...], now: Report, forms: Forms, *, locked: str = "", parent: QWidget | None = None
    ) -> None:
        """Where the report cannot be changed, `locked` says why."""
        super().__init__(parent)
        self.view = QTableView(self)
        self.against = QComboBox(self)
        self.whole = QCheckBox("显示全文(&W)", self)
        self.comparison = ComparisonView(self)
        self.buttons = QDialogButtonBox(self)
        self.restore = self.buttons.addButton("恢复这个版本(&R)", QDialogButtonBox.ButtonRole.AcceptRole)
        self._model = HistoryModel(found, forms, self)
        self._now = now
        self._forms = forms
        self._locked = locked
        self._build()
        self.view.setFocus()
        if found:
            choose_row(self.view, 0)

    @property
    def chosen(self) -> Step | None:
        """The version that is looked at."""
        at = self.view.currentIndex().row()
        return self._model.steps[at] if at >= 0 else None

    def _build(self) -> None:
        self.setWindowTitle(f"历史版本：{name_in_sentence(self._now.project_name)}")
        self._build_list()
        self.against.addItems([_WITH_BEFORE, _WITH_NOW])
        self.against.setAccessibleName("与什么对照")
        self.against.currentIndexChanged.connect(self._compare)
        self.whole.toggled.connect(self._compare)
        legend = QLabel("\n".join(filter(None, (self._locked, _LEGEND))), self)
        legend.setTextFormat(Qt.TextFormat.PlainText)
        legend.setWordWrap(True)
        legend.setAccessibleName("对照说明")
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        choices = QHBoxLayout()
        choices.addWidget(self.against)
        choices.addWidget(self.whole)
        choices.addStretch(1)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(choices)
        column.addWidget(self.comparison, 1)
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.addWidget(self.view)
        sides.addWidget(right)
        sides.setSizes([500, 600])
        sides.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(sides, 1)
        layout.addWidget(legend)
        layout.addWidget(self.buttons)
        self.resize(1120, 600)

    def _build_list(self) -> None:
        view = self.view
        view.setModel(self._model)
        make_list(view, "历史版本", "历史版本的列")
        view.setWordWrap(False)
        view.resizeColumnsToContents()
        header = view.horizontalHeader()
        header.setSectionResizeMode(HOW, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        view.selectionModel().currentRowChanged.connect(self._compare)

    def _compare(self) -> None:
        step = self.chosen
        report = step.report if step else None
        self.restore.setEnabled(report is not None and report != self._now and not self._locked)
        if step is None or report is None:
            self.comparison.say("这个版本已损坏，读不出来，不能恢复；其他版本不受影响。" if step else "")
            return
        when = moment(step.version.saved_at.astimezone())
        form, whole = self._forms[report.form], self.whole.isChecked()
        if self.against.currentText() == _WITH_NOW:
            titles = (f"{when} 的版本", "现在")
            self.comparison.show_difference(report, self._now, titles, form, whole=whole)
            return
        older = self._model.steps[self.view.currentIndex().row() + 1 :]
        before = next((one for one in older if one.report), None)
        if before is None or before.report is None:
            self.comparison.say("这是留存的最早的版本，前面没有可以对照的版本。")
            return
        titles = (f"{moment(before.version.saved_at.astimezone())} 的版本", f"{when} 的版本")
        self.comparison.show_difference(before.report, report, titles, form, whole=whole)
