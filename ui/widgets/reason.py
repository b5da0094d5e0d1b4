"""Why a value is objected to, or a help, beside its input."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.tones import error_ink, quiet_ink, set_ink

MARK = "✕ "
"""Says without colour that a line is an objection."""


class Reason(QLabel):
    """One plain sentence; it keeps its room so that nothing moves while somebody types."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.objection = ""
        self._help = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAccessibleName(f"{name}：说明")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def object_to(self, sentence: str) -> None:
        """Say what is wrong, or nothing any more."""
        if sentence != self.objection:
            self.objection = sentence
            self._show()

    def offer(self, help_text: str) -> None:
        """Say what helps where nothing is wrong."""
        if help_text != self._help:
            self._help = help_text
            self._show()

    def _show(self) -> None:
        set_ink(self, error_ink() if self.objection else quiet_ink())
        self.setText(f"{MARK}{self.objection}" if self.objection else self._help)
