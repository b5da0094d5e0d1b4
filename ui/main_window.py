"""The window: menus, panels and what closing means. No rules, no SQL."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.actions import Parts
from ui.attempt import attempt
from ui.background import Runner
from ui.book_actions import BookActions
from ui.book_changes import BookChanges
from ui.commands import Command, build_commands, build_tools
from ui.editor import Editor
from ui.handlers import handlers_of
from ui.in_and_out.in_and_out import InAndOut
from ui.leaving import Leaving
from ui.menus import Menus
from ui.panels.final_bar import FinalBar
from ui.panels.preview_panel import PreviewPanel
from ui.panels.problem_panel import ProblemPanel
from ui.panels.report_panel import ReportPanel
from ui.panels.score_bar import ScoreBar
from ui.panels.start_page import StartPage
from ui.panels.work_bar import WorkBar
from ui.paper.paper_actions import PaperActions
from ui.report_actions import ReportActions
from ui.review.book_findings import BookFindings
from ui.review.final_actions import FinalActions
from ui.review.review import Review
from ui.review.review_actions import ReviewActions
from ui.safekeeping.safekeeping import Bars, Safekeeping
from ui.session import Session
from ui.tabs.report_view import ReportView
from ui.text_size import TextSize
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.tones import wear_anew
from ui.window_places import WindowPlaces
from ui.year_actions import YearActions

if TYPE_CHECKING:
    from desktop.storage.book import Book
    from ui.preview.pane import PreviewPane

_TITLE = "自评簿"
_FOR_PREVIEW = (Command.PREVIEW_IN, Command.PREVIEW_OUT, Command.PREVIEW_SIZE, Command.PREVIEW_WIDTH)


class MainWindow(QMainWindow):
    """Shows the session's book and the editor's report; hands commands to those who know them."""

    first_painted = Signal()
    """The window is on the screen for the first time."""

    def __init__(self, session: Session, editor: Editor, config: Path) -> None:
        super().__init__()
        self.session, self.editor = session, editor
        settings = config / "settings.json"
        self.text_size = TextSize(settings, self)
        self.commands = build_commands(self)
        self.view = ReportView(editor, self)
        self.year = YearActions(session, editor, settings, self)
        self.beside = BookFindings(session, editor, self)
        self.review = Review(session, editor, self.beside, self)
        self.reports = ReportPanel(session, editor, self.review, self)
        self.problems = ProblemPanel(editor, self.review, self)
        self.preview = PreviewPanel(session.forms, editor, self)
        self.scores = ScoreBar(editor, self)
        self.start_page = StartPage(self)
        self.bars = Bars(NoticeBar("消息", self), NoticeBar("保存状态", self), NoticeBar("簿的位置", self))
        self.notice, self.trouble, self.place = self.bars
        self.final_bar = FinalBar(editor, self)

        self.runner = Runner(self)
        self.changes = BookChanges(session, self.notice, self)
        self.books = BookActions(session, editor, self.notice, settings, self)
        self.safekeeping = Safekeeping(self.books, self.bars, session=session, editor=editor, runner=self.runner)
        self.parts = Parts(session, editor, self.reports, self.notice, self.changes, self.runner, self)
        self.report_actions = ReportActions(self.parts)
        self.final_actions = FinalActions(self.parts, beside=self.beside)
        self.review_actions = ReviewActions(self.parts, review=self.review, beside=self.beside, problems=self.problems)
        self.paper_actions = PaperActions(self.parts, beside=self.beside, finalise=self._finalise)
        self.in_and_out = InAndOut(self, settings)
        self.leaving = Leaving(self.runner, self)
        self.menus = Menus(self.commands, session, editor, view=self.view, books=self.books, window=self)

        self._painted = False
        self._places = WindowPlaces(self, config, self.commands[Command.PREVIEW])
        self._middle = QStackedWidget(self)
        self._build()
        self._connect()
        self._show_book(None)

    def open_when_painted(self, book: Path) -> None:
        """Open a book when the window is there: reading it may take its time, from a slow share for example."""
        self._show_middle(self.view)
        self.view.say(f"正在打开 {book.name}…")
        self.first_painted.connect(lambda: self._open_first(book))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the first time."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        """The system has turned light or dark: so do the tones that are no part of its palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            wear_anew()
            self.view.follow_palette()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may come in."""
        self.in_and_out.dropping.consider(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files come in."""
        self.in_and_out.dropping.drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is left behind: the window closes when all is on disk, or when the user gives it up."""
        if self.changes.busy or not self.leaving.may_go() or not self.books.leave():
            event.ignore()
            return
        self.preview.stop()
        self._places.keep()
        self.session.close()
        event.accept()

    def save_now(self) -> None:
        """Save, and say so."""
        if self.editor.save():
            self.scores.tell_all_saved()

    def tell(self, error: KnownError) -> None:
        """Say what the machine did, and what can be done about it."""
        self.notice.tell(error_sentence(error), self.safekeeping.remedies(error))

    def _build(self) -> None:
        self.setWindowTitle(_TITLE)
        self.setAccessibleName(_TITLE)
        self.menuBar().setAccessibleName("菜单")
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.reports)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.problems)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.preview)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.addToolBar(build_tools(self, self.commands))
        self._middle.addWidget(self.start_page)
        self._middle.addWidget(self.view)
        self.view.rest_with(self.year.page)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.trouble)
        layout.addWidget(self.place)
        layout.addWidget(self.notice)
        layout.addWidget(self.final_bar)
        layout.addWidget(self._middle, 1)
        self.setCentralWidget(middle)
        self.statusBar().setAccessibleName("状态栏")
        self.statusBar().addWidget(WorkBar(self.runner, self))
        self.statusBar().addPermanentWidget(self.scores)
        self._places.restore(self.reports, self.problems, self.preview)

    def _connect(self) -> None:
        self._connect_books()
        self._connect_reports()
        self._connect_review()
        self._connect_places()
        self._connect_commands()

    def _connect_books(self) -> None:
        self.session.book_changed.connect(self._show_book)
        self.start_page.book_chosen.connect(self.books.try_open)
        self.books.recent_changed.connect(self.start_page.show_recent)
        self.changes.ended.connect(self.safekeeping.watch.overlook)
        self.safekeeping.watch.resting = lambda: self.changes.busy
        self.leaving.freed.connect(self.close)

    def _connect_reports(self) -> None:
        self.session.added.connect(self.view.begin)
        self.editor.opened.connect(self._show_around)
        self.reports.report_chosen.connect(self._choose_report)
        self.reports.arranged.connect(lambda ids: self._do(lambda: self.report_actions.arrange(ids)))
        self.year.page.report_chosen.connect(self._choose_report)
        self.year.page.report_chosen.connect(self.view.enter)

    def _connect_review(self) -> None:
        self.reports.search.changed.connect(self.beside.give_way)
        self.final_actions.refused.connect(self.review_actions.show_left)
        self.review_actions.finalising_wanted.connect(lambda ids: self._do(lambda: self.final_actions.finalise(ids)))
        self.final_bar.reopen_chosen.connect(lambda: attempt(self.final_actions.reopen_open, self.notice))
        self.problems.offer([self.commands[command] for command in (Command.ACKNOWLEDGE, Command.WITHDRAW)])

    def _connect_places(self) -> None:
        """A place of the form is shown wherever somebody asks for it, and marked in the preview."""
        for chosen, show in (
            (self.problems.place_chosen, self.view.select),
            (self.review_actions.place_chosen, self.view.select),
            (self.paper_actions.place_chosen, self.view.go_to),
            (self.preview.place_chosen, self.view.go_to),
        ):
            chosen.connect(show)
        self.view.place_entered.connect(self.preview.mark)
        self.first_painted.connect(self.preview.allow)
        self.preview.loaded.connect(self._connect_preview)
        self.preview.closed.connect(lambda: self.commands[Command.PREVIEW].setChecked(False))

    def _connect_commands(self) -> None:
        for page in (self.start_page, self.year.page):
            page.command_chosen.connect(lambda command: self.commands[command].trigger())
        for command, do in handlers_of(self).items():
            self.commands[command].triggered.connect(lambda _checked=False, do=do: self._do(do))
        self.commands[Command.UNDO].triggered.connect(self.editor.undo)
        self.commands[Command.REDO].triggered.connect(self.editor.redo)
        self.commands[Command.PREVIEW].toggled.connect(self._show_preview)

    def _connect_preview(self, pane: "PreviewPane") -> None:
        for command, action in (
            (Command.PREVIEW_IN, pane.zoom_in),
            (Command.PREVIEW_OUT, pane.zoom_out),
            (Command.PREVIEW_SIZE, pane.actual_size),
            (Command.PREVIEW_WIDTH, pane.fit_width),
        ):
            self.commands[command].triggered.connect(action.trigger)

    def _finalise(self, report_ids: Sequence[int]) -> None:
        attempt(lambda: self.final_actions.finalise(report_ids), self.notice)

    def _do(self, do: Callable[[], object]) -> None:
        self.notice.hide()  # what it says is about something before
        attempt(do, self.notice, self.safekeeping.remedies)

    def _choose_report(self, report_id: int) -> None:
        if not attempt(lambda: self.session.show(report_id), self.notice, self.safekeeping.remedies):
            self.reports.show_open()

    def _open_first(self, book: Path) -> None:
        if not self.books.try_open(book) and self.session.book is None:
            self._show_book(None)

    def _show_middle(self, widget: QWidget) -> None:
        self._middle.setCurrentWidget(widget)
        for panel in (self.reports, self.scores):
            panel.setVisible(widget is self.view)
        self._show_around()

    def _show_around(self) -> None:
        """What speaks of the open report alone is put away while none is."""
        at_report = self._middle.currentWidget() is self.view and not self.view.resting
        self.problems.setVisible(at_report)
        self._show_preview()

    def _show_preview(self) -> None:
        wanted = self.commands[Command.PREVIEW].isChecked()
        self.preview.setVisible(wanted and self._middle.currentWidget() is self.view and not self.view.resting)
        for command in _FOR_PREVIEW:
            self.commands[command].setEnabled(wanted)

    def _show_book(self, book: "Book | None") -> None:
        self._show_middle(self.view if book else self.start_page)
        self.setWindowTitle(f"{book.path.name}{'（只读）' if book.read_only else ''} — {_TITLE}" if book else _TITLE)
        self.start_page.show_recent(self.books.recent)
