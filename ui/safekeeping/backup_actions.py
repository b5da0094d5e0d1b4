"""What the window does with the backups of a book: make them beside the work, show them, bring one back."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.messages.shown import moment
from desktop.settings import read_settings
from ui.attempt import attempt
from ui.background import Job, Runner
from ui.book_actions import BookActions
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar, Offers

if TYPE_CHECKING:
    from desktop.storage.backups import Backup


class BackupActions(QObject):
    """The present book is never lost by any of it: restoring keeps the book that it replaces."""

    def __init__(  # noqa: PLR0913  # what it acts on
        self,
        session: Session,
        books: BookActions,
        *,
        notice: NoticeBar,
        runner: Runner,
        settings: Path,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._books = books
        self._notice = notice
        self._runner = runner
        self._settings = settings
        self._window = window

    def show(self) -> None:
        """Show the backups of the open book, and of those opened before."""
        self.show_of(None)

    def show_of(self, book: Path | None) -> None:
        """Show the backups of a book first, and those of others."""
        from ui.dialogs.backup_dialog import Answer, BackupDialog  # noqa: PLC0415  # no start waits for it

        books = self._known(book)
        if not books:
            self._notice.tell("还没有打开过自评簿，没有备份。请先打开或新建一个。")
            return
        dialog = BackupDialog(books, now, self._window)
        accepted, chosen = dialog.exec() == QDialog.DialogCode.Accepted, dialog.chosen
        dialog.deleteLater()
        if not accepted:
            return
        if dialog.answer is Answer.MAKE:
            self.make(dialog.book)
        elif chosen is not None:
            do = self.look if dialog.answer is Answer.LOOK else self.restore
            attempt(partial(do, chosen, dialog.book), self._notice, self._books.remedies)

    def make(self, book: Path) -> None:
        """Make a backup at once, beside the work."""
        from desktop.storage.backups import back_up  # noqa: PLC0415  # as above

        self._runner.run(
            Job(
                title=f"正在备份 {book.name}",
                work=lambda _: back_up(book, now()),
                done=lambda _: self._notice.tell(f"已备份 {book.name}，核对无误。"),
                failed=lambda error: self._notice.tell(error_sentence(error), self._books.remedies(error)),
            )
        )

    def look(self, backup: "Backup", book: Path) -> None:
        """Open a backup for reading, in place of the open book."""
        self._books.open(backup.path, read_only=True, remembered=False)
        if self._session.book is not None and self._session.book.path == backup.path:
            when = moment(backup.made_at.astimezone())
            back: Offers = (
                ("返回原来的簿", partial(self._books.try_open, book)),
                ("恢复这个备份", partial(self._try_restore, backup, book)),
            )
            self._notice.tell(f"这是 {book.name} 在 {when} 的备份，只供查看；原来的簿没有改动。", back)

    def restore(self, backup: "Backup", book: Path) -> None:
        """Put a backup in the place of a book, and open it; whatever fails, the book is there as it was."""
        from desktop.storage.restoring import restore_backup  # noqa: PLC0415  # as above

        if not self._books.leave():
            return
        self._session.close()
        try:
            kept = restore_backup(backup.path, book, now())
        except KnownError as error:
            self._books.try_open(book)
            self._notice.tell(error_sentence(error), self._books.remedies(error))
            return
        self._books.open(book)
        when = moment(backup.made_at.astimezone())
        if kept is None:
            self._notice.tell(f"{book.name} 已恢复为 {when} 的备份。")
        else:
            look = partial(self._books.try_open, kept, read_only=True)
            sentence = f"{book.name} 已恢复为 {when} 的备份；恢复前的簿保留为 {kept.name}，就在它旁边。"
            self._notice.tell(sentence, (("查看恢复前的簿", look),))

    def _try_restore(self, backup: "Backup", book: Path) -> None:
        attempt(lambda: self.restore(backup, book), self._notice, self._books.remedies)

    def _known(self, first: Path | None) -> tuple[Path, ...]:
        """The books of which there may be backups: the open one is always among them, be it without."""
        from desktop.storage.backups import backup_folder, read_backups  # noqa: PLC0415  # as above

        opened = self._session.book.path if self._session.book is not None else None
        if opened is not None and opened.is_relative_to(backup_folder(opened).parent):
            opened = None  # it is a backup itself
        named = [path for path in (first, opened) if path is not None]
        recent = [Path(book) for book in read_settings(self._settings).recent_books]
        return tuple(dict.fromkeys((*named, *(book for book in recent if read_backups(book)))))


def now() -> datetime:
    """The time here, with its zone."""
    return datetime.now().astimezone()
