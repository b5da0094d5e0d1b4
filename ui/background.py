"""Long work beside the window: one thing after the other, in one thread."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from desktop.errors import KnownError

Result = TypeVar("Result")


class Cancelled(Exception):  # noqa: N818  # no error: the user's wish
    """The user gave the work up."""


class Course:
    """How far a piece of work is: the worker tells it, the window looks at it and may cancel."""

    def __init__(self) -> None:
        self.steps = (0, 0)
        """Steps done and steps to do; nothing to do as long as that is not known."""
        self._given_up = Event()

    def cancel(self) -> None:
        """Ask the worker to stop; it does at its next step."""
        self._given_up.set()

    def cancelled(self) -> bool:
        """Whether the worker is to stop."""
        return self._given_up.is_set()

    def progress(self, done: int, total: int) -> None:
        """Tell a step.

        Raises:
            Cancelled: the worker is to stop.
        """
        if self.cancelled():
            raise Cancelled
        self.steps = done, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[Result]):
    """Work that gets frozen values and touches no widget; what follows is called in the window's own thread."""

    title: str
    """What the user is told meanwhile: 正在导出 3 份报告"""
    work: Callable[[Course], Result]
    done: Callable[[Result], object]
    failed: Callable[[KnownError], object]
    cancelled: Callable[[], object] = lambda: None


class Runner(QObject):
    """Does jobs; the end of each is told in the window's own thread."""

    changed = Signal()
    """Another job is `current`, or none."""
    idle = Signal()
    """All jobs have ended, and what followed from them is done."""
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = QThreadPool(self)
        self._lane.setMaxThreadCount(1)
        self._queue: deque[tuple[str, Course]] = deque()
        self._ended.connect(self._end)

    @property
    def current(self) -> tuple[str, Course] | None:
        """The title and the course of the job in hand."""
        return self._queue[0] if self._queue else None

    def run(self, job: Job[Result]) -> None:
        """Queue a job. Any exception of it but KnownError and Cancelled is raised in the window's thread."""
        course = Course()
        self._queue.append((job.title, course))
        self._lane.start(lambda: self._ended.emit(_outcome(job, course)))
        if len(self._queue) == 1:
            self.changed.emit()

    def cancel(self) -> None:
        """Give up all jobs."""
        for _, course in self._queue:
            course.cancel()

    def finish(self, within: int = -1) -> bool:
        """Wait until all queued work has ended, at most so many milliseconds; whether it has."""
        return self._lane.waitForDone(within)

    def _end(self, tell: Callable[[], object]) -> None:
        self._queue.popleft()
        self.changed.emit()
        try:
            tell()
        finally:
            if not self._queue:
                self.idle.emit()


def _outcome(job: Job[Result], course: Course) -> Callable[[], object]:
    try:
        if course.cancelled():
            return job.cancelled
        result = job.work(course)
    except Cancelled:
        return job.cancelled
    except KnownError as error:
        known = error
        return lambda: job.failed(known)
    except Exception as error:  # noqa: BLE001  # raised again by the window's thread, where bugs are told
        bug = error
        return lambda: _raise(bug)
    return lambda: job.done(result)


def _raise(error: Exception) -> None:
    raise error
