"""What stands in the window while no book is open."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionFocusRect,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ui.commands import Command
from ui.icons import icon
from ui.widgets.measured import characters, measured

_CHOICES = (
    (Command.NEW_BOOK, "新建自评簿", "一个文件，保存本单位的全部项目绩效自评价", "book-open"),
    (Command.OPEN_BOOK, "打开自评簿", "打开已有的 .ziping 文件", "folder-open"),
    (Command.OPEN_SAMPLE, "打开示例", "看一看填好的样子，可以随意修改", "eye"),
)
_WIDTH = 34
"""Chinese characters."""


class _Choice(QCommandLinkButton):
    """Is taken by Enter as by the space bar, and shows that it would be: outside dialogs Qt's own does neither."""

    def __init__(self, text: str, description: str, parent: QWidget) -> None:
        super().__init__(text, description, parent)
        self.setAutoDefault(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame of the focus too."""
        super().paintEvent(event)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            option.state |= QStyle.StateFlag.State_KeyboardFocusChange  # type: ignore[attr-defined]  # not in the stubs
            QStylePainter(self).drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option)


class StartPage(QWidget):
    """Three ways to begin, and the books opened last."""

    command_chosen = Signal(object)
    """The Command that the user chose."""
    book_chosen = Signal(object)
    """The Path of a book opened before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = QVBoxLayout()
        self.buttons = tuple(self._choice(*choice) for choice in _CHOICES)
        self._build()

    def show_recent(self, books: tuple[str, ...]) -> None:
        """Offer these books."""
        while self._recent.count():
            widget = self._recent.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if books:
            self._recent.addWidget(QLabel("最近打开", self))
        for book in books:
            button = QPushButton(Path(book).name.replace("&", "&&"), self)
            button.setFlat(True)
            button.setAutoDefault(True)
            button.setStyleSheet("text-align: left; padding: 3px 10px;")
            button.setToolTip(book)
            button.setAccessibleName(f"打开 {book}")
            button.clicked.connect(lambda _checked, path=Path(book): self.book_chosen.emit(path))
            self._recent.addWidget(button)

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for keys."""
        super().showEvent(event)
        self.buttons[0].setFocus()

    def _build(self) -> None:
        self.setAccessibleName("开始")
        title = QLabel("自评簿", self)
        measured(self, lambda: title.setFont(_twice(self.font())))
        layout = QVBoxLayout()
        layout.setSpacing(6)
        layout.addWidget(title)
        layout.addWidget(QLabel("填写、检查、打印项目绩效自评价，不联网", self))
        layout.addSpacing(12)
        for button in self.buttons:
            layout.addWidget(button)
        layout.addSpacing(12)
        layout.addLayout(self._recent)
        outer = QVBoxLayout(self)
        column = QWidget(self)
        column.setLayout(layout)
        measured(column, lambda: column.setFixedWidth(characters(column, _WIDTH)))
        outer.addStretch(1)
        outer.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(2)

    def _choice(self, command: Command, text: str, description: str, image: str) -> QCommandLinkButton:
        button = _Choice(text, description, self)
        button.setIcon(icon(image))
        button.setAccessibleName(text)
        button.setAccessibleDescription(description)
        button.clicked.connect(lambda: self.command_chosen.emit(command))
        return button


def _twice(font: QFont) -> QFont:
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 2)
    return larger
