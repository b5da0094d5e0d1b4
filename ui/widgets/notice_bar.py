"""A sentence across the window that asks for nothing at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.widgets.tones import notice_ground, wear

Offers = tuple[tuple[str, Callable[[], object]], ...]


class NoticeBar(QFrame):
    """What happened, what it means for the data, what to do; with buttons for what can be done right here.

    It takes no focus from whoever is typing.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = QLabel(self)
        self._offers: list[QPushButton] = []
        self._close = QPushButton("知道了", self)
        self._build(name)
        self._close.clicked.connect(self.hide)

    def tell(self, sentence: str, offers: Offers = ()) -> None:
        """Show a sentence in place of the one before."""
        self.sentence.setText(sentence)
        for button in self._offers:
            button.hide()
            button.deleteLater()
        self._offers = [self._offer(text, take) for text, take in offers]
        self.show()

    def _build(self, name: str) -> None:
        self.setAccessibleName(name)
        self.sentence.setAccessibleName(name)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close.setAccessibleName("知道了，收起这条消息")
        wear(self, {QPalette.ColorRole.Window: notice_ground})
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self._close)
        self.hide()

    def _offer(self, text: str, take: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text)

        def chosen() -> None:
            self.hide()
            take()

        button.clicked.connect(chosen)
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(layout.count() - 1, button)
        return button
