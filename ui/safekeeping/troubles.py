"""What the window says as long as something stands between the open book and the disk, each thing once."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import KnownError
from desktop.messages import error_sentence, whereabouts_sentence
from desktop.settings import read_settings, write_settings
from desktop.whereabouts import whereabouts
from ui.attempt import Remedies
from ui.editor import Editor
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar, Offers

if TYPE_CHECKING:
    from desktop.storage.book import Book

_STILL_HERE = "输入的内容仍在窗口中，程序会继续尝试保存；请先不要关闭。"
_FOR_READING = "以只读方式打开：可以查看和导出，不能修改。"


class Troubles(QObject):
    """One bar for saving, one for the place where a book lies; neither takes the keys from who is typing."""

    def __init__(  # noqa: PLR0913  # what it listens to and where it speaks
        self,
        session: Session,
        editor: Editor,
        *,
        saving: NoticeBar,
        place: NoticeBar,
        settings: Path,
        remedies: Remedies,
        save_elsewhere: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._editor = editor
        self._saving = saving
        self._place = place
        self._settings = settings
        self._remedies = remedies
        self._elsewhere: Offers = (("另存为…", save_elsewhere),)
        self._told = ""
        session.book_changed.connect(self._show_book)
        editor.saved.connect(self.end)
        editor.save_failed.connect(self.tell_unsaved)

    def tell_unsaved(self, error: KnownError) -> None:
        """Nothing can be saved for now; typing goes on."""
        if error.code == self._told:
            return
        self._told = error.code
        found = self._remedies(error)
        others = () if self._elsewhere[0][0] in dict(found) else self._elsewhere
        offers: Offers = (("立即重试", self._editor.save), *found, *others)
        self._saving.tell(f"{error_sentence(error)}\n{_STILL_HERE}", offers)

    def tell_lost(self, error: KnownError) -> None:
        """The book is not at its place any more."""
        if self._session.writable:
            self.tell_unsaved(error)
        else:
            self._saving.tell(error_sentence(error), self._elsewhere)

    def tell_unwritable(self, error: KnownError) -> None:
        """A book could be opened for reading only."""
        if self._session.book is not None:
            name = self._session.book.path.name
            self._saving.tell(f"{error_sentence(error)}\n{name} 现在{_FOR_READING}要修改，请另存为。", self._elsewhere)

    def tell_damaged(self, sentence: str, offers: Offers) -> None:
        """The book is damaged, and not written to from now on."""
        unsaved = "" if self._editor.all_saved else "刚才输入的内容仍在窗口中，抢救后会写入新的簿。"
        self._saving.tell(f"{sentence}{unsaved}", offers)

    def end(self) -> None:
        """All is on disk again."""
        if self._told:
            self._told = ""
            self._saving.hide()

    def _show_book(self, book: "Book | None") -> None:
        self._told = ""
        self._saving.hide()
        self._place.hide()
        if book is not None and book.read_only:
            self._saving.tell(f"{book.path.name} {_FOR_READING}要修改，请另存为。", self._elsewhere)
        elif book is not None:
            self._tell_place(book.path)

    def _tell_place(self, path: Path) -> None:
        """A place at risk is told once for each book."""
        settings = read_settings(self._settings)
        if str(path.absolute()) in settings.places_told:
            return
        sentence = whereabouts_sentence(whereabouts(path), path)
        if sentence:
            write_settings(self._settings, settings.with_place_told(path))
            self._place.tell(sentence, self._elsewhere)
