"""What the window does to write files for others: Word, the summary, the package, data, the template."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.actions import Actions
from ui.background import Course, Job
from ui.in_and_out.exporting import TEMPLATE, Kind, Order
from ui.in_and_out.written_files import another_name, proposed_file, show_file
from ui.widgets.composition import commit_focus

if TYPE_CHECKING:
    from ui.dialogs.write_dialog import Scope


class ExportActions(Actions):
    """First all is saved; then the reports are read and written beside the window."""

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
            self._notice.tell(error_sentence(error), another_name(error, partial(self.ask, kind, path)))

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
        offered = (("所选的", self._reports.chosen), ("列表中所示的", self._reports.listed), ("整簿的", every))
        scopes: list[Scope] = []
        for name, ids in offered:
            if ids and tuple(ids) not in [known for _, known in scopes]:
                scopes.append((f"{name} {len(ids)} 份", tuple(ids)))
        several = len(self._reports.chosen) > 1
        return scopes, 1 if kind.whole and not several and len(scopes) > 1 else 0

    def _proposal(self, kind: Kind, report_ids: Sequence[int]) -> Path:
        """What has a name of its own is about the book, whichever reports are in it."""
        return proposed_file(self._session, () if kind.name else report_ids, kind.suffixes[0][0], kind.name)

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
