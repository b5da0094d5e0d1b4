"""The open book: which reports it lists, and what is done to whole reports."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from ui.editor import Editor

if TYPE_CHECKING:
    from desktop.storage.book import Book
    from desktop.storage.summaries import Summary

_COPY = "（副本）"


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

    @property
    def writable(self) -> bool:
        """Whether there is a book that can be changed."""
        return self.book is not None and not self.book.read_only

    def create(self, path: Path) -> None:
        """Begin a new book in place of the open one."""
        from desktop.storage.book import Book  # noqa: PLC0415  # the window is painted before anything of the book

        self._take(Book.create(path, self.forms))

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a book in place of the open one, and its first report."""
        if self.book is not None and self.book.path == path and not self.book.read_only:
            return
        from desktop.storage.book import Book  # noqa: PLC0415  # as above

        self._take(Book.open(path, self.forms, read_only=read_only))
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
            report = self.book.load(report_id)
            self._editor.open(report_id, report, self.forms[report.form])

    def add_new(self, form: Form) -> None:
        """Begin an empty report, and open it."""
        self._add(form.new_report(self._new_year(form)))

    def duplicate(self, report_id: int) -> None:
        """Copy a report, and open the copy."""
        if self.book is not None:
            self._editor.save()
            report = self.book.load(report_id)
            self._add(replace(report, project_name=f"{report.project_name}{_COPY}"))

    def delete(self, report_ids: Sequence[int]) -> None:
        """Move reports to the 回收站; the next one is opened if the open one is among them."""
        if self.book is None:
            return
        self._editor.save()
        self.book.delete(report_ids)
        at = min((i for i, summary in enumerate(self.summaries) if summary.id in report_ids), default=0)
        for report_id in report_ids:
            self._editor.forget(report_id)
        self._list()
        if self._editor.report is None and self.summaries:
            self.show(self.summaries[min(at, len(self.summaries) - 1)].id)

    def deleted(self) -> "tuple[Summary, ...]":
        """What lies in the 回收站."""
        return self.book.deleted() if self.book is not None else ()

    def load(self, report_ids: Sequence[int]) -> list[Report]:
        """Reports of the book as they were saved last."""
        return [self.book.load(report_id) for report_id in report_ids] if self.book is not None else []

    def restore(self, report_ids: Sequence[int]) -> None:
        """Move reports back from the 回收站, and open the first of them."""
        if self.book is not None:
            self.book.restore(report_ids)
            self._list()
            self.show(report_ids[0])

    def move(self, report_ids: Sequence[int], by: int) -> None:
        """Move reports one place up (-1) or down (+1) in print order; together they stop at the end."""
        order = [summary.id for summary in self.summaries]
        chosen = [i for i, report_id in enumerate(order) if report_id in report_ids]
        if self.book is None or not chosen or not (chosen[0] + by >= 0 and chosen[-1] + by < len(order)):
            return
        for i in chosen if by < 0 else reversed(chosen):
            order[i], order[i + by] = order[i + by], order[i]
        self.book.reorder(order)
        self._list()

    def neighbour(self, by: int) -> int | None:
        """The report before (-1) or behind (+1) the open one."""
        order = [summary.id for summary in self.summaries]
        if self._editor.report_id not in order:
            return None
        at = order.index(self._editor.report_id) + by
        return order[at] if 0 <= at < len(order) else None

    def _take(self, book: "Book") -> None:
        self.close()
        self.book = book
        self._editor.use(book, read_only=book.read_only)
        self.book_changed.emit(book)
        self._list()

    def _add(self, report: Report) -> None:
        if self.book is not None:
            report_id = self.book.add(report)
            self._list()
            self.show(report_id)
            self.added.emit()

    def _list(self) -> None:
        self.summaries = self.book.summaries() if self.book is not None else ()
        self.listed.emit(self.summaries)

    def _new_year(self, form: Form) -> int:
        report = self._editor.report
        year = report.fiscal_year if report is not None else self.today().year - 1
        return min(max(year, form.first_year), form.last_year or year)
