"""The open report, page by page, as its form says."""

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.domain.finding import Finding, Place
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.messages import finding_sentence
from ui.editor import Editor
from ui.tabs.indicators_view import IndicatorsView
from ui.tabs.page import Page


class ReportTabs(QTabWidget):
    """The tabs of one form; it shows whichever report of that form it is given."""

    def __init__(self, form: Form, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self.pages = tuple(Page(tab, form, editor, self) for tab in form.tabs)
        self.setDocumentMode(True)
        self.setAccessibleName(form.title)
        self.tabBar().setAccessibleName(f"{form.title}的各页")
        for tab, page in zip(form.tabs, self.pages, strict=True):
            self.addTab(page, tab.title.replace("&", "&&"))

    @property
    def indicators(self) -> IndicatorsView:
        """The indicator table; every form has one."""
        return next(view for page in self.pages for view in page.views if isinstance(view, IndicatorsView))

    def show_report(self, report: Report, findings: tuple[Finding, ...]) -> None:
        """Show this version and what the checks say of it; what is only empty is not marked."""
        for page in self.pages:
            page.show_report(report)
        objections: dict[Place, str] = {}
        for finding in findings:
            if not finding.missing:
                objections.setdefault(finding.place, finding_sentence(finding, report, self._form))
        for page in self.pages:
            page.show_objections(objections)

    def go_to(self, place: Place) -> None:
        """Turn to the page on which a place is and put the focus there."""
        for page in self.pages:
            if page.go_to(place):
                self.setCurrentWidget(page)
                page.go_to(place)
                return

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """Whether everything can only be read."""
        for page in self.pages:
            page.set_read_only(read_only)
