"""Files that the window writes for others: where each is proposed, what helps when it fails, how it is shown."""

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.errors import KnownError
from desktop.files import safe_names
from ui.session import Session
from ui.widgets.notice_bar import Offers

_ANOTHER_NAME = {
    "file_in_use",
    "file_unwritable",
    "file_disk_full",
    "file_name_too_long",
    "file_name_refused",
    "file_folder_missing",
}
"""Errors after which another file name may help."""


def proposed_file(session: Session, report_ids: Sequence[int], suffix: str, what: str = "") -> Path:
    """A file beside the book, named by its one report or by the book; `what` stands behind the name."""
    book = session.book.path if session.book is not None else Path()
    names = [summary.project_name for summary in session.fresh(report_ids)]
    title = names[0] if len(names) == 1 else book.stem
    return book.with_name(safe_names([f"{title}{what}"], suffix)[0])


def another_name(error: KnownError, ask: Callable[[], object]) -> Offers:
    """The offer to ask for a name once more, where that may help."""
    return (("换一个文件名", ask),) if error.code in _ANOTHER_NAME else ()


def show_file(path: Path) -> bool:
    """Open a file or folder in the system's own program for it; whether there is one."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415  # no start waits for either
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
