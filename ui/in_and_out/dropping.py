"""Files dropped onto the window: reports and lists are taken in, a book is opened or merged."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.paths import BOOK_SUFFIX
from ui.book_actions import BookActions
from ui.in_and_out.import_actions import ImportActions
from ui.session import Session
from ui.widgets.dropped import dropped_files
from ui.widgets.notice_bar import NoticeBar


class Dropping(QObject):
    """Says which drops the window takes, and what becomes of them once the other program has been let go."""

    def __init__(
        self, session: Session, books: BookActions, imports: ImportActions, notice: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._books = books
        self._imports = imports
        self._notice = notice
        self._window = window

    def consider(self, event: QDropEvent) -> None:
        """Accept files, as a copy: the file itself stays where it is."""
        if self._files(event.mimeData()):
            event.setDropAction(event.proposedAction().CopyAction)
            event.accept()

    def drop(self, event: QDropEvent) -> None:
        """Take the files when the program that they come from no longer waits."""
        files = self._files(event.mimeData())
        self.consider(event)
        QTimer.singleShot(0, self, lambda: self.take(files))

    def take(self, files: Sequence[Path]) -> None:
        """Open, merge or import."""
        books = [path for path in files if path.suffix.lower() == BOOK_SUFFIX]
        others = [path for path in files if path not in books]
        if len(books) == 1 and not others and not self._merges(books[0]):
            return
        if not files:
            return
        if self._session.book is None:
            self._notice.tell(f"还没有打开自评簿，{files[0].name} 没有导入；请先打开或新建一个自评簿，再拖入。")
        elif not self._session.writable:
            self._notice.tell(f"{self._session.book.path.name} 以只读方式打开，没有导入任何内容。")
        else:
            self._imports.read_all(files)

    def _merges(self, path: Path) -> bool:
        """Whether a book is to be merged; else it was opened, or the user thought better of it."""
        if not self._session.writable:
            self._books.try_open(path)
            return False
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("自评簿")
        box.setText(f"要怎样处理自评簿 {path.name}？")
        box.setInformativeText("打开：换成那个簿，本簿已保存。合并：把其中的报告导入本簿，先列出再由您选择。")
        opening = box.addButton("打开(&O)", QMessageBox.ButtonRole.AcceptRole)
        merging = box.addButton("合并到本簿(&M)…", QMessageBox.ButtonRole.ActionRole)
        box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        if clicked is opening:
            self._books.try_open(path)
        return clicked is merging

    def _files(self, mime: QMimeData) -> list[Path]:
        return [path for path in dropped_files(mime) if path.is_file()]
