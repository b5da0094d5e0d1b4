"""The form's fixed notes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.form import NotesBlock
from ui.tabs.block_view import BlockView
from ui.widgets.tones import quiet_ink, wear


class NotesView(BlockView):
    """Small print to be read, as on paper."""

    def __init__(self, block: NotesBlock, parent: QWidget) -> None:
        super().__init__(parent)
        notes = QLabel(block.lead + "\n".join(block.notes), self)
        notes.setTextFormat(Qt.TextFormat.PlainText)
        notes.setWordWrap(True)
        notes.setAccessibleName(block.lead or "说明")
        wear(notes, {QPalette.ColorRole.WindowText: quiet_ink})
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(notes)
