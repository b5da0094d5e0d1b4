"""What the window does to begin a new year from the one before (复制为新年度)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from desktop.domain.form_file import Forms
from desktop.domain.plan import Outcome
from desktop.messages import names_in_sentence
from ui.actions import Actions
from ui.widgets.composition import commit_focus
from ui.widgets.notice_bar import Offers

if TYPE_CHECKING:
    from desktop.storage.book import Book


class CarryActions(Actions):
    """Acts on the reports chosen in the list. What the new year has already is left alone."""

    withdrawal_wanted = Signal(int)
    """The number of the batch that the new reports are, and shall not be."""

    def ask(self) -> None:
        """Carry the chosen reports into the year that the user says."""
        from ui.dialogs.carry_dialog import CarryDialog  # noqa: PLC0415  # no start waits for it

        commit_focus()
        summaries = self._session.fresh(self._reports.chosen) if self._editor.save() else []
        if not summaries:
            return
        last = max(summary.fiscal_year for summary in summaries)
        dialog = CarryDialog(names_in_sentence([one.project_name for one in summaries]), last, self._window)
        accepted, year = dialog.exec() == QDialog.DialogCode.Accepted, int(str(dialog.year.entry.value))
        dialog.deleteLater()
        if accepted:
            self.carry([summary.id for summary in summaries], year)

    def carry(self, report_ids: Sequence[int], year: int) -> None:
        """Begin this year's reports from these."""
        forms = self._session.forms
        self._changes.make(
            f"正在复制 {len(report_ids)} 份报告",
            len(report_ids),
            lambda book: _carry(book, report_ids, forms, year),
            lambda outcome: self._tell(outcome, year),
        )

    def _tell(self, outcome: Outcome, year: int) -> None:
        new = [row.report_id for row in outcome.taken if row.report_id is not None]
        self._session.take_in(outcome)
        if new and not set(new) <= set(self._reports.listed):
            self._reports.search.clear()
        self._reports.choose(new)
        left = len(outcome.unchanged) + len(outcome.refused)
        told = f"已复制 {len(new)} 份到 {year} 年度，原报告不变。" if new else "没有复制任何报告，簿中内容没有改动。"
        there = f"有 {left} 份在 {year} 年度已有同名项目，未复制，原有内容未变。" if left else ""
        offers: Offers = ()
        if new and outcome.batch is not None:
            batch = outcome.batch
            offers = (("撤销", lambda: self.withdrawal_wanted.emit(batch)),)
        self._notice.tell(told + there, offers)


def _carry(book: "Book", report_ids: Sequence[int], forms: Forms, year: int) -> Outcome:
    from desktop.jobs.carrying import carry  # noqa: PLC0415  # no start waits for it

    return carry(book, report_ids, forms, year)
