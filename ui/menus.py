"""What the menus offer, in step with the book, the report and its undo steps."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.report import Report
from ui.book_actions import BookActions
from ui.commands import EDIT, FILE, Command, Commands
from ui.editor import Editor
from ui.session import Session
from ui.tabs.report_view import ReportView

if TYPE_CHECKING:
    from desktop.storage.book import Book
    from desktop.storage.summaries import Summary

_FOR_BOOK = (Command.CLOSE_BOOK, Command.SAVE_AS, Command.EXPORT_TEMPLATE)
_FOR_WRITING = (
    Command.NEW_REPORT,
    Command.BIN,
    Command.IMPORT,
    Command.MERGE,
    Command.WITHDRAW_IMPORT,
    Command.RULES,
)
_FOR_REPORT = (
    Command.PRINT,
    Command.EXPORT,
    Command.PREVIOUS_REPORT,
    Command.NEXT_REPORT,
    Command.SHOW_FORM,
    Command.HISTORY,
    Command.CHECK_SHEET,
)
_FOR_REPORTS = (
    Command.PRINT_ALL,
    Command.EXPORT_ALL,
    Command.EXPORT_WORD,
    Command.EXPORT_OVERVIEW,
    Command.EXPORT_PACKAGE,
    Command.EXPORT_DATA,
    Command.SHOW_YEAR,
    Command.CHECK_SHEET_ALL,
)
_FOR_WRITING_REPORT = (
    Command.SAVE,
    Command.DUPLICATE,
    Command.CARRY,
    Command.DELETE,
    Command.FINALISE,
    Command.REOPEN,
    Command.MOVE_UP,
    Command.MOVE_DOWN,
    Command.ACKNOWLEDGE,
    Command.WITHDRAW,
)


class Menus(QObject):
    """Enables and names the commands, and keeps the two menus that change: rows and recent books."""

    def __init__(  # noqa: PLR0913  # the parts that menus speak of
        self,
        commands: Commands,
        session: Session,
        editor: Editor,
        *,
        view: ReportView,
        books: BookActions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._commands = commands
        self._session = session
        self._editor = editor
        self._view = view
        self._books = books
        self._rows = QMenu("指标行(&I)", window)
        self._recent = QMenu("最近打开(&R)", window)
        self._build()
        self._connect()
        self._show_book(session.book)
        self._show_list(session.summaries)
        self._show_report(editor.report)
        self._show_undo()

    def _build(self) -> None:
        self._rows.setAccessibleName("指标行")
        self._recent.setAccessibleName("最近打开")
        self._commands.menus[EDIT].addSeparator()
        self._commands.menus[EDIT].addMenu(self._rows)
        self._commands.menus[FILE].insertMenu(self._commands[Command.SAVE], self._recent)

    def _connect(self) -> None:
        self._session.book_changed.connect(self._show_book)
        self._session.listed.connect(self._show_list)
        self._editor.opened.connect(self._show_report)
        self._editor.undo_changed.connect(self._show_undo)
        self._books.recent_changed.connect(self._show_recent)
        self._rows.aboutToShow.connect(self._show_row_actions)

    def _show_book(self, book: "Book | None") -> None:
        for command in _FOR_BOOK:
            self._commands[command].setEnabled(book is not None)
        for command in _FOR_WRITING:
            self._commands[command].setEnabled(self._session.writable)
        self._show_recent(self._books.recent)

    def _show_list(self, summaries: "tuple[Summary, ...]") -> None:
        for command in _FOR_REPORTS:
            self._commands[command].setEnabled(bool(summaries))

    def _show_report(self, report: Report | None) -> None:
        for command in _FOR_REPORT:
            self._commands[command].setEnabled(report is not None)
        for command in _FOR_WRITING_REPORT:
            self._commands[command].setEnabled(report is not None and self._session.writable)

    def _show_undo(self) -> None:
        for command, word, label in (
            (Command.UNDO, "撤销", self._editor.undo_label),
            (Command.REDO, "重做", self._editor.redo_label),
        ):
            action = self._commands[command]
            action.setEnabled(label is not None)
            action.setText(f"{word}{label or ''}".replace("&", "&&"))
            action.setIconText(word)

    def _show_row_actions(self) -> None:
        self._rows.clear()
        if self._view.tabs is not None:
            self._rows.addActions(self._view.tabs.row_actions)

    def _show_recent(self, books: tuple[str, ...]) -> None:
        self._recent.clear()
        for book in books:
            action = self._recent.addAction(book.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, path=Path(book): self._books.try_open(path))
        self._recent.setEnabled(bool(books))
