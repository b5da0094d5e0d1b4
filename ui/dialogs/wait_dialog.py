"""Stands before the window while something long is changed in the book."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget


class WaitDialog(QDialog):
    """Says what is being done; it goes when that is done, and not before."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setWindowTitle("请稍候")
        self.setAccessibleName("请稍候")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        sentence = QLabel(f"{title}…", self)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("进行中")
        layout = QVBoxLayout(self)
        layout.addWidget(sentence)
        layout.addWidget(bar)

    def reject(self) -> None:
        """Esc does not end it: what is half done would be undone without a word."""
