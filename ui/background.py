"""Long work beside the window: one thing after the other, in one thread."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from desktop.errors import KnownError

Result = TypeVar("Result")


class Runner(QObject):
    """Work gets frozen values, touches no widget and no book, and its end is told in the window's own thread."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = QThreadPool(self)
        self._lane.setMaxThreadCount(1)
        self._ended.connect(lambda tell: tell())

    def run(
        self, work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[KnownError], None]
    ) -> None:
        """Queue work; `done` or `failed` follows. Any other exception of it is raised in the window's thread."""
        self._lane.start(lambda: self._ended.emit(_outcome(work, done, failed)))

    def finish(self) -> None:
        """Wait until all queued work has ended."""
        self._lane.waitForDone()


def _outcome(
    work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[KnownError], None]
) -> Callable[[], None]:
    try:
        result = work()
    except KnownError as error:
        known = error
        return lambda: failed(known)
    except Exception as error:  # noqa: BLE001  # raised again by the window's thread, where bugs are told
        bug = error
        return lambda: _raise(bug)
    return lambda: done(result)


def _raise(error: Exception) -> None:
    raise error
