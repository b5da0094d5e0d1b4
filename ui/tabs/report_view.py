"""The middle of the window: the open report, or what stands there without one."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget

from desktop.domain.finding import Place
from desktop.domain.report import FieldKind, Report
from ui.editor import Editor
from ui.tabs.report_tabs import ReportTabs
from ui.widgets.line_input import LineInput

_NONE = "没有打开的报告。\n\n按 Ctrl+N 新建一份，或在左侧列表中选择一份。"


class ReportView(QStackedWidget):
    """Follows the editor. The tabs of a form are built when its first report is opened."""

    place_entered = Signal(object)
    """The Place that is edited now; None for none of a report just opened."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._tabs: dict[str, ReportTabs] = {}
        self._place: Place | None = None
        self._rest: QWidget | None = None
        self._none = QLabel(_NONE, self)
        self._none.setTextFormat(Qt.TextFormat.PlainText)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setAccessibleName("没有打开的报告")
        self.addWidget(self._none)
        editor.opened.connect(self._open)
        editor.changed.connect(self._show)
        editor.stepped.connect(self.go_to)
        for signal in (editor.asked, editor.rechecked):
            signal.connect(lambda: self._show(editor.report) if editor.report is not None else None)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._look_where)

    @property
    def tabs(self) -> ReportTabs | None:
        """The tabs of the open report's form."""
        return self._tabs.get(self._editor.form.id) if self._editor.form else None

    def rest_with(self, widget: QWidget) -> None:
        """Let a widget stand here as long as no report is open."""
        self._rest = widget
        self.addWidget(widget)

    @property
    def resting(self) -> bool:
        """Whether no report is shown, nor one expected."""
        return self._rest is not None and self.currentWidget() is self._rest

    def go_to(self, place: Place) -> None:
        """Show a place of the open report and put the focus there."""
        if self.tabs is not None:
            self.tabs.go_to(place)

    def select(self, place: Place) -> None:
        """Show a place and select what stands there, so that typing replaces it; a long text stays unselected."""
        self.go_to(place)
        focus = QApplication.focusWidget()
        if isinstance(focus, LineInput):
            focus.selectAll()

    def follow_palette(self) -> None:
        """The system has turned light or dark."""
        for tabs in self._tabs.values():
            tabs.follow_palette()

    def say(self, sentence: str) -> None:
        """Say something in place of a report."""
        self._none.setText(sentence)
        self.setCurrentWidget(self._none)

    def begin(self) -> None:
        """Put the focus on the first line to be filled in."""
        fields = self._editor.form.fields if self._editor.form is not None else ()
        first = next((field for field in fields if field.kind is FieldKind.LINE), None)
        if first is not None:
            self.go_to(Place(first.attribute))

    def enter(self) -> None:
        """Put the focus back into the form, where it was."""
        if self.tabs is not None:
            self.tabs.pages[self.tabs.currentIndex()].enter()

    def turn(self, by: int) -> None:
        """Turn to the next (1) or previous (-1) page, around the end."""
        if self.tabs is not None:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
            self.enter()

    def _open(self, report: Report | None) -> None:
        form = self._editor.form
        self._place = None
        if report is None or form is None:
            self.say(_NONE)
            if self._rest is not None:
                self.setCurrentWidget(self._rest)
            self.place_entered.emit(None)
            return
        if form.id not in self._tabs:
            self._tabs[form.id] = ReportTabs(form, self._editor, self)
            self._tabs[form.id].place_changed.connect(self._look_where)
            self.addWidget(self._tabs[form.id])
        tabs = self._tabs[form.id]
        tabs.set_read_only(self._editor.read_only)
        self._show(report)
        self.setCurrentWidget(tabs)
        self._place = tabs.place
        self.place_entered.emit(self._place)

    def _look_where(self) -> None:
        place = self.tabs.place if self.tabs is not None else None
        if place is not None and place != self._place:
            self._place = place
            self.place_entered.emit(place)

    def _show(self, report: Report) -> None:
        if self.tabs is not None:
            self.tabs.show_report(report, self._editor.findings, empty_is_wrong=self._editor.empty_is_wrong)
