"""Looks an open book over beside the work: whether it is whole, and then whether it needs a backup."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from ui.background import Course, Job, Runner
from ui.safekeeping.remedies import DAMAGE
from ui.session import Session

if TYPE_CHECKING:
    from desktop.storage.book import Book

_SOON = 300
"""Milliseconds after opening: first the report is painted."""
_AGAIN = 30 * 60_000
"""Milliseconds after which it is looked over again: so old a backup has to be to be followed by another one."""


class Found(NamedTuple):
    """Places that are damaged, and why no backup could be made."""

    damaged: int
    failure: KnownError | None = None


class BookCare(QObject):
    """It has a runner of its own: nobody is asked to wait for it, and it lets go of the file before the book closes."""

    damaged = Signal(int)
    """In so many places the open book is not as it was stored."""
    backup_failed = Signal(object)
    """The KnownError for which there is no backup, once for each book and kind of error."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.runner = Runner(self)
        self._session = session
        self._told: set[tuple[Path, str]] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look_over)
        session.book_changed.connect(self._begin)

    def look_over(self) -> None:
        """Look the open book over, behind the scenes."""
        self._timer.start(_AGAIN)
        book = self._session.book
        if book is None:
            self._timer.stop()
            return
        work = partial(_look_over, book.path, self._session.forms, backed_up=self._session.writable)
        self.runner.run(
            Job(
                title=f"正在检查 {book.path.name}",
                work=work,
                done=partial(self._tell, book),
                failed=partial(self._fail, book),
            )
        )

    def _begin(self, book: "Book | None") -> None:
        if book is None:
            self._timer.stop()
            self.runner.finish()
        else:
            self._timer.start(_SOON)

    def _tell(self, book: "Book", found: Found) -> None:
        if self._session.book is not book:
            return  # another one was opened meanwhile
        if found.damaged:
            self.damaged.emit(found.damaged)
        elif found.failure is not None and (book.path, found.failure.code) not in self._told:
            self._told.add((book.path, found.failure.code))
            self.backup_failed.emit(found.failure)

    def _fail(self, book: "Book", error: KnownError) -> None:
        """What else keeps the file from being opened now is told where it is met in the work."""
        if self._session.book is book and error.code in DAMAGE:
            self.damaged.emit(1)


def _look_over(path: Path, forms: Forms, _course: Course, *, backed_up: bool) -> Found:
    from desktop.storage.backups import back_up_if_due  # noqa: PLC0415  # no start waits for it
    from desktop.storage.book import Book  # noqa: PLC0415  # as above

    with Book.open(path, forms, read_only=True) as book:
        damaged = book.verify()
    if damaged or not backed_up:
        return Found(len(damaged))
    outcome = back_up_if_due(path, datetime.now().astimezone())
    return Found(0, outcome if isinstance(outcome, KnownError) else None)
