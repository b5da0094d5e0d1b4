"""Looks from time to time whether the open book is still the file that it was."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import KnownError
from ui.session import Session

if TYPE_CHECKING:
    from desktop.storage.book import Book

_EVERY = 5_000
"""Milliseconds between two looks."""

_LATER = "book_busy"
"""Says nothing of the book: whoever writes to it now will have ended by the next look."""


class BookWatch(QObject):
    """A look costs next to nothing; there is one too whenever the user comes back to the window."""

    changed = Signal()
    """Another program has written to the book."""
    lost = Signal(object)
    """The KnownError for which the book is not at its place any more, once."""
    returned = Signal()
    """The book is at its place again."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self.resting: Callable[[], bool] = lambda: False
        """Whether this program itself is writing over another connection now."""
        self._lost = ""
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        session.book_changed.connect(self._begin)
        window.installEventFilter(self)

    def look(self) -> None:
        """Look now."""
        if self._session.book is None or self.resting():
            return
        try:
            changed = self._session.book.changed_elsewhere()
        except KnownError as error:
            if error.code not in {self._lost, _LATER}:
                self._lost = error.code
                self.lost.emit(error)
            return
        if self._lost:
            self._lost = ""
            self.returned.emit()
        if changed:
            self.changed.emit()

    def overlook(self) -> None:
        """What was written since the last look was written by this program itself, over another connection."""
        if self._session.book is not None:
            with suppress(KnownError):  # the next look tells
                self._session.book.changed_elsewhere()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look when the window becomes the active one."""
        if event.type() is QEvent.Type.WindowActivate:
            self.look()
        return False

    def _begin(self, book: "Book | None") -> None:
        self._lost = ""
        if book is None:
            self._timer.stop()
        else:
            self._timer.start()
