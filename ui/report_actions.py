"""What the window does with whole reports: begin, copy, delete, restore, order, export."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QWidget

from desktop.domain.form import Form
from desktop.files import safe_names
from desktop.messages import error_sentence
from ui.attempt import attempt
from ui.background import Runner
from ui.editor import Editor
from ui.panels.report_panel import ReportPanel
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar


class ReportActions(QObject):
    """Acts on the reports chosen in the list."""

    def __init__(
        self, session: Session, editor: Editor, panel: ReportPanel, notice: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._editor = editor
        self._panel = panel
        self._notice = notice
        self._window = window
        self._runner = Runner(self)

    def add(self) -> None:
        """Begin an empty report; where there are several forms the user chooses one."""
        form = self._ask_form()
        if form is not None:
            self._session.add_new(form)

    def duplicate(self) -> None:
        """Copy the open report."""
        if self._editor.report_id is not None:
            self._session.duplicate(self._editor.report_id)

    def delete(self) -> None:
        """Move the chosen reports to the 回收站, and say how they come back."""
        chosen = self._panel.chosen
        if not chosen:
            return
        names = [s.project_name.strip() or "未命名的报告" for s in self._session.summaries if s.id in chosen]
        self._session.delete(chosen)
        what = f"“{names[0]}”" if len(names) == 1 else f" {len(names)} 份报告"
        back = ("恢复", lambda: self._try_restore(chosen))
        self._notice.tell(f"已将{what}移到回收站，内容完整保留；随时可用“报告 → 回收站”恢复。", (back,))

    def show_bin(self) -> None:
        """Let the user bring reports back."""
        from ui.dialogs.bin_dialog import BinDialog  # noqa: PLC0415  # no start waits for it

        deleted = self._session.deleted()
        if not deleted:
            self._notice.tell("回收站是空的。")
            return
        dialog = BinDialog(deleted, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen:
            self._session.restore(dialog.chosen)
        dialog.deleteLater()

    def move(self, by: int) -> None:
        """Move the chosen reports up (-1) or down (+1) in print order."""
        chosen = self._panel.chosen
        self._session.move(chosen, by)
        self._panel.choose(chosen)

    def step(self, by: int) -> None:
        """Open the report before (-1) or behind (+1) the open one."""
        neighbour = self._session.neighbour(by)
        if neighbour is not None:
            self._session.show(neighbour)

    def export_chosen(self) -> None:
        """Write the chosen reports into one PDF where the user says."""
        self._ask_export(self._panel.chosen)

    def export_all(self) -> None:
        """Write the whole book into one PDF where the user says."""
        self._ask_export([summary.id for summary in self._session.summaries])

    def export(self, report_ids: Sequence[int], path: Path) -> None:
        """Write reports into one PDF beside the window's own work, and open it in the system's viewer."""
        from desktop.jobs import print_reports  # noqa: PLC0415  # no start waits for the paper

        if not self._editor.save():
            return
        reports = self._session.load(report_ids)
        forms, today = self._session.forms, self._session.today()
        self._runner.run(
            lambda: print_reports(reports, path, forms, today),
            lambda _: self._tell_exported(path),
            lambda error: self._notice.tell(error_sentence(error)),
        )

    def finish(self) -> None:
        """Wait for exports that are under way."""
        self._runner.finish()

    def _ask_export(self, report_ids: Sequence[int]) -> None:
        names = [summary.project_name for summary in self._session.summaries if summary.id in report_ids]
        if not names or self._session.book is None:
            return
        title = names[0] if len(names) == 1 else self._session.book.path.stem
        proposal = self._session.book.path.parent / safe_names([title], ".pdf")[0]
        name, _ = QFileDialog.getSaveFileName(self._window, "导出 PDF", str(proposal), "PDF 文件 (*.pdf)")
        if name:
            self.export(report_ids, Path(name if name.lower().endswith(".pdf") else f"{name}.pdf"))

    def _tell_exported(self, path: Path) -> None:
        url = QUrl.fromLocalFile(str(path))
        show = ("打开所在文件夹", lambda: _show(QUrl.fromLocalFile(str(path.parent))))
        if QDesktopServices.openUrl(url):
            self._notice.tell(f"已导出为 {path.name}。", (show,))
        else:
            self._notice.tell(f"已导出为 {path}；系统没有可以打开 PDF 的程序，请在文件夹中查看。", (show,))

    def _try_restore(self, report_ids: list[int]) -> None:
        attempt(lambda: self._session.restore(report_ids), self._notice)

    def _ask_form(self) -> Form | None:
        forms = [self._session.forms[form_id] for form_id in self._session.forms.ids]
        if len(forms) == 1:
            return forms[0]
        titles = [form.title for form in forms]
        title, chosen = QInputDialog.getItem(self._window, "新建报告", "表样：", titles, editable=False)
        return forms[titles.index(title)] if chosen else None


def _show(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
