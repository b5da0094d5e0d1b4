"""What the window does to write files for others: Word, the summary, the package, data, the template."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import KnownError
from desktop.files import safe_names
from desktop.messages import error_sentence
from ui.background import Course, Job, Runner
from ui.editor import Editor
from ui.exporting import TEMPLATE, Kind, Order
from ui.panels.report_panel import ReportPanel
from ui.paper_actions import show_file
from ui.session import Session
from ui.widgets.composition import commit_focus
from ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from ui.dialogs.write_dialog import Scope

_ANOTHER_NAME = {"file_in_use", "file_unwritable", "file_disk_full", "file_name_too_long", "file_folder_missing"}
"""Errors after which another file name may help."""


class ExportActions(QObject):
    """First all is saved; then the reports are read and written beside the window."""

    def __init__(  # noqa: PLR0913  # what it acts on
        self,
        session: Session,
        editor: Editor,
        panel: ReportPanel,
        *,
        notice: NoticeBar,
        runner: Runner,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._editor = editor
        self._panel = panel
        self._notice = notice
        self._runner = runner
        self._window = window

    def ask(self, kind: Kind, proposal: Path | None = None) -> None:
        """Ask which reports and where to, and write them."""
        from ui.dialogs.write_dialog import WriteDialog  # noqa: PLC0415  # no start waits for it

        commit_focus()
        scopes, first = self._scopes(kind)
        if self._session.book is None or not self._editor.save() or not (scopes or kind is TEMPLATE):
            return
        proposal = proposal or self._proposal(kind, scopes[first][1] if scopes else ())
        dialog = WriteDialog(kind, proposal, scopes, first, self._window)
        accepted, report_ids, path = dialog.exec() == QDialog.DialogCode.Accepted, dialog.report_ids, dialog.path
        dialog.deleteLater()
        if accepted:
            self.write(kind, report_ids, path)

    def write(self, kind: Kind, report_ids: Sequence[int], path: Path) -> None:
        """Write reports of the book, as they are on disk now."""
        if self._session.book is None:
            return
        book, forms, today = self._session.book.path, self._session.forms, self._session.today()

        def work(course: Course) -> str:
            from desktop.jobs.terms import Terms  # noqa: PLC0415  # no start waits for these
            from desktop.storage.book import Book  # noqa: PLC0415

            with Book.open(book, forms, read_only=True) as opened:
                reports = [opened.stored(report_id) for report_id in report_ids]
                terms = Terms(forms, today, opened.review.rules)
            return kind.write(Order(reports, terms, path, course))

        def failed(error: KnownError) -> None:
            again = ("换一个文件名", partial(self.ask, kind, path))
            self._notice.tell(error_sentence(error), (again,) if error.code in _ANOTHER_NAME else ())

        self._runner.run(
            Job(
                title=f"正在{kind.title}",
                work=work,
                done=lambda more: self._tell(len(report_ids), path, more),
                failed=failed,
                cancelled=lambda: self._notice.tell("已取消导出，没有写入任何文件，簿中内容没有改动。"),
            )
        )

    def _scopes(self, kind: Kind) -> "tuple[list[Scope], int]":
        """The chosen reports, those listed, all: each once; and which of them is proposed."""
        if kind is TEMPLATE:
            return [], 0
        every = [summary.id for summary in self._session.summaries]
        offered = (("所选的", self._panel.chosen), ("列表中所示的", self._panel.listed), ("整簿的", every))
        scopes: list[Scope] = []
        for name, ids in offered:
            if ids and tuple(ids) not in [known for _, known in scopes]:
                scopes.append((f"{name} {len(ids)} 份", tuple(ids)))
        several = len(self._panel.chosen) > 1
        return scopes, 1 if kind.whole and not several and len(scopes) > 1 else 0

    def _proposal(self, kind: Kind, report_ids: Sequence[int]) -> Path:
        """A file beside the book, named by its one report or by the book."""
        book = self._session.book.path if self._session.book is not None else Path()
        names = [summary.project_name for summary in self._session.fresh(report_ids)]
        title = names[0] if len(names) == 1 and not kind.name else f"{book.stem}{kind.name}"
        return book.with_name(safe_names([title], kind.suffixes[0][0])[0])

    def _tell(self, count: int, path: Path, more: str) -> None:
        what = f"{count} 份报告已写入" if count else "已写入"
        offers = (
            ("打开", partial(self._open, path)),
            ("打开所在文件夹", partial(self._open, path.parent)),
        )
        self._notice.tell(f"{what} {path.name}。{more}", offers)

    def _open(self, path: Path) -> None:
        if not show_file(path):
            self._notice.tell(f"系统没有可以打开 {path.name} 的程序；文件已写好，在 {path.parent}。")
