"""The one handler for bugs: saves what is open, shows a report that can be copied, and lets the work go on."""

import sys
from collections.abc import Callable
from traceback import extract_tb
from types import TracebackType

from PySide6.QtCore import qVersion

Tell = Callable[[str, bool], None]


class FaultHandler:
    """To be `sys.excepthook`: PySide hands exceptions of slots there."""

    def __init__(self, save: Callable[[], bool], tell: Tell) -> None:
        self._save = save
        self._tell = tell
        self._telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Handle one exception; one that comes while another is being told is only printed."""
        sys.__excepthook__(kind, error, trace)
        if self._telling or not issubclass(kind, Exception):
            return
        self._telling = True
        try:
            self._tell(fault_report(error), self._saved())
        finally:
            self._telling = False

    def _saved(self) -> bool:
        try:
            return self._save()
        except Exception as error:  # noqa: BLE001  # the report must be shown even if saving is what is broken
            sys.__excepthook__(type(error), error, error.__traceback__)
            return False


def fault_report(error: BaseException) -> str:
    """Where in the program it happened. Messages of exceptions are left out: they may quote the user's texts."""
    import platform  # noqa: PLC0415  # like the next one: what no start needs

    lines = [
        f"ziping {program_version()} · Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    ]
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(current.__traceback__)]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def program_version() -> str:
    """The version that is installed; a question mark where none is."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # 10 ms

    try:
        return version("ziping")
    except PackageNotFoundError:
        return "?"
