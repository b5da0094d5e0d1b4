"""What the window does for the year as a whole: show it at a glance, keep its deadline."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.settings import read_settings, write_settings
from ui.editor import Editor
from ui.panels.year_page import YearPage
from ui.session import Session
from ui.widgets.composition import commit_focus


class YearActions(QObject):
    """The year at a glance stands wherever no report is open, so showing it is leaving the report."""

    def __init__(self, session: Session, editor: Editor, settings: Path, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._editor = editor
        self._settings = settings
        self.page = YearPage(session.forms, self.deadline, session.today, window)
        self.page.deadline_set.connect(self._keep_deadline)
        session.listed.connect(self.page.show_summaries)
        session.book_changed.connect(lambda _: self.page.set_writable(session.writable))

    def deadline(self, fiscal_year: int) -> date | None:
        """The day by which a year's reports are to be handed in, if the user said one."""
        return read_settings(self._settings).deadline(fiscal_year)

    def show(self) -> None:
        """Leave the open report; what is typed is saved, or kept until it can be."""
        commit_focus()
        if self._session.book is not None:
            self._session.leave_report()
            self.page.enter()

    def _keep_deadline(self, fiscal_year: int, day: date | None) -> None:
        write_settings(self._settings, read_settings(self._settings).with_deadline(fiscal_year, day))
