"""What could be saved of a damaged book, and what was lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.messages import loss_sentence, visible
from desktop.storage.salvage import Salvaged

_ALL = "全部内容和历史版本都已取出。"


class SalvageDialog(QDialog):
    """Names the new book; accepting it opens that book."""

    def __init__(self, damaged: Path, salvaged: Salvaged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lost = QPlainTextEdit(_lost(salvaged), self)
        self._build(damaged, salvaged)

    def copy(self) -> None:
        """Put the list on the clipboard."""
        QGuiApplication.clipboard().setText(self.lost.toPlainText())

    def _build(self, damaged: Path, salvaged: Salvaged) -> None:
        self.setWindowTitle("抢救结果")
        outcome = (
            f"有 {len(salvaged.lost)} 处与保存时不同，逐条列在下面，请核对。" if salvaged.lost else "没有丢失任何内容。"
        )
        sentence = QLabel(
            f"已从 {visible(damaged.name)} 中取出 {salvaged.reports} 份报告，写入新的簿：\n"
            f"{visible(str(salvaged.path))}\n{outcome}损坏的簿没有改动，仍在原处。",
            self,
        )
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setAccessibleName("抢救结果")
        self.lost.setReadOnly(True)
        self.lost.setTabChangesFocus(True)
        self.lost.setAccessibleName("与保存时不同之处")
        buttons = QDialogButtonBox(self)
        opening = buttons.addButton("打开新的簿(&O)", QDialogButtonBox.ButtonRole.AcceptRole)
        copy = QPushButton("复制清单(&C)", self)
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        opening.setDefault(True)
        layout = QVBoxLayout(self)
        for widget in (sentence, self.lost, buttons):
            layout.addWidget(widget)
        self.resize(640, 360)
        opening.setFocus()


def _lost(salvaged: Salvaged) -> str:
    sentences = [
        loss_sentence(lost.loss, report_id=lost.report_id, name=lost.name, since=lost.since) for lost in salvaged.lost
    ]
    return "\n".join(sentences) or _ALL
