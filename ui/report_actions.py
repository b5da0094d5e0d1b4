"""What the window does with whole reports: begin, copy, delete, restore, order."""

from PySide6.QtWidgets import QDialog, QInputDialog

from desktop.domain.form import Form
from desktop.messages import names_in_sentence
from ui.actions import Actions
from ui.attempt import attempt
from ui.models.report_order import shifted

_PLACES_A_REPORT = 20
"""Places in the order that are changed while one report is."""


class ReportActions(Actions):
    """Acts on the reports chosen in the list."""

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
        chosen = self._reports.chosen
        if not chosen:
            return
        if not self._editor.save():
            return
        names = [summary.project_name for summary in self._session.summaries if summary.id in chosen]
        what = names_in_sentence(names) if len(names) == 1 else f" {len(names)} 份报告"
        self._changes.make(
            f"正在移动 {len(chosen)} 份报告",
            len(chosen),
            lambda book: book.delete(chosen),
            lambda _: self._tell_deleted(chosen, what),
        )

    def _tell_deleted(self, report_ids: list[int], what: str) -> None:
        self._session.forget(report_ids)
        back = ("恢复", lambda: attempt(lambda: self._restore(report_ids), self._notice))
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
            self._restore(dialog.chosen)
        dialog.deleteLater()

    def move(self, by: int) -> None:
        """Move the chosen reports up (-1) or down (+1) in print order."""
        self.arrange(shifted(self._reports.listed, self._reports.chosen, by))

    def arrange(self, report_ids: list[int]) -> None:
        """Put the listed reports into another print order."""
        chosen, order = self._reports.chosen, self._session.arranged(report_ids)
        moved = sum(one != summary.id for one, summary in zip(order, self._session.summaries, strict=True))
        if moved:
            self._changes.make(
                "正在调整顺序",
                moved // _PLACES_A_REPORT,
                lambda book: book.reorder(order),
                lambda _: self._show_order(chosen),
            )

    def _show_order(self, chosen: list[int]) -> None:
        self._session.refresh()
        self._reports.choose(chosen)

    def step(self, by: int) -> None:
        """Open the report before (-1) or behind (+1) the open one."""
        neighbour = self._session.neighbour(by)
        if neighbour is not None:
            self._session.show(neighbour)

    def _restore(self, report_ids: list[int]) -> None:
        self._changes.make(
            f"正在恢复 {len(report_ids)} 份报告",
            len(report_ids),
            lambda book: book.restore(report_ids),
            lambda _: self._session.bring_back(report_ids),
        )

    def _ask_form(self) -> Form | None:
        forms = [self._session.forms[form_id] for form_id in self._session.forms.ids]
        if len(forms) == 1:
            return forms[0]
        titles = [form.title for form in forms]
        title, chosen = QInputDialog.getItem(self._window, "新建报告", "表样：", titles, editable=False)
        return forms[titles.index(title)] if chosen else None
