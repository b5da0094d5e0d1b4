"""Characters that the printing faces lack, told before printing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QLabel, QListView, QVBoxLayout, QWidget

from desktop.domain.finding import Place


@dataclass(frozen=True, slots=True)
class Unprintable:
    """Where characters cannot be printed: the place, its name in the user's words, and the characters."""

    place: Place
    label: str
    characters: str

    def __str__(self) -> str:
        """As the user reads it; the window may lack them too, so that their numbers are shown as well."""
        numbers = "、".join(f"U+{ord(character):04X}" for character in self.characters)
        return f"{self.label}：{' '.join(self.characters)}（{numbers}）"


class Answer(IntEnum):
    """What the user wants, as the dialog's result; closing it is CANCEL."""

    CANCEL = 0
    PRINT = 1
    GO = 2


class UnprintableDialog(QDialog):
    """Lists them, and offers to go to one; its result is an Answer."""

    def __init__(self, found: Sequence[Unprintable], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = tuple(found)
        self.list = QListView(self)
        self._build()

    @property
    def chosen(self) -> int:
        """Which of `found` the user points at."""
        return max(0, self.list.currentIndex().row())

    def ask(self) -> Answer:
        """Show the dialog and wait."""
        return Answer(self.exec())

    def _build(self) -> None:
        self.setWindowTitle("有字符无法打印")
        sentence = QLabel("打印字体中没有下列字符，它们在纸上会印成空框。请换成别的字，再打印。", self)
        sentence.setWordWrap(True)
        sentence.setAccessibleName("有字符无法打印")
        self.list.setModel(QStringListModel([str(item) for item in self.found], self.list))
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("无法打印的字符及其位置")
        self.list.doubleClicked.connect(lambda: self.done(Answer.GO))
        buttons = QDialogButtonBox(self)
        go = buttons.addButton("前往(&G)", QDialogButtonBox.ButtonRole.ActionRole)
        print_anyway = buttons.addButton("仍然打印(&P)", QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        go.clicked.connect(lambda: self.done(Answer.GO))
        print_anyway.clicked.connect(lambda: self.done(Answer.PRINT))
        cancel.clicked.connect(self.reject)
        for button in (go, print_anyway, cancel):
            button.setAccessibleName(button.text().partition("(")[0])
            button.setAutoDefault(False)
        go.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence)
        layout.addWidget(self.list)
        layout.addWidget(buttons)
        self.resize(480, 280)
        self.list.setFocus()
