"""What the window does to take in reports from files."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop.domain.form_file import Forms
from desktop.domain.plan import MatchedRow, Outcome, Plan
from desktop.messages import error_sentence
from ui.attempt import attempt
from ui.background import Job, Runner
from ui.book_changes import BookChanges
from ui.editor import Editor
from ui.session import Session
from ui.widgets.composition import commit_focus
from ui.widgets.notice_bar import NoticeBar

_FILTER = "自评表 (*.json *.pdf *.docx *.txt)"


class Read(NamedTuple):
    """A file that was read, and how its reports stand to the book."""

    plan: Plan
    rows: tuple[MatchedRow, ...]


class ImportActions(QObject):
    """A file is read in the background, then shown as a plan; what the user lets in comes in as a whole."""

    def __init__(  # noqa: PLR0913  # what it acts on
        self,
        session: Session,
        editor: Editor,
        *,
        changes: BookChanges,
        notice: NoticeBar,
        runner: Runner,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._editor = editor
        self._changes = changes
        self._notice = notice
        self._runner = runner
        self._window = window

    def ask(self) -> None:
        """Take in reports from the file that the user chooses."""
        if self._session.book is None:
            return
        start = str(self._session.book.path.parent)
        name, _ = QFileDialog.getOpenFileName(self._window, "导入", start, _FILTER)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read a file, and show what it would bring."""
        commit_focus()
        if self._session.book is None or not self._editor.save():
            return
        book, forms = self._session.book.path, self._session.forms
        self._runner.run(
            Job(
                title=f"正在读取 {path.name}",
                work=lambda _: _read(path, book, forms),
                done=lambda read: attempt(lambda: self._show(read, book), self._notice),
                failed=lambda error: self._notice.tell(error_sentence(error)),
                cancelled=lambda: self._notice.tell("已取消导入，簿中内容没有改动。"),
            )
        )

    def _show(self, read: Read, book: Path) -> None:
        from ui.dialogs.import_dialog import ImportDialog  # noqa: PLC0415  # no start waits for it

        if self._session.book is None or self._session.book.path != book:
            return  # another book was opened meanwhile
        dialog = ImportDialog(read.plan.source, read.rows, self._session.forms, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        replace = dialog.replace.isChecked()
        dialog.deleteLater()
        if accepted:
            self._apply(read.plan, replace_conflicting=replace)

    def _apply(self, plan: Plan, *, replace_conflicting: bool) -> None:
        commit_focus()
        if not self._editor.save():
            return
        self._changes.make(
            f"正在导入 {len(plan.rows)} 份报告",
            len(plan.rows),
            lambda book: book.imports.apply(plan, replace_conflicting=replace_conflicting),
            lambda outcome: self._tell_taken(plan, outcome),
        )

    def _tell_taken(self, plan: Plan, outcome: Outcome) -> None:
        self._session.take_in(outcome)
        parts = [f"已从 {plan.source} 导入 {len(outcome.taken)} 份"]
        if outcome.unchanged:
            parts.append(f"{len(outcome.unchanged)} 份没有变化")
        if outcome.refused:
            parts.append(f"{len(outcome.refused)} 份与簿中内容冲突，未导入")
        self._notice.tell("，".join(parts) + "。")


def _read(path: Path, book_path: Path, forms: Forms) -> Read:
    from desktop.jobs.exchanging import read_file  # noqa: PLC0415  # no start waits for either
    from desktop.storage.book import Book  # noqa: PLC0415

    plan = read_file(path, forms)
    with Book.open(book_path, forms, read_only=True) as book:
        return Read(plan, book.imports.match(plan))
