"""What the window does with whole books: begin, open, leave."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.errors import KnownError
from desktop.paths import BOOK_SUFFIX
from desktop.settings import read_settings, write_settings
from ui.attempt import Remedies, attempt
from ui.editor import Editor
from ui.session import Session
from ui.widgets.composition import commit_composition
from ui.widgets.notice_bar import NoticeBar

BOOK_FILTER = f"自评簿 (*{BOOK_SUFFIX})"
_READABLE = {"book_unwritable", "book_disk_full"}
"""Errors of opening for writing that do not keep one from reading."""
_SAMPLE_FOLDER = "自评簿示例"


class BookActions(QObject):
    """Asks for paths, and leaves no book before all of it is on disk."""

    opened_unwritable = Signal(object)
    """The KnownError for which a book could be opened for reading only."""
    recent_changed = Signal(object)
    """The paths (tuple of str) of the books opened last."""

    def __init__(self, session: Session, editor: Editor, notice: NoticeBar, settings: Path, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._editor = editor
        self._notice = notice
        self.settings = settings
        """Where the program remembers what it does between two starts."""
        self.window = window
        self.remedies: Remedies = lambda _: ()

    @property
    def recent(self) -> tuple[str, ...]:
        """The paths of the books opened last that are still there."""
        return tuple(book for book in read_settings(self.settings).recent_books if Path(book).is_file())

    def ask_new(self) -> None:
        """Begin a book where the user says."""
        proposal = str(documents() / f"自评簿{BOOK_SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self.window, "新建自评簿", proposal, BOOK_FILTER)
        if name:
            self.create(Path(name if name.endswith(BOOK_SUFFIX) else f"{name}{BOOK_SUFFIX}"))

    def ask_open(self) -> None:
        """Open the book that the user chooses."""
        start = Path(self.recent[0]).parent if self.recent else documents()
        name, _ = QFileDialog.getOpenFileName(self.window, "打开自评簿", str(start), BOOK_FILTER)
        if name:
            self.open(Path(name))

    def create(self, path: Path) -> None:
        """Begin a book with an empty report."""
        if not self.leave():
            return
        self._session.create(path)
        self.remember(path)
        self._session.add_new(self._session.forms[self._session.forms.ids[0]])

    def open(self, path: Path, *, read_only: bool = False, remembered: bool = True) -> None:
        """Open a book, where it cannot be written for reading."""
        if not self.leave():
            return
        try:
            self._session.open(path, read_only=read_only)
        except KnownError as error:
            if error.code not in _READABLE or read_only:
                raise
            self._session.open(path, read_only=True)
            self.opened_unwritable.emit(error)
        self._notice.hide()
        if remembered:
            self.remember(path)

    def try_open(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a book, or say why not."""
        return attempt(lambda: self.open(path, read_only=read_only), self._notice, self.remedies)

    def open_sample(self) -> None:
        """Open the invented book, made in the user's documents when it is first asked for."""
        from desktop.jobs.sample import SAMPLE_NAME, make_sample  # noqa: PLC0415  # no start waits for the paper

        folder = documents() / _SAMPLE_FOLDER
        path = folder / f"{SAMPLE_NAME}{BOOK_SUFFIX}"
        if not path.exists():
            path, _ = make_sample(folder, self._session.forms, self._session.today())
        self.open(path)

    def close(self) -> None:
        """Close the book, if all of it is on disk or may be lost."""
        if self.leave():
            self._session.close()

    def leave(self) -> bool:
        """Save what is open; where that fails the user decides. Whether the book may be left."""
        commit_composition()
        while not self._editor.save():
            answer = self._ask_unsaved()
            if answer == QMessageBox.StandardButton.Discard:  # a plain number, whatever its type says
                return True
            if answer != QMessageBox.StandardButton.Retry:
                return False
        return True

    def _ask_unsaved(self) -> QMessageBox.StandardButton:
        buttons = QMessageBox.StandardButton
        return QMessageBox.warning(
            self.window,
            "还没有保存",
            "最近输入的内容没能保存到磁盘，关闭后会丢失。\n请排除故障（如磁盘已满、文件被占用）后重试，或返回继续编辑。",
            buttons.Retry | buttons.Cancel | buttons.Discard,
            buttons.Retry,
        )

    def remember(self, path: Path) -> None:
        """Count a book as the one opened last."""
        settings = read_settings(self.settings).with_recent(path)
        write_settings(self.settings, settings)
        self.recent_changed.emit(self.recent)


def documents() -> Path:
    """The user's folder for documents, or the home where there is none: not every Linux has one."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else folder.parent
