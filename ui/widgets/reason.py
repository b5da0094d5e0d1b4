"""Why a value is objected to, or a help, beside its input."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.tones import error_ink, quiet_ink, wear

MARK = "✕ "
"""Says without colour that a line is an objection."""


class Reason(QLabel):
    """One plain sentence in one line: nothing moves while somebody types. What has no room is in its tool tip."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.objection = ""
        self.sentence = ""
        """What it says, whether there is room for it or not."""
        self._help = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(f"{name}：说明")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _show(self) -> None:
        self.sentence = f"{MARK}{self.objection}" if self.objection else self._help
        wear(self, {QPalette.ColorRole.WindowText: error_ink if self.objection else quiet_ink})
        self.setAccessibleDescription(self.sentence)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.sentence, Qt.TextElideMode.ElideMiddle, self.width())
        self.setToolTip("" if shown == self.sentence else self.sentence)
        self.setText(shown)
