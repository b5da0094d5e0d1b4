"""另存为: the book is copied to another place, and the work goes on there."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import KnownError
from desktop.messages import error_sentence, visible
from desktop.messages.shown import moment
from desktop.paths import BOOK_SUFFIX
from ui.book_actions import BOOK_FILTER, BookActions, documents
from ui.editor import Editor
from ui.safekeeping.remedies import DAMAGE
from ui.session import Session
from ui.widgets.composition import commit_focus
from ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from desktop.storage.backups import Backup
    from desktop.storage.book import Book

_ANOTHER_PLACE = {
    "book_exists",
    "file_folder_missing",
    "book_unwritable",
    "book_disk_full",
    "book_has_log",
    "book_locked",
}
"""Errors after which another place may help."""
_COPIED = "已另存为 {new}，核对无误，现在编辑的是它；原来的 {old} 保留不变。"
_UNREADABLE = "原处的 {old} 已读不出来。{source}已另存为 {new}，现在编辑的是它。{loss}请找回原来的文件后核对。"


class SavingAs(QObject):
    """Works while nothing can be saved where the book lies: what is unsaved goes to the new place."""

    def __init__(
        self, session: Session, editor: Editor, books: BookActions, notice: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._editor = editor
        self._books = books
        self._notice = notice
        self._window = window

    def ask(self) -> None:
        """Go on where the user says; nothing that is there already is replaced."""
        if self._session.book is None:
            return
        old = self._session.book.path
        proposal = documents() / old.with_suffix(BOOK_SUFFIX).name
        if proposal.exists():
            proposal = proposal.with_name(f"{old.stem}-副本{BOOK_SUFFIX}")
        options = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self._window, "另存为", str(proposal), BOOK_FILTER, options=options)
        if name:
            self.try_save_as(Path(name if name.endswith(BOOK_SUFFIX) else f"{name}{BOOK_SUFFIX}"))

    def try_save_as(self, path: Path) -> bool:
        """Go on at a place, or say why not and offer another one; whether it is so."""
        try:
            self.save_as(path)
        except KnownError as error:
            again = (("换一个位置", self.ask),) if error.code in _ANOTHER_PLACE else self._books.remedies(error)
            self._notice.tell(error_sentence(error), again)
            return False
        return True

    def save_as(self, path: Path) -> None:
        """Copy the book, verified, and work on in the copy; the book at the old place stays as it is."""
        from desktop.jobs.moving import is_readable, rescue  # noqa: PLC0415  # no start waits for it

        if self._session.book is None:
            return
        commit_focus()
        self._editor.save()  # as far as that can be: what cannot be saved here is saved there
        old = self._session.book.path
        if is_readable(self._session.book):
            self._copy(self._session.book, path)
            self._move(path)
            self._notice.tell(_COPIED.format(old=visible(old.name), new=visible(str(path))))
        else:
            backup = rescue(old, path, datetime.now().astimezone())
            self._editor.hold()
            self._move(path)
            if self._editor.report_id is not None:
                self._session.take_up([self._editor.report_id])
            self._notice.tell(_of_rescue(old, path, backup))

    def _copy(self, book: "Book", path: Path) -> None:
        try:
            book.save_copy(path)
        except KnownError as error:
            if error.code in DAMAGE:  # the old one's, not that of the new one
                raise KnownError(error.code, path=book.path) from error
            raise

    def _move(self, path: Path) -> None:
        from desktop.storage.book import Book  # noqa: PLC0415  # as above

        self._session.move_to(Book.open(path, self._session.forms))
        self._books.remember(path)


def _of_rescue(old: Path, new: Path, backup: "Backup | None") -> str:
    if backup is None:
        source, loss = "窗口中打开的报告", "其他报告没有备份，不在新的簿里。"
    else:
        source = f"{moment(backup.made_at.astimezone())} 的备份和窗口中打开的报告"
        loss = "备份之后对其他报告的修改不在新的簿里。"
    return _UNREADABLE.format(old=visible(old.name), new=visible(str(new)), source=source, loss=loss)
