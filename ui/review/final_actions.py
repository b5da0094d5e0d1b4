"""What the window does to finalise reports (定稿) and to take that back."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.messages import error_sentence, names_in_sentence
from ui.actions import Actions, Parts
from ui.attempt import attempt
from ui.review.book_findings import BookFindings, KnownFindings
from ui.widgets.composition import commit_focus

if TYPE_CHECKING:
    from desktop.storage.book import Book
    from desktop.storage.summaries import Summary


class FinalActions(Actions):
    """Acts on the reports chosen in the list. None becomes final that has something left to mend or to acknowledge."""

    refused = Signal(object, object)
    """What is left (a tuple of LeftFinding) of the reports (a list of ids) that were to be final."""

    def __init__(self, parts: Parts, *, beside: BookFindings) -> None:
        super().__init__(parts)
        self._beside = beside

    def finalise_chosen(self) -> None:
        """Make the chosen reports final, or show why not."""
        self.finalise(self._reports.chosen)

    def reopen_chosen(self) -> None:
        """Make the chosen reports drafts again."""
        self.reopen(self._reports.chosen)

    def reopen_open(self) -> None:
        """Make the open report a draft again."""
        if self._editor.report_id is not None:
            self.reopen([self._editor.report_id])

    def finalise(self, report_ids: Sequence[int]) -> None:
        """Make all of these reports final, or none."""
        commit_focus()
        if not self._editor.save():
            return
        drafts = [summary for summary in self._session.fresh(report_ids) if summary.state == "draft"]
        if not drafts:
            self._notice.tell("所选报告都已定稿。")
            return
        ids = [summary.id for summary in drafts]
        forms, today, known = self._session.forms, self._session.today(), self._beside.ready()
        self._changes.make(
            f"正在定稿 {len(ids)} 份报告",
            len(self._session.summaries if known is None else ids),  # else the whole book is read for it
            lambda book: _finalise(book, ids, forms, today, known),
            lambda refusal: self._refuse(refusal, ids) if refusal else self._tell_final(drafts),
        )

    def _tell_final(self, drafts: "Sequence[Summary]") -> None:
        ids = [summary.id for summary in drafts]
        self._session.take_up(ids)
        self._reports.choose(ids)
        if ids != [self._editor.report_id]:  # of which the bar above it tells
            back = ("取消定稿", lambda: attempt(lambda: self.reopen(ids), self._notice))
            self._notice.tell(f"{_names(drafts)}已定稿，内容已锁定；要再修改，请先取消定稿。", (back,))

    def reopen(self, report_ids: Sequence[int]) -> None:
        """Make these reports drafts again; what was final stays in their history."""
        final = [summary for summary in self._session.fresh(report_ids) if summary.state == "final"]
        if not final:
            self._notice.tell("所选报告都是草稿，可以直接修改。")
            return
        ids = [summary.id for summary in final]
        self._changes.make(
            f"正在取消 {len(ids)} 份报告的定稿",
            len(ids),
            lambda book: book.reopen(ids),
            lambda _: self._tell_open(final),
        )

    def _tell_open(self, final: "Sequence[Summary]") -> None:
        ids = [summary.id for summary in final]
        self._session.take_up(ids)
        self._reports.choose(ids)
        self._notice.tell(f"{_names(final)}已恢复为草稿，可以修改；定稿时的内容保留在历史中。")

    def _refuse(self, refusal: KnownError, report_ids: list[int]) -> None:
        left = refusal.facts["left"]
        if isinstance(left, tuple):
            if self._editor.report_id not in [one.report_id for one in left]:
                self._session.show(left[0].report_id)
            self._editor.ask()
            self._notice.tell(error_sentence(refusal))
            self.refused.emit(left, report_ids)


def _finalise(
    book: "Book", report_ids: Sequence[int], forms: Forms, today: date, known: KnownFindings | None
) -> KnownError | None:
    """Make them final, or give the refusal that says what is left."""
    from desktop.jobs.finalising import finalise  # noqa: PLC0415  # no start waits for it

    try:
        finalise(book, report_ids, forms, today, known)
    except KnownError as error:
        if error.code != "review_left":
            raise
        return error
    return None


def _names(summaries: "Sequence[Summary]") -> str:
    return names_in_sentence([summary.project_name for summary in summaries])
