"""What a person sees in the window, and what is on disk."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.storage.book import Book
from ui.main_window import MainWindow
from ui.widgets.notice_bar import NoticeBar


def listed(window: MainWindow) -> list[tuple[str, ...]]:
    model = window.reports.view.model()
    return [tuple(str(model.index(row, column).data()) for column in range(4)) for row in range(model.rowCount())]


def names(window: MainWindow) -> list[str]:
    return [line[1] for line in listed(window)]


def opened(window: MainWindow) -> Report:
    assert window.editor.report is not None
    return window.editor.report


def said(bar: NoticeBar) -> str:
    return bar.sentence.text() if bar.isVisible() else ""


def offer(bar: NoticeBar, text: str) -> QAbstractButton:
    return next(button for button in bar.findChildren(QAbstractButton) if button.text() == text)


def stored(path: Path, forms: Forms) -> list[Report]:
    with Book.open(path, forms, read_only=True) as book:
        return [book.load(summary.id) for summary in book.summaries()]


def look_over(window: MainWindow) -> None:
    """Let the window look its book over now, and back it up if that is due."""
    window.safekeeping.care.look_over()
    window.safekeeping.care.runner.finish()
