"""A value that follows from others."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class DerivedValue(QLabel):
    """Shown, never typed; — while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_value("")

    def show_value(self, text: str) -> None:
        """Show a value, or that there is none."""
        self.setText(text or "—")
