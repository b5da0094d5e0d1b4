"""The preview of the open report, beside the form."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.finding import Place, Severity
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from ui.editor import Editor
from ui.widgets.titled_dock import TitledDock

if TYPE_CHECKING:
    from ui.preview.lane import Make
    from ui.preview.pane import PreviewPane

_TITLE = "预览"
_LEAST = 240
"""Pixels below which it is never squeezed; its buttons in large text must not push the window out of the screen."""


class PreviewPanel(TitledDock):
    """Follows the editor. Nothing of the preview is loaded before it is seen after `allow`."""

    place_chosen = Signal(object)
    """The Place that was clicked on the page."""
    loaded = Signal(object)
    """The PreviewPane, when it is made."""
    closed = Signal()
    """The user has put the preview away."""

    def __init__(self, forms: Forms, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(_TITLE, parent)
        self.pane: PreviewPane | None = None
        self._forms = forms
        self._editor = editor
        self._place: Place | None = None
        self._allowed = False
        self._build()
        editor.opened.connect(self._open)
        editor.changed.connect(self._follow)
        editor.rechecked.connect(lambda: self._follow(editor.report) if editor.report is not None else None)

    def allow(self) -> None:
        """The window is painted: now the preview may take its time."""
        self._allowed = True
        if self.isVisible():
            self._load()

    def mark(self, place: Place | None) -> None:
        """Mark the place that is being edited."""
        self._place = place
        if self.pane is not None:
            self.pane.mark(place)

    def stop(self) -> None:
        """End what the preview does in the background, before the window goes."""
        if self.pane is not None:
            self.pane.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Be there when first seen."""
        super().showEvent(event)
        if self._allowed:
            self._load()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell it."""
        super().closeEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        self.setObjectName("preview")
        self.setAccessibleName(_TITLE)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setWidget(QWidget(self))

    def _load(self) -> None:
        if self.pane is not None:
            return
        from ui.preview.pane import PreviewPane  # noqa: PLC0415  # no start waits for it

        self.pane = PreviewPane(self)
        self.pane.setMinimumWidth(_LEAST)
        self.pane.place_clicked.connect(self.place_chosen)
        self.setWidget(self.pane)
        self.pane.mark(self._place)
        self._open(self._editor.report)
        self.loaded.emit(self.pane)

    def _open(self, report: Report | None) -> None:
        if self.pane is not None:
            self.pane.open(None if report is None else self._make(report))

    def _follow(self, report: Report) -> None:
        if self.pane is not None:
            self.pane.follow(self._make(report))

    def _make(self, report: Report) -> "Make":
        from ui.preview.sheet import make_sheet  # noqa: PLC0415  # loaded with the preview

        seal = self._editor.seal
        if seal is not None:
            return partial(make_sheet, report, self._forms, draft=False, version=seal.version, digest=seal.digest)
        draft = any(finding.severity is Severity.ERROR for finding in self._editor.findings)
        return partial(make_sheet, report, self._forms, draft=draft)
