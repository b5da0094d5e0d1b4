"""All that keeps an open book from harm, put together: what is done, what is watched, what is said."""

from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QObject

from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.attempt import attempt
from ui.background import Runner
from ui.book_actions import BookActions
from ui.editor import Editor
from ui.safekeeping.backup_actions import BackupActions
from ui.safekeeping.book_care import BookCare
from ui.safekeeping.book_watch import BookWatch
from ui.safekeeping.changes_elsewhere import take_up_changes
from ui.safekeeping.history_actions import HistoryActions
from ui.safekeeping.remedies import Ways, remedies
from ui.safekeeping.salvage_actions import SalvageActions
from ui.safekeeping.saving_as import SavingAs
from ui.safekeeping.troubles import Troubles
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar, Offers

_CHANGED = "{name} 已被其他程序改动，列表和打开的报告已更新。"
_OURS_STAYS = "{name} 已被其他程序改动；打开的报告以窗口中的内容为准，对方写入的在历史版本里。"
_DAMAGED = (
    "自评簿 {name} 中有 {places} 处与保存时不同，已改为只读，不再写入，免得损坏扩大。请抢救到新的簿，或从备份恢复。"
)


class Bars(NamedTuple):
    """Where the window speaks: of what was done, of what can't be saved, of the place where the book lies."""

    notice: NoticeBar
    saving: NoticeBar
    place: NoticeBar


class Safekeeping(QObject):
    """Knows the parts; each of them does one thing."""

    def __init__(  # what it acts on and where it speaks
        self,
        books: BookActions,
        bars: Bars,
        *,
        session: Session,
        editor: Editor,
        runner: Runner,
    ) -> None:
        window, settings = books.window, books.settings
        super().__init__(window)
        self._session = session
        self._editor = editor
        self._books = books
        self._notice = notice = bars.notice
        self.saving_as = SavingAs(session, editor, books, notice, window)
        self.backups = BackupActions(session, books, notice=notice, runner=runner, settings=settings, window=window)
        self.salvage = SalvageActions(session, books, notice=notice, runner=runner, window=window)
        self.history = HistoryActions(session, editor, notice, self.remedies, window)
        self.troubles = Troubles(
            session,
            editor,
            saving=bars.saving,
            place=bars.place,
            settings=settings,
            remedies=self.remedies,
            save_elsewhere=self.saving_as.ask,
            parent=self,
        )
        self.watch = BookWatch(session, window)
        self.care = BookCare(session, self)
        self._ways = Ways(
            open_for_reading=lambda path: books.try_open(path, read_only=True),
            save_elsewhere=self.saving_as.ask,
            show_backups=self.backups.show_of,
            salvage=self.salvage.salvage,
        )
        self._connect()

    def remedies(self, error: KnownError) -> Offers:
        """What can be done about an error."""
        return remedies(error, self._ways, self._session.book.path if self._session.book is not None else None)

    def _connect(self) -> None:
        self._books.remedies = self.remedies
        self._books.opened_unwritable.connect(self.troubles.tell_unwritable)
        self.watch.changed.connect(self._take_up)
        self.watch.lost.connect(self.troubles.tell_lost)
        self.watch.returned.connect(self._return)
        self.care.damaged.connect(self._protect)
        self.care.backup_failed.connect(lambda error: self._notice.tell(error_sentence(error), self.remedies(error)))

    def _take_up(self) -> None:
        """Another program has written to the book: its list is shown anew, and it is looked over."""
        if self._session.book is None:
            return
        sentence = _CHANGED if self._editor.all_saved else _OURS_STAYS
        taken_up = attempt(lambda: take_up_changes(self._session, self._editor), self._notice, self.remedies)
        if taken_up and self._session.writable:
            self._notice.tell(sentence.format(name=self._session.book.path.name))
        self.care.look_over()

    def _return(self) -> None:
        if self._editor.save():
            self.troubles.end()

    def _protect(self, places: int) -> None:
        """A damaged book is not written to any more; what is unsaved stays, for the book that is salvaged from it."""
        from desktop.storage.book import Book  # noqa: PLC0415  # no start waits for it

        book = self._session.book
        if book is None:
            return
        if not book.read_only:
            with suppress(KnownError):  # where it can't be read any more, it refuses to be written to by itself
                self._session.move_to(Book.open(book.path, self._session.forms, read_only=True))
        error = KnownError("book_damaged", path=book.path)
        self._notice.hide()  # it may have said of one report what is said now of the book
        self.troubles.tell_damaged(_DAMAGED.format(name=book.path.name, places=places), self.remedies(error))
