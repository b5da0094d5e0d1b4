"""The open report, page by page, as its form says."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication, QPalette
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.domain.finding import Finding, Place, Severity
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.messages import finding_sentence
from ui.editor import Editor
from ui.tabs.page import Page


class ReportTabs(QTabWidget):
    """The tabs of one form, for whichever report of it. The page in front follows it, others when they come there."""

    place_changed = Signal()
    """`place` may be another one, although the focus stayed."""

    def __init__(self, form: Form, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._report: Report | None = None
        self._objections: dict[Place, str] = {}
        self._read_only = False
        self.pages = tuple(Page(tab, form, editor, self) for tab in form.tabs)
        self.setDocumentMode(True)
        self.setAccessibleName(form.title)
        self.tabBar().setAccessibleName(f"{form.title}的各页")
        for tab, page in zip(form.tabs, self.pages, strict=True):
            self.addTab(page, tab.title.replace("&", "&&"))
            page.place_changed.connect(self.place_changed)
        self.currentChanged.connect(self._show_page)

    @property
    def place(self) -> Place | None:
        """The place that has the focus."""
        return self.pages[self.currentIndex()].place

    @property
    def row_actions(self) -> tuple[QAction, ...]:
        """What can be done to the rows of the indicator table."""
        page = next(page for page in self.pages if page.holds(Place("indicators")))
        return tuple(action for view in page.views for action in view.row_actions)

    def show_report(self, report: Report, findings: tuple[Finding, ...], *, empty_is_wrong: bool = False) -> None:
        """Show this version and mark its errors; what is only empty is marked where that is wrong."""
        self._report = report
        self._objections = {}
        for finding in findings:
            if finding.severity is Severity.ERROR and (empty_is_wrong or not finding.missing):
                self._objections.setdefault(finding.place, finding_sentence(finding, report, self._form))
        self._show_page()

    def go_to(self, place: Place) -> None:
        """Turn to the page on which a place is and put the focus there."""
        page = next((page for page in self.pages if page.holds(place)), None)
        if page is not None:
            self.setCurrentWidget(page)
            page.go_to(place)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """Whether everything can only be read; the ground of what cannot be edited says so."""
        if read_only != self._read_only:
            self._read_only = read_only
            self.follow_palette()

    def follow_palette(self) -> None:
        """Give what can only be read the ground of the window, whichever that is now."""
        palette = QPalette()
        if self._read_only:
            palette.setColor(QPalette.ColorRole.Base, QGuiApplication.palette().color(QPalette.ColorRole.Window))
        self.setPalette(palette)

    def _show_page(self) -> None:
        page = self.pages[self.currentIndex()]
        if self._report is not None:
            page.set_read_only(self._read_only)
            page.show_report(self._report)
            page.show_objections(self._objections)
