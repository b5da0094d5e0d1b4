"""Says that the open report is final, as long as it is."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop.domain.report import Report
from desktop.messages import short_digest
from ui.editor import Editor
from ui.icons import icon
from ui.widgets.tones import band_ground, wear

_ICON = 20


class FinalBar(QFrame):
    """The version and digest that stand on the paper, and the way back to a draft."""

    reopen_chosen = Signal()
    """The user wants to edit the report again."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = QLabel(self)
        self.button = QPushButton("取消定稿", self)
        self._editor = editor
        self._build()
        self.button.clicked.connect(self.reopen_chosen)
        editor.opened.connect(self._show)

    def _build(self) -> None:
        self.setAccessibleName("定稿状态")
        self.sentence.setAccessibleName("定稿状态")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.button.setAccessibleName("取消定稿")
        wear(self, {QPalette.ColorRole.Window: band_ground})
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        lock = QToolButton(self)  # draws its icon anew when the system turns dark; a label would not
        lock.setIcon(icon("lock"))
        lock.setIconSize(QSize(_ICON, _ICON))
        lock.setAutoRaise(True)
        lock.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lock.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        lock.setAccessibleName("已定稿")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(lock)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.button)
        self.hide()

    def _show(self, report: Report | None) -> None:
        seal = self._editor.seal
        if report is None or seal is None:
            self.hide()
            return
        self.sentence.setText(
            f"已定稿（第 {seal.version} 版，校验码 {short_digest(seal.digest)}）：内容已锁定，可以查看、打印和导出。"
        )
        self.button.setEnabled(not self._editor.book_read_only)
        self.show()
