"""The report of a bug, to be copied."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_SAVED = "已输入的内容已经保存"
_UNSAVED = "已输入的内容还没能保存，仍在窗口中"


class FaultDialog(QDialog):
    """What happened, what it means for the data, what to do; the details hold no text of the user's."""

    def __init__(self, details: str, *, saved: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.details = QPlainTextEdit(details, self)
        self.unwanted = QCheckBox("同样的错误不再提示(&N)", self)
        self._build(saved=saved)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def _build(self, *, saved: bool) -> None:
        self.setWindowTitle("程序出错")
        sentence = QLabel(
            f"程序出了一个错误，刚才的操作可能没有完成。{_SAVED if saved else _UNSAVED}，可以继续使用。\n"
            "如果再次出现，请复制下面的报告交给技术人员；报告中没有您填写的内容。",
            self,
        )
        sentence.setWordWrap(True)
        sentence.setAccessibleName("程序出错")
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName("错误报告")
        copy = QPushButton("复制报告(&C)", self)
        copy.setAccessibleName("复制报告")
        copy.clicked.connect(self.copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence)
        layout.addWidget(self.details)
        layout.addWidget(self.unwanted)
        layout.addWidget(buttons)
        self.resize(640, 360)
