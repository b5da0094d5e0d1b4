"""What the window does to take in reports from files and from other books."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from desktop.domain.plan import Choice, Outcome, Plan
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.settings import read_settings, write_settings
from ui.actions import Actions, Parts
from ui.background import Course, Job
from ui.in_and_out.import_reading import Read, Table, Target, read_source, read_table
from ui.widgets.composition import commit_focus
from ui.widgets.notice_bar import Offers

_FILTER = "自评表、清单和自评簿 (*.json *.pdf *.docx *.txt *.xlsx *.xlsm *.xls *.ziping)"
_BOOKS = "自评簿 (*.ziping)"
_CANCELLED = "已取消导入，簿中内容没有改动。"


class ImportActions(Actions):
    """A file is read in the background, then shown as a plan; what the user lets in comes in as a whole.

    Of several files one is dealt with after the other.
    """

    withdrawal_wanted = Signal(int)
    """The number of the batch that came in, and shall not have."""

    def __init__(self, parts: Parts, *, settings: Path) -> None:
        super().__init__(parts)
        self._settings = settings
        self._waiting: deque[Path] = deque()
        self._reading = False
        self._told: list[str] = []

    def ask(self) -> None:
        """Take in reports from the files that the user chooses."""
        self._ask("导入", _FILTER)

    def ask_merge(self) -> None:
        """Take in the reports of other books that the user chooses."""
        self._ask("合并另一个自评簿", _BOOKS)

    def read(self, path: Path) -> None:
        """Read a file, and show what it would bring."""
        self.read_all([path])

    def read_all(self, paths: Sequence[Path]) -> None:
        """Read files, and show of each what it would bring."""
        self._waiting.extend(paths)
        if not self._reading:
            self._told.clear()
            self._next()

    def _ask(self, title: str, kinds: str) -> None:
        if self._session.book is None:
            return
        start = str(self._session.book.path.parent)
        names, _ = QFileDialog.getOpenFileNames(self._window, title, start, kinds)
        self.read_all([Path(name) for name in names])

    def _next(self) -> None:
        commit_focus()
        self._reading = bool(self._waiting) and self._session.writable and self._editor.save()
        if not self._reading or self._session.book is None:
            self._waiting.clear()
            return
        path = self._waiting.popleft()
        target = Target(self._session.book.path, self._session.forms)
        headings = dict(read_settings(self._settings).headings)
        self._run(path, target, lambda course: read_source(path, target, headings, course))

    def _run(self, path: Path, target: Target, work: Callable[[Course], Read]) -> None:
        self._runner.run(
            Job(
                title=f"正在读取 {path.name}",
                work=work,
                done=lambda read: self._go_on(read, target),
                failed=lambda error: self._end(error_sentence(error)),
                cancelled=self._give_up,
            )
        )

    def _go_on(self, read: Read, target: Target) -> None:
        if self._session.book is None or self._session.book.path != target.book:
            self._end("")  # another book was opened meanwhile
            return
        try:
            if read.unclear and read.table is not None:
                self._ask_columns(read.table, target, without_year=read.without_year)
            else:
                self._show(read, target)
        except KnownError as error:
            self._end(error_sentence(error))

    def _ask_columns(self, table: Table, target: Target, *, without_year: bool) -> None:
        from ui.dialogs.columns_dialog import ColumnsDialog  # noqa: PLC0415  # no start waits for it

        report = self._editor.report
        year = report.fiscal_year if report is not None else self._session.today().year - 1
        dialog = ColumnsDialog(table, year if without_year else table.fiscal_year, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen, headings = dialog.table, dialog.headings
        dialog.deleteLater()
        if accepted:
            write_settings(self._settings, read_settings(self._settings).with_headings(headings))
            self._run(table.path, target, lambda course: read_table(chosen, target, course))
        else:
            self._end(_CANCELLED)

    def _show(self, read: Read, target: Target) -> None:
        from ui.dialogs.import_dialog import COLUMNS, ImportDialog  # noqa: PLC0415  # as above

        book = self._session.book
        if book is None:
            return
        dialog = ImportDialog(
            read,
            self._session.forms,
            ours=book.load,
            match=lambda plan: Read(plan, book.imports.match(plan)),
            parent=self._window,
        )
        answer, plan, choices = dialog.exec(), dialog.plan, dialog.choices
        dialog.deleteLater()
        if answer == COLUMNS and read.table is not None:
            self._ask_columns(read.table, target, without_year=False)
        elif answer == QDialog.DialogCode.Accepted:
            self._apply(plan, choices, read.backup)
        else:
            self._end(_CANCELLED)

    def _apply(self, plan: Plan, choices: Mapping[int, Choice], backup: KnownError | None) -> None:
        commit_focus()
        if not self._editor.save():
            self._end("")
            return
        self._changes.make(
            f"正在导入 {len(plan.rows)} 份报告",
            len(plan.rows),
            lambda book: book.imports.apply(plan, choices=choices),
            lambda outcome: self._tell_taken(plan, outcome, backup),
        )
        self._end("")

    def _tell_taken(self, plan: Plan, outcome: Outcome, backup: KnownError | None) -> None:
        self._session.take_in(outcome)
        parts = [f"已从 {plan.source} 导入 {len(outcome.taken)} 份"]
        for rows, what in (
            (outcome.unchanged, "没有变化"),
            (outcome.refused, "与簿中内容冲突，未导入"),
            (outcome.declined, "按选择未导入"),
        ):
            parts += [f"{len(rows)} 份{what}"] if rows else []
        parts += [f"{len(outcome.wrong)} 行有误，未导入"] if outcome.wrong else []
        failure = error_sentence(backup) if backup is not None and backup.code.startswith("backup_") else ""
        offers: Offers = ()
        if outcome.batch is not None:
            batch = outcome.batch
            offers = (("撤销导入", lambda: self.withdrawal_wanted.emit(batch)),)
        self._tell("，".join(parts) + "。" + failure, offers)

    def _give_up(self) -> None:
        self._waiting.clear()
        self._end(_CANCELLED)

    def _tell(self, sentence: str, offers: Offers = ()) -> None:
        """Say what became of a file, below what became of those before."""
        self._told.append(sentence)
        self._notice.tell("\n".join(self._told), offers)

    def _end(self, sentence: str) -> None:
        """One file is dealt with."""
        if sentence:
            self._tell(sentence)
        if self._reading:
            self._reading = False
            self._next()
