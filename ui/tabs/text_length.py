"""How long a text is, in characters and on paper."""

from PySide6.QtCore import QObject, QTimer

from desktop.domain.form import Form
from ui.widgets.reason import Reason

_QUICK = 2_000
"""Characters whose lines are found within a millisecond."""
_PAUSE = 150
"""Milliseconds without typing after which the lines of a longer text are counted."""
_NEAR = 0.9
"""From which part of the limit on it is shown."""


class TextLength(QObject):
    """Tells the length of a text beside its input; what is too long is kept and objected to elsewhere."""

    def __init__(self, form: Form, limit: int, reason: Reason) -> None:
        super().__init__(reason)
        self._form = form
        self._limit = limit
        self._reason = reason
        self._text = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell_lines)

    def tell(self, text: str) -> None:
        """Tell the length of this text, of a very long one its lines a moment later."""
        self._text = text
        self._pause.stop()
        if 0 < len(text) <= _QUICK:
            self._tell_lines()
        else:
            self._reason.offer(self._characters)
            if text:
                self._pause.start()

    @property
    def _characters(self) -> str:
        count = f"{len(self._text):,}"
        if len(self._text) == self._limit:
            return f"{count} 字，已到上限"
        return f"{count}/{self._limit:,} 字" if len(self._text) > _NEAR * self._limit else f"{count} 字"

    def _tell_lines(self) -> None:
        from desktop.printing.long_text import printed_lines  # noqa: PLC0415  # no start waits for the paper

        self._reason.offer(f"{self._characters}，打印 {printed_lines(self._form, self._text):,} 行")
