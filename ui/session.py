"""The open book: which reports it lists, and what is done to whole reports."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import Outcome
from desktop.domain.report import Indicator, Report
from desktop.errors import KnownError
from ui.editor import Editor, Seal
from ui.models.report_order import woven

if TYPE_CHECKING:
    from desktop.storage.batches import Withdrawal
    from desktop.storage.book import Book
    from desktop.storage.summaries import Summary

_COPY = "（副本）"
_REPEATED = {"budget_unit", "office"}
"""What is the same in many reports of a book."""


class Session(QObject):
    """One book at a time, or none. Methods raise the book's KnownErrors."""

    book_changed = Signal(object)
    """The Book that is open now, or None."""
    added = Signal()
    """A report was begun or copied, and is open."""
    listed = Signal(object)
    """The summaries of the book in print order, after any change of the list."""

    def __init__(self, forms: Forms, editor: Editor, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.forms = forms
        self.book: Book | None = None
        self.summaries: tuple[Summary, ...] = ()
        self._editor = editor
        self.today = today
        editor.suggestions = self.known_texts
        editor.known_indicators = self.known_indicators

    @property
    def writable(self) -> bool:
        """Whether there is a book that can be changed."""
        return self.book is not None and not self.book.read_only

    def create(self, path: Path) -> None:
        """Begin a new book in place of the open one."""
        from desktop.storage.book import Book  # noqa: PLC0415  # the window is painted before anything of the book

        self._take(Book.create(path, self.forms), ())

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a book in place of the open one, and its first report; one whose list is damaged takes no place."""
        if self.book is not None and self.book.path == path and not self.book.read_only:
            return
        from desktop.storage.book import Book  # noqa: PLC0415  # as above

        book = Book.open(path, self.forms, read_only=read_only)
        try:
            summaries = book.summaries()
        except KnownError:
            book.close()
            raise
        self._take(book, summaries)
        if self.summaries:
            self.show(self.summaries[0].id)

    def close(self) -> None:
        """Close the book; `Editor.save` comes before."""
        self._editor.use(None)
        if self.book is not None:
            self.book.close()
        self.book = None
        self.book_changed.emit(None)
        self._list()

    def show(self, report_id: int) -> None:
        """Open a report of the book."""
        if self.book is not None and report_id != self._editor.report_id:
            self._editor.save()
            self._show(report_id)

    def move_to(self, book: "Book") -> None:
        """Work on in another book that has the same reports; all undo steps and what is unsaved come along.

        Raises:
            KnownError: the list of that book cannot be read; all stays as it was.
        """
        known = {summary.id for summary in (*book.summaries(), *book.deleted())}
        before, self.book = self.book, book
        strangers = self._editor.move(book, known, read_only=book.read_only)
        if before is not None:
            before.close()
        self.book_changed.emit(book)
        for report in strangers:
            book.add(report)
        self._editor.save()
        self._list()

    def leave_report(self) -> None:
        """Show no report; the list is brought up to what was typed."""
        self._editor.close()
        self._list()

    def fresh(self, report_ids: Sequence[int]) -> "list[Summary]":
        """What the book says of these reports now, in print order."""
        summaries = self.book.summaries() if self.book is not None else ()
        return [summary for summary in summaries if summary.id in set(report_ids)]

    def take_up(self, report_ids: Sequence[int]) -> None:
        """Show what became of reports whose state was changed in the book."""
        self._list()
        if self._editor.report_id is not None and self._editor.report_id in report_ids:
            self._show(self._editor.report_id)

    def take_in(self, outcome: Outcome) -> None:
        """Show what an import brought; an open report that it replaced gets an undo step, else the first one opens."""
        if self.book is None:
            return
        self._list()
        changed = [row.report_id for row in outcome.taken if row.report_id is not None]
        if self._editor.report_id is not None and self._editor.report_id in changed:
            self._editor.edit(self.book.load(self._editor.report_id), "导入")
        elif changed:
            self.show(changed[0])

    def take_back(self, withdrawal: "Withdrawal") -> None:
        """Show what withdrawing an import did; an open report that got back what it had gets an undo step."""
        if self.book is None:
            return
        if withdrawal.removed:
            self.forget(withdrawal.removed)
        else:
            self._list()
        if self._editor.report_id is not None and self._editor.report_id in withdrawal.restored:
            self._editor.edit(self.book.load(self._editor.report_id), "撤销导入")

    def add_new(self, form: Form) -> None:
        """Begin an empty report, and open it."""
        if self.book is not None:
            from desktop.jobs.beginning import new_report  # noqa: PLC0415  # as above

            self._add(new_report(self.book, form, self._new_year(form)))

    def duplicate(self, report_id: int) -> None:
        """Copy a report, and open the copy."""
        if self.book is not None:
            self._editor.save()
            report = self.book.load(report_id)
            self._add(replace(report, project_name=f"{report.project_name}{_COPY}"))

    def forget(self, report_ids: Sequence[int]) -> None:
        """Show that reports lie in the 回收站; the next one is opened if the open one is among them."""
        at = min((i for i, summary in enumerate(self.summaries) if summary.id in report_ids), default=0)
        for report_id in report_ids:
            self._editor.forget(report_id)
        self._list()
        if self._editor.report is None and self.summaries:
            self.show(self.summaries[min(at, len(self.summaries) - 1)].id)

    def deleted(self) -> "tuple[Summary, ...]":
        """What lies in the 回收站."""
        return self.book.deleted() if self.book is not None else ()

    def known_texts(self, attribute: str) -> tuple[str, ...]:
        """The texts that the book's other reports have in an attribute, the latest first; nothing where they differ."""
        if attribute not in _REPEATED:
            return ()
        others = (summary for summary in reversed(self.summaries) if summary.id != self._editor.report_id)
        return tuple(dict.fromkeys(text for other in others if (text := getattr(other, attribute))))

    def known_indicators(self) -> tuple[Indicator, ...]:
        """The indicators that the book's reports use; none where the book cannot be read, which is told elsewhere."""
        with suppress(KnownError):
            return self.book.used_indicators() if self.book is not None else ()
        return ()

    def bring_back(self, report_ids: Sequence[int]) -> None:
        """Show that reports have come back from the 回收站, and open the first of them."""
        self._list()
        self.show(report_ids[0])

    def arranged(self, report_ids: Sequence[int]) -> list[int]:
        """The print order of all reports with these ones in this order, in the places that they hold among all."""
        return woven([summary.id for summary in self.summaries], report_ids)

    def refresh(self) -> None:
        """Show the list as it is in the book now."""
        self._list()

    def neighbour(self, by: int) -> int | None:
        """The report before (-1) or behind (+1) the open one."""
        order = [summary.id for summary in self.summaries]
        if self._editor.report_id not in order:
            return None
        at = order.index(self._editor.report_id) + by
        return order[at] if 0 <= at < len(order) else None

    def _take(self, book: "Book", summaries: "tuple[Summary, ...]") -> None:
        self.close()
        self.book = book
        self._editor.use(book, rules=book.review.rules, read_only=book.read_only)
        self.book_changed.emit(book)
        self._show_list(summaries)

    def _show(self, report_id: int) -> None:
        if self.book is not None:
            stored = self.book.stored(report_id)
            seal = Seal(stored.finalised_count, stored.digest) if stored.final else None
            self._editor.open(report_id, stored.report, self.forms[stored.report.form], seal)

    def _add(self, report: Report) -> None:
        if self.book is not None:
            report_id = self.book.add(report)
            self._list()
            self.show(report_id)
            self.added.emit()

    def _list(self) -> None:
        self._show_list(self.book.summaries() if self.book is not None else ())

    def _show_list(self, summaries: "tuple[Summary, ...]") -> None:
        self.summaries = summaries
        self.listed.emit(summaries)

    def _new_year(self, form: Form) -> int:
        report = self._editor.report
        year = report.fiscal_year if report is not None else self.today().year - 1
        return min(max(year, form.first_year), form.last_year or year)
