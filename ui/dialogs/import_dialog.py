"""What an import would do, before it is done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.form_file import Forms
from desktop.domain.plan import Choice, Match, Plan
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.entry import Entry
from ui.models.difference_model import DifferenceModel
from ui.models.import_model import ImportModel
from ui.widgets.choose_row import choose_row
from ui.widgets.list_view import make_list
from ui.widgets.year_input import YearInput

if TYPE_CHECKING:
    from ui.in_and_out.import_reading import Read

COLUMNS = 2
"""The dialog's result where the user wants to say first what the columns of a list are."""
_NAME, _WHY = 1, 4
_AHEAD = 5
"""Years offered after the latest that is assumed."""


class ImportDialog(QDialog):
    """Lists the reports of a file; the user lets them in one by one, and sees where they differ from ours."""

    def __init__(
        self,
        read: "Read",
        forms: Forms,
        *,
        ours: Callable[[int], Report],
        match: "Callable[[Plan], Read]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.plan = read.plan
        """What is shown; of a paper without a year with the year that the user gave."""
        self.view = _PlanView(self)
        self.differences = QTableView(self)
        self.replace = QCheckBox("冲突的以文件为准(&R)：替换簿中内容，原内容保留在历史中", self)
        self._given = read.plan
        self._forms, self._ours, self._match = forms, ours, match
        self.year = self._year_input()
        self._model = ImportModel(read.plan, read.rows, forms, self)
        self._compared = DifferenceModel(self)
        self._meaning = QLabel(self)
        self._year_label = QLabel(self)
        self._buttons = QDialogButtonBox(self)
        self._accept = self._buttons.addButton("导入(&I)", QDialogButtonBox.ButtonRole.AcceptRole)
        self._build(of_columns=read.table is not None)
        self._connect()
        self._begin()

    @property
    def choices(self) -> dict[int, Choice]:
        """Where the user decided otherwise than the program would have, by row of the plan."""
        return self._model.choices

    def _build(self, *, of_columns: bool) -> None:
        self.setWindowTitle("导入")
        sentence = QLabel(self._sentence(), self)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setAccessibleName("导入说明")
        self._meaning.setTextFormat(Qt.TextFormat.PlainText)
        self._meaning.setWordWrap(True)
        self._meaning.setAccessibleName("所选一行的说明")
        self.view.setModel(self._model)
        _dress_plan(self.view)
        self.differences.setModel(self._compared)
        _dress_differences(self.differences)
        if of_columns:
            columns = self._buttons.addButton("列的对应(&C)…", QDialogButtonBox.ButtonRole.ActionRole)
            columns.clicked.connect(lambda: self.done(COLUMNS))
        self._buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self._accept.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence)
        layout.addWidget(self.view, 3)
        layout.addWidget(self.replace)
        layout.addLayout(self._year_line())
        layout.addWidget(self._meaning)
        layout.addWidget(self.differences, 2)
        layout.addWidget(self._buttons)
        self.resize(860, 540)

    def _year_input(self) -> YearInput:
        """A choice among the years that the forms are for."""
        assumed = [row.report for row in self.plan.rows if row.year_assumed]
        first = min((self._forms[report.form].first_year for report in assumed), default=0)
        last = max((report.fiscal_year for report in assumed), default=-1)
        return YearInput(range(first, last + _AHEAD + 1) if assumed else range(0), self)

    def _year_line(self) -> QHBoxLayout:
        assumed = [row.report.fiscal_year for row in self.plan.rows if row.year_assumed]
        self._year_label.setText(f"有 {len(assumed)} 份的纸面上没有年度，按自评时间推定；应为(&Y)：")
        self._year_label.setBuddy(self.year)
        self.year.setAccessibleName("纸面上没有年度的报告的年度")
        if assumed:
            self.year.show_entry(Entry(assumed[0]))
        for widget in (self._year_label, self.year):
            widget.setVisible(bool(assumed))
        line = QHBoxLayout()
        line.addWidget(self._year_label)
        line.addWidget(self.year)
        line.addStretch()
        return line

    def _connect(self) -> None:
        self._model.chosen_changed.connect(self._count)
        self.view.selectionModel().currentRowChanged.connect(lambda current: self._show_row(current.row()))
        self.replace.toggled.connect(self._choose_conflicting)
        self.year.entered.connect(lambda entry: self._change_year(int(str(entry.value))))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _begin(self) -> None:
        """Go to the first row about which there is something to decide."""
        rows = self._model.rows
        self.replace.setVisible(any(row.match is Match.CONFLICTING and not row.final for row in rows))
        first = next((i for i, row in enumerate(rows) if row.match is Match.CONFLICTING), 0)
        if self._model.rowCount():
            choose_row(self.view, first)
            self.view.setFocus()
        self._show_row(first)
        self._count()

    def _sentence(self) -> str:
        wrong = f"，另有 {len(self.plan.refused)} 行有误、不能导入" if self.plan.refused else ""
        whole = f"{self.plan.source} 中有 {len(self.plan.rows)} 份报告{wrong}。"
        return f"{whole}打勾的将会导入，按“导入”之前簿中内容不会改动。"

    def _show_row(self, row: int) -> None:
        self._compared.show_none()
        self._meaning.setText(self._model.meaning(row) if 0 <= row < self._model.rowCount() else "")
        matched = self._model.rows[row] if 0 <= row < len(self._model.rows) else None
        if matched is not None and matched.report_id is not None and matched.match is not Match.SAME:
            report = matched.row.report
            try:
                self._compared.show_pair(self._ours(matched.report_id), report, self._forms[report.form])
            except KnownError as error:
                self._meaning.setText(error_sentence(error))
        self.differences.setVisible(bool(self._compared.rowCount()))

    def _choose_conflicting(self, chosen: bool) -> None:  # noqa: FBT001  # a slot
        rows = (index for index, row in enumerate(self._model.rows) if row.match is Match.CONFLICTING)
        self._model.choose(rows, chosen=chosen)

    def _change_year(self, year: int) -> None:
        plan = self._given.in_year(year)
        try:
            rows = self._match(plan).rows
        except KnownError as error:
            self._meaning.setText(error_sentence(error))
            return
        self.plan = plan
        self._model.show_plan(plan, rows)
        self._begin()
        self.year.setFocus()

    def _count(self) -> None:
        count = len(self._model.chosen)
        self._accept.setText(f"导入 {count} 份(&I)" if count else "没有可导入的")
        self._accept.setEnabled(bool(count))


class _PlanView(QTableView):
    """Space ticks all selected lines, or takes the ticks away."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, or whatever else the key does."""
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, ImportModel):
            rows = [index.row() for index in self.selectionModel().selectedRows() if model.may_choose(index.row())]
            model.choose(rows, chosen=not model.chosen.issuperset(rows))
        else:
            super().keyPressEvent(event)


def _dress_plan(view: QTableView) -> None:
    make_list(view, "将要导入的报告", "导入的列", several=True)
    view.setWordWrap(False)
    view.resizeColumnsToContents()
    header = view.horizontalHeader()
    header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)


def _dress_differences(view: QTableView) -> None:
    view.setAccessibleName("与簿中内容的不同")
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    view.horizontalHeader().setAccessibleName("不同之处的列")
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
