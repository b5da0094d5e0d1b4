"""The problem list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QListView, QSplitter, QWidget

from ui.editor import Editor
from ui.models.problem_model import Problem, ProblemModel
from ui.review.review import Review
from ui.widgets.titled_dock import TitledDock

if TYPE_CHECKING:
    from ui.panels.problem_detail import ProblemDetail

_TITLE = "问题清单"
_LIST_PART, _DETAIL_PART = 3, 2
"""How the width is shared until the user says otherwise."""
_WIDE = 1000
"""Pixels beyond any need: what is too much is taken from both parts alike."""


class ProblemPanel(TitledDock):
    """Live; a double click or Enter asks for the place that a problem is at."""

    place_chosen = Signal(object)
    """The Place that the user wants to see."""
    reason_given = Signal(object, str)
    """The user lets this Problem stay, for this reason."""
    reason_withdrawn = Signal(object)
    """The user takes back that this Problem stays."""

    def __init__(self, editor: Editor, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(_TITLE, parent)
        self._editor = editor
        self._review = review
        self._model = ProblemModel(self)
        self._chosen: tuple[int, Problem] | None = None
        self._shown: int | None = None
        self._parts = QSplitter(self)
        self.view = QListView(self)
        self._detail: ProblemDetail | None = None
        self._build()
        self._connect()

    @property
    def detail(self) -> "ProblemDetail":
        """The current problem in full."""
        if self._detail is None:
            from ui.panels.problem_detail import ProblemDetail  # noqa: PLC0415  # no start waits for it

            self._detail = ProblemDetail(self)
            self._detail.reason.left.connect(self.view.setFocus)
            self._detail.reason_given.connect(self.reason_given)
            self._detail.reason_withdrawn.connect(self.reason_withdrawn)
            self._parts.addWidget(self._detail)
            self._parts.setStretchFactor(0, _LIST_PART)
            self._parts.setStretchFactor(1, _DETAIL_PART)
            self._parts.setSizes([_LIST_PART * _WIDE, _DETAIL_PART * _WIDE])
        return self._detail

    @property
    def current(self) -> Problem | None:
        """The problem at which the list stands."""
        at = self.view.currentIndex().row()
        return self._model.problems[at] if 0 <= at < len(self._model.problems) else None

    @property
    def chosen_warnings(self) -> list[Problem]:
        """The chosen problems that may stay as they are: one reason may serve several."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self._model.problems[row] for row in rows if self._model.problems[row].is_warning]

    def enter(self) -> None:
        """Put the focus into the list."""
        self.show()
        self.view.setFocus()
        if self._model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._model.index(0))

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) problem and ask for its place, around the end.

        Where the chosen one has been mended since, the next is the one that stands in its place. What was acknowledged
        is passed over.
        """
        count = self._model.unsettled
        if not count:
            return
        here = self.view.currentIndex().row()
        if self._chosen is not None and not any(one.is_still(self._chosen[1]) for one in self._model.problems):
            at = self._chosen[0] + min(by, 0)
        elif here < 0 or here >= count:
            at = 0 if by > 0 else -1
        else:
            at = here + by
        self._choose(self._model.index(at % count))

    def enter_reason(self) -> bool:
        """Let the user type why the current warning stays, or the first one; whether there is one."""
        warnings = [at for at, problem in enumerate(self._model.problems) if problem.is_warning]
        here = self.view.currentIndex().row()
        if not warnings or not self._review.writable:
            return False
        self.show()
        if here not in warnings:
            self.view.setCurrentIndex(self._model.index(warnings[0]))
        self.detail.enter_reason()
        return True

    def go_on(self) -> None:
        """A warning was acknowledged, or that was taken back: stand at the next one, ready for its key."""
        left = [at for at, one in enumerate(self._model.problems) if one.is_warning and not one.reason]
        here = self.view.currentIndex().row()
        if left:
            self.view.setCurrentIndex(self._model.index(next((at for at in left if at >= here), left[0])))
        self.view.setFocus()

    def offer(self, actions: Sequence[QAction]) -> None:
        """What the context menu of the list has."""
        self.view.addActions(actions)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _build(self) -> None:
        self.setObjectName("problems")
        self.setAccessibleName(_TITLE)
        self.setAllowedAreas(Qt.DockWidgetArea.BottomDockWidgetArea | Qt.DockWidgetArea.TopDockWidgetArea)
        self.view.setModel(self._model)
        self.view.setAccessibleName(_TITLE)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setUniformItemSizes(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._parts.addWidget(self.view)
        self._parts.setChildrenCollapsible(False)
        self.setWidget(self._parts)

    def _connect(self) -> None:
        self.view.activated.connect(self._choose)
        self.view.selectionModel().currentChanged.connect(self._show_detail)
        self.view.selectionModel().selectionChanged.connect(self._show_detail)
        self._review.changed.connect(self._show)

    def _choose(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        problem = self._model.problems[index.row()]
        self._chosen = (index.row(), problem)
        self.place_chosen.emit(problem.place)

    def _show(self) -> None:
        report, form = self._editor.report, self._editor.form
        if self._editor.report_id != self._shown:
            self._shown, self._chosen = self._editor.report_id, None
            self._model.clear()
        if report is None or form is None:
            self._model.clear()
        else:
            asked = self._editor.empty_is_wrong
            self._model.show_reviewed(self._review.reviewed, report, form, empty_is_wrong=asked)
        counts = "　".join(f"{kind} {count}" for kind, count in self._model.counts)
        self.setWindowTitle(f"{_TITLE}　{counts or '无'}" if report is not None else _TITLE)
        self._show_detail()

    def _show_detail(self) -> None:
        if self._editor.report is not None or self._detail is not None:
            self.detail.show_problem(self.current, writable=self._review.writable)
            self.detail.show_count(len(self.chosen_warnings))
