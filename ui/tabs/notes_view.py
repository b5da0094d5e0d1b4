"""The form's fixed notes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.finding import Place
from desktop.domain.form import NotesBlock
from desktop.domain.report import Report
from ui.tabs.block_view import Objections
from ui.widgets.tones import quiet_ink, set_ink


class NotesView(QLabel):
    """Small print to be read, as on paper."""

    def __init__(self, block: NotesBlock, parent: QWidget) -> None:
        super().__init__(block.lead + "\n".join(block.notes), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAccessibleName(block.lead or "说明")
        set_ink(self, quiet_ink())

    def show_report(self, report: Report) -> None:
        """Every report has the same notes."""

    def show_objections(self, objections: Objections) -> None:
        """Nobody typed them."""

    def go_to(self, _place: Place) -> bool:
        """No place is here."""
        return False

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """They always are."""
