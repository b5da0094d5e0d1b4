"""Leaving a book that cannot be saved: the real question, and what each answer does."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.domain.finding import Place
from desktop.errors import KnownError
from tests.ui.acting import answer, type_text
from ui.main_window import MainWindow

BUTTONS = QMessageBox.StandardButton


class Refusing:
    """A store that refuses as often as it is told."""

    def __init__(self, times: int) -> None:
        self.times = times

    def save(self, *_: object) -> None:
        self.times -= 1
        if self.times >= 0:
            raise KnownError("book_disk_full", path=Path("簿.ziping"))


def with_something_typed(window: MainWindow, refusals: int) -> MainWindow:
    window.view.go_to(Place("office"))
    type_text("新")
    window.editor._store = Refusing(refusals)  # noqa: SLF001  # a disk that is full for a while
    return window


@pytest.mark.parametrize(
    ("button", "refusals", "closes"),
    [(BUTTONS.Discard, 9, True), (BUTTONS.Retry, 1, True), (BUTTONS.Cancel, 9, False)],
)
def test_the_answer_is_heeded(
    window: MainWindow, button: QMessageBox.StandardButton, refusals: int, *, closes: bool
) -> None:
    with_something_typed(window, refusals)
    answer(QMessageBox, lambda box: box.button(button).click())
    assert window.books.leave() == closes
    window.editor._store = Refusing(0)  # noqa: SLF001  # as above
