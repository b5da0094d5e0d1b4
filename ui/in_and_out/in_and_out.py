"""The window's parts that take reports in and write them out, put together."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.report import Report
from ui.attempt import attempt
from ui.commands import Command
from ui.in_and_out import exporting
from ui.in_and_out.carry_actions import CarryActions
from ui.in_and_out.dropping import Dropping
from ui.in_and_out.export_actions import ExportActions
from ui.in_and_out.import_actions import ImportActions
from ui.in_and_out.withdraw_actions import WithdrawActions

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.main_window import MainWindow

_KINDS = {
    Command.EXPORT_WORD: exporting.WORD,
    Command.EXPORT_OVERVIEW: exporting.OVERVIEW,
    Command.EXPORT_PACKAGE: exporting.PACKAGE,
    Command.EXPORT_DATA: exporting.DATA,
    Command.EXPORT_TEMPLATE: exporting.TEMPLATE,
}


class InAndOut(QObject):
    """Importing, withdrawing, carrying forward, exporting, dropping, and last year's texts."""

    def __init__(self, window: "MainWindow", settings: Path) -> None:
        super().__init__(window)
        session, editor, notice, parts = window.session, window.editor, window.notice, window.parts
        self._session = session
        self.imports = ImportActions(parts, settings=settings)
        self.withdrawals = WithdrawActions(parts)
        self.carrying = CarryActions(parts)
        self.exports = ExportActions(parts)
        self.dropping = Dropping(session, window.books, self.imports, notice, window)
        editor.last_year.look_up = self._last_year
        for actions in (self.imports, self.carrying):
            actions.withdrawal_wanted.connect(lambda batch: attempt(lambda: self.withdrawals.withdraw(batch), notice))
        window.commands[Command.LAST_YEAR].toggled.connect(editor.last_year.unfold)
        window.setAcceptDrops(True)

    def handlers(self) -> "dict[Command, Callable[[], object]]":
        """What its commands do."""
        return {
            Command.IMPORT: self.imports.ask,
            Command.MERGE: self.imports.ask_merge,
            Command.WITHDRAW_IMPORT: self.withdrawals.ask,
            Command.CARRY: self.carrying.ask,
            **{command: partial(self.exports.ask, kind) for command, kind in _KINDS.items()},
        }

    def _last_year(self, report: Report) -> Report | None:
        from desktop.jobs.carrying import last_years  # noqa: PLC0415  # no start waits for it

        book = self._session.book
        summary = last_years(book, report) if book is not None else None
        return book.load(summary.id) if book is not None and summary is not None else None
