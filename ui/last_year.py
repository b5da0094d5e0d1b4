"""Last year's report of the same project, to be read while this year's is written."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.report import Report
from desktop.errors import KnownError

_PAUSE = 300
"""Milliseconds without a change of unit, project or year after which it is looked for."""

Key = tuple[str, int, str, str]


class LastYear(QObject):
    """Follows the open report by what tells it from others; where last year cannot be read there is none."""

    found = Signal(object)
    """The Report of the year before, or None."""
    unfolded = Signal(bool)
    """Whether all its texts are to be read at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self.open = False
        """Whether its texts are unfolded unless one is folded by hand."""
        self.look_up: Callable[[Report], Report | None] = lambda _: None
        """Finds it; may raise a KnownError."""
        self._key: Key | None = None
        self._of: Report | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._look)

    def begin(self, report: Report | None) -> None:
        """Another report is open, or none."""
        self._key = None
        self._follow(report, 0)

    def follow(self, report: Report) -> None:
        """The open report has changed."""
        self._follow(report, _PAUSE)

    def unfold(self, unfold: bool) -> None:  # noqa: FBT001  # a slot
        """Let all its texts be read, or fold them away."""
        self.open = unfold
        self.unfolded.emit(unfold)

    def _follow(self, report: Report | None, pause: int) -> None:
        key = _key(report) if report is not None else None
        if key is None or key != self._key:
            self._key, self._of = key, report
            self._pause.start(pause)

    def _look(self) -> None:
        found = None
        if self._of is not None:
            with suppress(KnownError):
                found = self.look_up(self._of)
        self._of = None
        if found != self.report:
            self.report = found
            self.found.emit(found)


def _key(report: Report) -> Key:
    return report.form, report.fiscal_year, report.budget_unit.strip(), report.project_name.strip()
