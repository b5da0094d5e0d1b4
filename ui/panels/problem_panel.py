"""The problem list."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDockWidget, QListView, QWidget

from desktop.domain.report import Report
from ui.editor import Editor
from ui.models.problem_model import Problem, ProblemModel

_TITLE = "问题清单"


class ProblemPanel(QDockWidget):
    """Live; a double click or Enter asks for the place that a problem is at."""

    place_chosen = Signal(object)
    """The Place that the user wants to see."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(_TITLE, parent)
        self._editor = editor
        self._model = ProblemModel(self)
        self._chosen: tuple[int, Problem] | None = None
        self.view = QListView(self)
        self._build()
        self._connect()

    def enter(self) -> None:
        """Put the focus into the list."""
        self.show()
        self.view.setFocus()
        if self._model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._model.index(0))

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) problem and ask for its place, around the end.

        Where the chosen one has been mended since, the next is the one that stands in its place.
        """
        count = self._model.rowCount()
        if not count:
            return
        here = self.view.currentIndex().row()
        if self._chosen is not None and not any(one.is_still(self._chosen[1]) for one in self._model.problems):
            at = self._chosen[0] + min(by, 0)
        elif here < 0:
            at = 0 if by > 0 else -1
        else:
            at = here + by
        self._choose(self._model.index(at % count))

    def _build(self) -> None:
        self.setObjectName("problems")
        self.setAccessibleName(_TITLE)
        self.setAllowedAreas(Qt.DockWidgetArea.BottomDockWidgetArea | Qt.DockWidgetArea.TopDockWidgetArea)
        self.view.setModel(self._model)
        self.view.setAccessibleName(_TITLE)
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWidget(self.view)

    def _connect(self) -> None:
        self.view.activated.connect(self._choose)
        self._editor.opened.connect(self._open)
        self._editor.changed.connect(self._show)
        self._editor.asked.connect(lambda: self._show(self._editor.report))

    def _choose(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        problem = self._model.problems[index.row()]
        self._chosen = (index.row(), problem)
        self.place_chosen.emit(problem.place)

    def _open(self, report: Report | None) -> None:
        self._model.clear()
        self._chosen = None
        self._show(report)

    def _show(self, report: Report | None) -> None:
        if report is None or self._editor.form is None:
            self._model.clear()
        else:
            asked = self._editor.empty_is_wrong
            self._model.show_findings(self._editor.findings, report, self._editor.form, empty_is_wrong=asked)
        counts = "　".join(f"{kind} {count}" for kind, count in self._model.counts)
        self.setWindowTitle(f"{_TITLE}　{counts or '无'}" if report is not None else _TITLE)
