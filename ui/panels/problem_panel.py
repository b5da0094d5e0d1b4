"""The problem list."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDockWidget, QListView, QWidget

from desktop.domain.report import Report
from ui.editor import Editor
from ui.models.problem_model import ProblemModel

_TITLE = "问题清单"


class ProblemPanel(QDockWidget):
    """Live; a double click or Enter asks for the place that a problem is at."""

    place_chosen = Signal(object)
    """The Place that the user wants to see."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(_TITLE, parent)
        self._editor = editor
        self._model = ProblemModel(self)
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
        """Choose the next (1) or previous (-1) problem and ask for its place, around the end."""
        count = self._model.rowCount()
        if count:
            here = self.view.currentIndex().row()
            at = (here + by) % count if here >= 0 else (0 if by > 0 else count - 1)
            self._choose(self._model.index(at))

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
        self._editor.opened.connect(self._show)
        self._editor.changed.connect(self._show)

    def _choose(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self.place_chosen.emit(self._model.problems[index.row()].place)

    def _show(self, report: Report | None) -> None:
        if report is None or self._editor.form is None:
            self._model.clear()
        else:
            self._model.show_findings(self._editor.findings, report, self._editor.form)
        counts = "　".join(f"{kind} {count}" for kind, count in self._model.counts)
        self.setWindowTitle(f"{_TITLE}　{counts or '无'}" if report is not None else _TITLE)
