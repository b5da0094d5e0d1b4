"""The report list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDockWidget, QHeaderView, QTableView, QWidget

from desktop.domain.report import Report
from ui.editor import Editor
from ui.models.report_list_model import ReportListModel
from ui.session import Session
from ui.widgets.choose_row import choose_row

if TYPE_CHECKING:
    from desktop.storage.summaries import Summary

_TITLE = "报告列表"
_NAME = 1


class ReportPanel(QDockWidget):
    """The reports of the book in print order; the current one is the open one, several may be chosen."""

    report_chosen = Signal(int)
    """The id of the report that the user wants to see."""

    def __init__(self, session: Session, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(_TITLE, parent)
        self._editor = editor
        self._model = ReportListModel(self)
        self.view = QTableView(self)
        self._build()
        self._connect(session)

    @property
    def chosen(self) -> list[int]:
        """The ids of the chosen reports in print order; the open one where none is chosen."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        chosen = [self._model.summaries[row].id for row in rows]
        if not chosen and self._editor.report_id is not None:
            return [self._editor.report_id]
        return chosen

    def enter(self) -> None:
        """Put the focus into the list."""
        self.show()
        self.view.setFocus()

    def choose(self, report_ids: list[int]) -> None:
        """Choose these lines."""
        selection = QItemSelection()
        for row, summary in enumerate(self._model.summaries):
            if summary.id in report_ids:
                index = self._model.index(row, 0)
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def _build(self) -> None:
        self.setObjectName("reports")
        self.setAccessibleName(_TITLE)
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        view = self.view
        view.setModel(self._model)
        view.setAccessibleName(_TITLE)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setCornerButtonEnabled(False)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setAccessibleName("报告列表的列")
        header.setHighlightSections(False)
        header.setMinimumSectionSize(0)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        metrics = view.fontMetrics()
        for column, widest in ((0, "草稿国"), (2, "000.00国"), (3, "不合格国")):
            header.resizeSection(column, metrics.horizontalAdvance(widest))
        view.setMinimumWidth(metrics.horizontalAdvance("国") * 22)
        self.setWidget(view)

    def _connect(self, session: Session) -> None:
        session.listed.connect(self._list)
        self._editor.opened.connect(self._show_open)
        self._editor.changed.connect(self._show_change)
        self.view.selectionModel().currentRowChanged.connect(self._choose)

    def _list(self, summaries: "tuple[Summary, ...]") -> None:
        self._model.show_summaries(summaries)
        self._show_open()

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid():
            self.report_chosen.emit(self._model.summaries[current.row()].id)

    def _show_open(self) -> None:
        row = self._model.row_of(self._editor.report_id)
        if row is not None and not self.view.selectionModel().isRowSelected(row):
            choose_row(self.view, row)

    def _show_change(self, report: Report) -> None:
        if self._editor.report_id is not None and self._editor.form is not None:
            self._model.show_report(self._editor.report_id, report, self._editor.form)
