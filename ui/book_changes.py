"""Changes of many reports at once: beside the window, which takes no other change until they are done."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.attempt import attempt
from ui.background import Job, Runner
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from desktop.storage.book import Book

Result = TypeVar("Result")
_AT_ONCE = 20
"""Reports that are changed within the window's own thread before anybody notices."""


class BookChanges(QObject):
    """Has a lane of its own, so that no export is waited for. All is saved before, nothing is typed meanwhile."""

    ended = Signal()
    """What was changed over another connection is on disk, or nothing is."""

    def __init__(self, session: Session, notice: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._notice = notice
        self._window = window
        self._lane = Runner(self)

    @property
    def busy(self) -> bool:
        """Whether a change is under way: the window must stay."""
        return self._lane.current is not None

    def make(
        self, title: str, reports: int, change: "Callable[[Book], Result]", then: Callable[[Result], object]
    ) -> None:
        """Change so many reports of the book, then go on with what that gave.

        `change` touches no widget. What it raises as a KnownError becomes its sentence; the book is as it was then.
        """
        book = self._session.book
        if book is None:
            return
        if reports <= _AT_ONCE:
            then(change(book))
            return
        from ui.dialogs.wait_dialog import WaitDialog  # noqa: PLC0415  # no start waits for it

        waiting = WaitDialog(title, self._window)

        def ended() -> None:
            waiting.hide()
            waiting.deleteLater()
            self.ended.emit()

        def done(result: Result) -> None:
            ended()
            attempt(lambda: then(result), self._notice)

        def failed(error: KnownError) -> None:
            ended()
            self._notice.tell(error_sentence(error))

        waiting.open()
        self._lane.run(Job(title=title, work=lambda _: _with_twin(book, change), done=done, failed=failed))


def _with_twin(book: "Book", change: "Callable[[Book], Result]") -> Result:
    with book.twin() as twin:
        return change(twin)
