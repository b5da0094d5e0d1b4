"""The report list."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QVBoxLayout, QWidget

from ui.editor import Editor
from ui.models.report_list_model import NAME, ReportListModel
from ui.models.report_order import dropped
from ui.panels.report_line import ReportLine
from ui.panels.search_line import SearchLine
from ui.review.review import Review
from ui.session import Session
from ui.widgets.choose_row import choose_row
from ui.widgets.measured import characters, measured
from ui.widgets.titled_dock import TitledDock

if TYPE_CHECKING:
    from desktop.storage.summaries import Summary

Index = QModelIndex | QPersistentModelIndex
_TITLE = "报告列表"
_NARROWEST = 22
"""Chinese characters for which there is always room."""
_WIDEST_LEAST = 264
"""Pixels that the list needs at most, however large its text: the form beside it needs room too."""


class ReportPanel(TitledDock):
    """The reports of the book in print order; the current one is the open one, several may be chosen."""

    report_chosen = Signal(int)
    """The id of the report that the user wants to see."""
    arranged = Signal(object)
    """The order (a list of ids) into which the listed reports were dragged."""

    def __init__(self, session: Session, editor: Editor, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(_TITLE, parent)
        self._session = session
        self._editor = editor
        self._review = review
        self._model = ReportListModel(self)
        self.view = _Lines(self)
        self.search = SearchLine(self)
        self._nothing = QLabel("没有符合的报告。", self)
        self._build()
        self._connect()

    @property
    def listed(self) -> list[int]:
        """The ids of the reports that are shown, in print order."""
        return [summary.id for summary in self._model.summaries]

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

    def enter_search(self) -> None:
        """Put the focus into the search."""
        self.show()
        self.search.enter()

    def show_open(self) -> None:
        """Choose the line of the open report, or none."""
        if self._editor.report_id is None:
            self.view.selectionModel().clear()
            return
        row = self._model.row_of(self._editor.report_id)
        if row is not None and not self.view.selectionModel().isRowSelected(row):
            choose_row(self.view, row, NAME)

    def choose(self, report_ids: list[int]) -> None:
        """Choose these lines."""
        selection = QItemSelection()
        for row, summary in enumerate(self._model.summaries):
            if summary.id in report_ids:
                index = self._model.index(row, NAME)
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def _build(self) -> None:
        self.setObjectName("reports")
        self.setAccessibleName(_TITLE)
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        view = self.view
        view.setModel(self._model)
        view.setModelColumn(NAME)
        view.setItemDelegate(ReportLine(view))
        view.setAccessibleName(_TITLE)
        view.setUniformItemSizes(True)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        view.setDragDropOverwriteMode(False)
        self._nothing.setContentsMargins(8, 8, 8, 8)
        self._nothing.hide()
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self._nothing)
        layout.addWidget(view)
        measured(view, lambda: content.setMinimumWidth(min(characters(view, _NARROWEST), _WIDEST_LEAST)))
        self.setWidget(content)

    def _connect(self) -> None:
        self._session.listed.connect(self._list)
        self._session.added.connect(self._show_added)
        self._editor.opened.connect(self.show_open)
        self._review.changed.connect(self._show_change)
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.view.activated.connect(lambda index: self.report_chosen.emit(self._model.summaries[index.row()].id))
        self.view.selectionModel().selectionChanged.connect(self._choose)
        self.search.changed.connect(self._search)
        self.search.left.connect(self._enter_found)
        self._model.dropped.connect(self._drop)

    def _list(self, summaries: "tuple[Summary, ...]") -> None:
        self._model.movable = self._session.writable
        self.search.show_years({summary.fiscal_year for summary in summaries})
        self.search.texts = partial(_texts, summaries)
        self._model.show_summaries(summaries)
        self._show_listed()

    def _search(self) -> None:
        self._model.search(self.search.search)
        self._show_listed()

    def _show_listed(self) -> None:
        self._nothing.setVisible(not self._model.summaries and bool(self._session.summaries))
        self.show_open()

    def _enter_found(self) -> None:
        self.enter()
        if self._model.summaries and not self.view.selectionModel().hasSelection():
            choose_row(self.view, 0, NAME)

    def _show_added(self) -> None:
        if self._model.row_of(self._editor.report_id) is None:
            self.search.clear()

    def _choose(self) -> None:
        """The current line is wanted once it is chosen: a list that gets the focus has a current one unasked."""
        current = self.view.currentIndex()
        if current.isValid() and self.view.selectionModel().isSelected(current):
            report_id = self._model.summaries[current.row()].id
            if report_id != self._editor.report_id:
                self.report_chosen.emit(report_id)

    def _drop(self, report_ids: list[int], place: int) -> None:
        self.arranged.emit(dropped(self.listed, report_ids, place))
        self.choose(report_ids)

    def _show_change(self) -> None:
        report_id, report, form = self._editor.report_id, self._editor.report, self._editor.form
        if report_id is not None and report is not None and form is not None:
            self._model.show_report(report_id, report, form, self._review.standing)


class _Lines(QListView):
    """All lines are as high as each other: one that says something else moves none, and nothing is laid out anew."""

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Draw what changed."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))


def _texts(summaries: "tuple[Summary, ...]") -> list[str]:
    return [text for summary in summaries for text in (summary.project_name, summary.office)]
