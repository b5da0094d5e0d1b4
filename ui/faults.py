"""The one handler for bugs: saves what is open, shows a report that can be copied, and lets the work go on."""

import sys
from collections.abc import Callable
from pathlib import Path
from threading import ExceptHookArgs
from traceback import extract_tb
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from desktop.errors import KnownError
from desktop.paths import RESOURCES

Told = Callable[[bool], object]
"""To be called when a report was told; whether the same one is not wanted again."""
Tell = Callable[[str, bool, Told], object]
"""Tells a report and whether all was saved; it may do so later, not in the middle of whatever failed."""
_ROOT = RESOURCES.parent
_OTHERS = "site-packages"


class FaultHandler:
    """To be `sys.excepthook`: PySide hands exceptions of slots there."""

    def __init__(self, save: Callable[[], bool], tell: Tell, tell_known: Callable[[KnownError], object]) -> None:
        """`tell_known` is for an error that is no bug, and only was met where nobody waited for it."""
        self._save = save
        self._tell = tell
        self._tell_known = tell_known
        self._telling = False
        self._unwanted: set[str] = set()

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Handle one exception; one that comes while another is being told is only printed."""
        sys.__excepthook__(kind, error, trace)
        if self._telling or not issubclass(kind, Exception):
            return
        report, saved = fault_report(error), self._saved()
        if isinstance(error, KnownError):
            self._tell_known(error)
        elif report not in self._unwanted:
            self._telling = True
            self._tell(report, saved, lambda unwanted: self._end(report, unwanted=unwanted))

    def _end(self, report: str, *, unwanted: bool) -> None:
        self._telling = False
        if unwanted:
            self._unwanted.add(report)

    def _saved(self) -> bool:
        try:
            return self._save()
        except Exception as error:  # noqa: BLE001  # the report must be shown even if saving is what is broken
            sys.__excepthook__(type(error), error, error.__traceback__)
            return False


class ThreadFaults(QObject):
    """To be `threading.excepthook`: what fails in another thread is raised in the window's own."""

    _raised = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._raised.connect(self._raise)

    def __call__(self, arguments: ExceptHookArgs) -> None:
        """Hand one exception on."""
        if arguments.exc_value is not None:
            self._raised.emit(arguments.exc_value)

    def _raise(self, error: BaseException) -> None:
        raise error


def fault_report(error: BaseException) -> str:
    """Where in the program it happened. Messages of exceptions are left out: they may quote the user's texts.

    So are the folders in which the program lies: they are often named after the user.
    """
    import platform  # noqa: PLC0415  # like the next one: what no start needs

    lines = [
        f"ziping {program_version()} · Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    ]
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"  {_own_part(frame.filename)}:{frame.lineno} {frame.name}" for frame in extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def _own_part(name: str) -> str:
    path = Path(name)
    if path.is_relative_to(_ROOT):
        path = path.relative_to(_ROOT)
    if _OTHERS in path.parts:
        return Path(*path.parts[path.parts.index(_OTHERS) + 1 :]).as_posix()
    return path.name if path.is_absolute() else path.as_posix()


def program_version() -> str:
    """The version that is installed; a question mark where none is."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # 10 ms

    try:
        return version("ziping")
    except PackageNotFoundError:
        return "?"
