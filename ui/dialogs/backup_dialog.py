"""The backups of a book, also of one that is not there any more."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum, auto
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.storage.backups import Backup, read_backups
from ui.models.backup_model import BackupModel
from ui.widgets.choose_row import choose_row
from ui.widgets.list_view import make_list

_WHAT_IT_MEANS = (
    "以只读方式打开：先看一看，不作任何改动。恢复：用备份代替现在的簿，现在的簿会改名保留在旁边，不会丢失。"
)
_NONE = "还没有备份。打开簿时会自动备份，也可以点“立即备份”。"


class Answer(StrEnum):
    """What the user wants of the chosen backup."""

    LOOK = auto()
    RESTORE = auto()
    MAKE = auto()
    """Another backup at once."""


class BackupDialog(QDialog):
    """Which backups there are and how old they are."""

    def __init__(self, books: Sequence[Path], now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.books = QComboBox(self)
        self.view = QTableView(self)
        self.sentence = QLabel(self)
        self.answer: Answer | None = None
        self._model = BackupModel(self)
        self._now = now
        self._buttons = QDialogButtonBox(self)
        self.look = self._button("以只读方式打开(&O)", Answer.LOOK)
        self.restore = self._button("恢复这个备份(&R)", Answer.RESTORE)
        self.make = self._button("立即备份(&B)", Answer.MAKE)
        self._books = tuple(books)
        self._build()
        self.view.setFocus()
        self._show_book()

    @property
    def book(self) -> Path:
        """The book whose backups are shown."""
        return self._books[self.books.currentIndex()]

    @property
    def chosen(self) -> Backup | None:
        """The chosen backup."""
        rows = self.view.selectionModel().selectedRows()
        return self._model.backups[rows[0].row()] if rows else None

    def _build(self) -> None:
        self.setWindowTitle("备份")
        self.books.addItems([str(book) for book in self._books])
        self.books.setAccessibleName("自评簿")
        self.books.setVisible(len(self._books) > 1)
        self.books.currentIndexChanged.connect(self._show_book)
        view = self.view
        view.setModel(self._model)
        make_list(view, "备份", "备份的列")
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        view.selectionModel().selectionChanged.connect(self._enable)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setAccessibleName("备份说明")
        self._buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.books, self.sentence, view, self._buttons):
            layout.addWidget(widget)
        self.resize(640, 400)

    def _button(self, text: str, answer: Answer) -> QPushButton:
        def take() -> None:
            self.answer = answer
            self.accept()

        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(take)
        self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    def _show_book(self) -> None:
        self._model.show_backups(read_backups(self.book), self._now())
        name, found = self.book.name, bool(self._model.backups)
        self.sentence.setText(f"{name}：{_WHAT_IT_MEANS if found else _NONE}")
        self.make.setEnabled(self.book.is_file())
        if found:
            choose_row(self.view, 0)
        self._enable()

    def _enable(self) -> None:
        for button in (self.look, self.restore):
            button.setEnabled(self.chosen is not None)
