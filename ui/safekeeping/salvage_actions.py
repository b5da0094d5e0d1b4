"""What the window does with a damaged book: take out what can be read, into a new book, and go on there."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop.messages import error_sentence, visible
from ui.attempt import attempt
from ui.background import Job, Runner
from ui.book_actions import BOOK_FILTER, BookActions, documents
from ui.session import Session
from ui.widgets.composition import commit_focus
from ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from desktop.storage.salvage import Salvaged


class SalvageActions(QObject):
    """The damaged book itself is only ever read."""

    def __init__(
        self, session: Session, books: BookActions, *, notice: NoticeBar, runner: Runner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._books = books
        self._notice = notice
        self._runner = runner
        self._window = window

    def ask(self) -> None:
        """Salvage the book that the user chooses."""
        book = self._session.book
        start = book.path if book is not None else documents()
        name, _ = QFileDialog.getOpenFileName(self._window, "抢救损坏的自评簿", str(start), BOOK_FILTER)
        if name:
            self.salvage(Path(name))

    def salvage(self, path: Path) -> None:
        """Copy what can be read into a new book beside it, and show what became of it."""
        from desktop.storage.salvage import salvage  # noqa: PLC0415  # no start waits for it

        commit_focus()
        forms = self._session.forms
        self._runner.run(
            Job(
                title=f"正在抢救 {path.name}",
                work=lambda _: salvage(path, forms, datetime.now().astimezone()),
                done=lambda salvaged: attempt(lambda: self._show(path, salvaged), self._notice),
                failed=lambda error: self._notice.tell(error_sentence(error), self._books.remedies(error)),
                cancelled=lambda: self._notice.tell(f"已取消抢救，{path.name} 没有改动。"),
            )
        )

    def _show(self, path: Path, salvaged: "Salvaged") -> None:
        from ui.dialogs.salvage_dialog import SalvageDialog  # noqa: PLC0415  # as above

        dialog = SalvageDialog(path, salvaged, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self._open(path, salvaged.path)

    def _open(self, damaged: Path, new: Path) -> None:
        """Go on in the new book; what could not be saved in the damaged one goes there."""
        from desktop.storage.book import Book  # noqa: PLC0415  # as above

        if self._session.book is not None and self._session.book.path == damaged:
            self._session.move_to(Book.open(new, self._session.forms))
            self._books.remember(new)
        else:
            self._books.open(new)
        if self._session.book is not None and self._session.book.path == new:
            self._notice.tell(f"现在编辑的是抢救出的新簿 {visible(new.name)}；损坏的簿仍在原处，没有改动。")
