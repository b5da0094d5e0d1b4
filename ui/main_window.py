"""The window: menus, panels and what closing means. No rules, no SQL."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.attempt import attempt
from ui.background import Runner
from ui.book_actions import BookActions
from ui.commands import TOOLS, Command, build_commands
from ui.editor import Editor
from ui.final_actions import FinalActions
from ui.import_actions import ImportActions
from ui.leaving import Leaving
from ui.menus import Menus
from ui.panels.final_bar import FinalBar
from ui.panels.preview_panel import PreviewPanel
from ui.panels.problem_panel import ProblemPanel
from ui.panels.report_panel import ReportPanel
from ui.panels.score_bar import ScoreBar
from ui.panels.start_page import StartPage
from ui.panels.work_bar import WorkBar
from ui.paper_actions import PaperActions
from ui.report_actions import ReportActions
from ui.session import Session
from ui.tabs.report_view import ReportView
from ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from desktop.storage.book import Book
    from ui.preview.pane import PreviewPane

_TITLE = "自评簿"
_ABOUT = "自评簿：填写、检查、打印项目绩效自评价。不联网，全部内容都在您自己的文件里。"
_PROBLEMS_HEIGHT = 110
_LISTED_WIDTH, _FORM_WIDTH, _PREVIEW_WIDTH = 250, 800, 420
_WIDEST, _HIGHEST = 1720, 1000
"""A window larger than this only adds empty room, until the user says otherwise."""
_ROOM_FOR_PREVIEW = 1280
"""Pixels of screen width from which form and preview have room side by side."""
_FOR_PREVIEW = (Command.PREVIEW_IN, Command.PREVIEW_OUT, Command.PREVIEW_SIZE, Command.PREVIEW_WIDTH)


class MainWindow(QMainWindow):
    """Shows the session's book and the editor's report; hands commands to those who know them."""

    first_painted = Signal()
    """The window is on the screen for the first time."""

    def __init__(self, session: Session, editor: Editor, config: Path) -> None:
        super().__init__()
        self.session = session
        self.editor = editor
        self.commands = build_commands(self)
        self.view = ReportView(editor, self)
        self.reports = ReportPanel(session, editor, self)
        self.problems = ProblemPanel(editor, self)
        self.preview = PreviewPanel(session.forms, editor, self)
        self.scores = ScoreBar(editor, self)
        self.start_page = StartPage(self)
        self.notice = NoticeBar("消息", self)
        self.trouble = NoticeBar("保存状态", self)
        self.books = BookActions(session, editor, self.notice, config / "settings.json", self)
        self.report_actions = ReportActions(session, editor, self.reports, self.notice, self)
        self.final_actions = FinalActions(session, editor, self.reports, self.notice, self)
        self.final_bar = FinalBar(editor, self)
        self.runner = Runner(self)
        self.paper_actions = PaperActions(
            session,
            editor,
            self.reports,
            notice=self.notice,
            runner=self.runner,
            finalise=lambda report_ids: attempt(lambda: self.final_actions.finalise(report_ids), self.notice),
            window=self,
        )
        self.imports = ImportActions(session, editor, notice=self.notice, runner=self.runner, window=self)
        self.leaving = Leaving(self.runner, self)
        self.menus = Menus(self.commands, session, editor, view=self.view, books=self.books, window=self)
        self._painted = False
        self._places = QSettings(str(config / "window.ini"), QSettings.Format.IniFormat, self)
        self._middle = QStackedWidget(self)
        self._build()
        self._connect()
        self._handle()
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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is left behind: the window closes when all is on disk, or when the user gives it up."""
        if not self.leaving.may_go() or not self.books.leave():
            event.ignore()
            return
        self.preview.stop()
        self._places.setValue("geometry", self.saveGeometry())
        self._places.setValue("panels", self.saveState())
        self._places.setValue("preview", self.commands[Command.PREVIEW].isChecked())
        self.session.close()
        event.accept()

    def _build(self) -> None:
        self.setWindowTitle(_TITLE)
        self.setAccessibleName(_TITLE)
        self.menuBar().setAccessibleName("菜单")
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.reports)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.problems)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.preview)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.addToolBar(self._tools())
        self._middle.addWidget(self.start_page)
        self._middle.addWidget(self.view)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.trouble)
        layout.addWidget(self.notice)
        layout.addWidget(self.final_bar)
        layout.addWidget(self._middle, 1)
        self.setCentralWidget(middle)
        self.statusBar().setAccessibleName("状态栏")
        self.statusBar().addWidget(WorkBar(self.runner, self))
        self.statusBar().addPermanentWidget(self.scores)
        self._restore_places()

    def _tools(self) -> QToolBar:
        tools = QToolBar("工具栏", self)
        tools.setObjectName("tools")
        tools.setAccessibleName("工具栏")
        tools.setMovable(False)
        tools.setIconSize(QSize(18, 18))
        tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for command in TOOLS:
            if command is None:
                tools.addSeparator()
            else:
                tools.addAction(self.commands[command])
        return tools

    def _connect(self) -> None:
        self.session.book_changed.connect(self._show_book)
        self.session.added.connect(self.view.begin)
        self.editor.save_failed.connect(self._tell_save_failed)
        self.editor.saved.connect(self.trouble.hide)
        self.reports.report_chosen.connect(self._choose_report)
        self.reports.arranged.connect(lambda ids: self._do(lambda: self.report_actions.arrange(ids)))
        self.problems.place_chosen.connect(self.view.select)
        self.paper_actions.place_chosen.connect(self.view.go_to)
        self.leaving.free.connect(self.close)
        self.final_actions.refused.connect(self.problems.enter)
        self.final_bar.reopen_chosen.connect(lambda: attempt(self.final_actions.reopen_open, self.notice))
        self.first_painted.connect(self.preview.allow)
        self.preview.place_chosen.connect(self.view.go_to)
        self.preview.closed.connect(lambda: self.commands[Command.PREVIEW].setChecked(False))
        self.view.place_entered.connect(self.preview.mark)
        self.preview.loaded.connect(self._connect_preview)
        self.commands[Command.PREVIEW].toggled.connect(self._show_preview)
        self.start_page.command_chosen.connect(lambda command: self.commands[command].trigger())
        self.start_page.book_chosen.connect(self.books.try_open)
        self.books.recent_changed.connect(self.start_page.show_recent)

    def _connect_preview(self, pane: "PreviewPane") -> None:
        for command, action in (
            (Command.PREVIEW_IN, pane.zoom_in),
            (Command.PREVIEW_OUT, pane.zoom_out),
            (Command.PREVIEW_SIZE, pane.actual_size),
            (Command.PREVIEW_WIDTH, pane.fit_width),
        ):
            self.commands[command].triggered.connect(action.trigger)

    def _handle(self) -> None:
        handlers: dict[Command, Callable[[], object]] = {
            Command.NEW_BOOK: self.books.ask_new,
            Command.OPEN_BOOK: self.books.ask_open,
            Command.OPEN_SAMPLE: self.books.open_sample,
            Command.SAVE: self._save_now,
            Command.IMPORT: self.imports.ask,
            Command.PRINT: self.paper_actions.print_chosen,
            Command.PRINT_ALL: self.paper_actions.print_all,
            Command.EXPORT: self.paper_actions.export_chosen,
            Command.EXPORT_ALL: self.paper_actions.export_all,
            Command.CLOSE_BOOK: self.books.close,
            Command.QUIT: self.close,
            Command.NEW_REPORT: self.report_actions.add,
            Command.DUPLICATE: self.report_actions.duplicate,
            Command.DELETE: self.report_actions.delete,
            Command.BIN: self.report_actions.show_bin,
            Command.FINALISE: self.final_actions.finalise_chosen,
            Command.REOPEN: self.final_actions.reopen_chosen,
            Command.MOVE_UP: lambda: self.report_actions.move(-1),
            Command.MOVE_DOWN: lambda: self.report_actions.move(1),
            Command.PREVIOUS_REPORT: lambda: self.report_actions.step(-1),
            Command.NEXT_REPORT: lambda: self.report_actions.step(1),
            Command.SHOW_LIST: self.reports.enter,
            Command.FIND: self.reports.enter_search,
            Command.SHOW_FORM: self.view.enter,
            Command.NEXT_TAB: lambda: self.view.turn(1),
            Command.PREVIOUS_TAB: lambda: self.view.turn(-1),
            Command.SHOW_PROBLEMS: self.problems.enter,
            Command.NEXT_PROBLEM: lambda: self.problems.step(1),
            Command.PREVIOUS_PROBLEM: lambda: self.problems.step(-1),
            Command.SHOW_KEYS: self._show_keys,
            Command.ABOUT: lambda: QMessageBox.about(self, "关于自评簿", _ABOUT),
        }
        for command, do in handlers.items():
            self.commands[command].triggered.connect(lambda _checked=False, do=do: self._do(do))
        self.commands[Command.UNDO].triggered.connect(self.editor.undo)
        self.commands[Command.REDO].triggered.connect(self.editor.redo)

    def _show_keys(self) -> None:
        from ui.dialogs.keys_dialog import KeysDialog  # noqa: PLC0415  # no start waits for it

        KeysDialog(self).exec()

    def _do(self, do: Callable[[], object]) -> None:
        self.notice.hide()  # what it says is about something before
        attempt(do, self.notice)

    def _choose_report(self, report_id: int) -> None:
        if not attempt(lambda: self.session.show(report_id), self.notice):
            self.reports.show_open()

    def _open_first(self, book: Path) -> None:
        if not self.books.try_open(book):
            self._show_book(None)

    def _show_middle(self, widget: QWidget) -> None:
        self._middle.setCurrentWidget(widget)
        for panel in (self.reports, self.problems, self.scores):
            panel.setVisible(widget is self.view)
        self._show_preview()

    def _show_preview(self) -> None:
        wanted = self.commands[Command.PREVIEW].isChecked()
        self.preview.setVisible(wanted and self._middle.currentWidget() is self.view)
        for command in _FOR_PREVIEW:
            self.commands[command].setEnabled(wanted)

    def _show_book(self, book: "Book | None") -> None:
        self._show_middle(self.view if book else self.start_page)
        self.trouble.hide()
        self.setWindowTitle(f"{book.path.name}{'（只读）' if book.read_only else ''} — {_TITLE}" if book else _TITLE)
        if book is not None and book.read_only:
            self.trouble.tell(f"{book.path.name} 以只读方式打开：可以查看和导出，不能修改。")
        self.start_page.show_recent(self.books.recent)

    def _tell_save_failed(self, error: KnownError) -> None:
        sentence = f"{error_sentence(error)}\n输入的内容仍在窗口中，程序会继续尝试保存；请先不要关闭。"
        self.trouble.tell(sentence, (("立即重试", self._save_now),))

    def _save_now(self) -> None:
        if self.editor.save():
            self.scores.tell_all_saved()

    def _restore_places(self) -> None:
        screen = self.screen().availableGeometry()
        self.resize(min(screen.width(), _WIDEST), min(screen.height(), _HIGHEST))
        self.resizeDocks([self.problems], [_PROBLEMS_HEIGHT], Qt.Orientation.Vertical)
        room = max(_PREVIEW_WIDTH, self.width() - _LISTED_WIDTH - _FORM_WIDTH)
        self.resizeDocks([self.reports, self.preview], [_LISTED_WIDTH, room], Qt.Orientation.Horizontal)
        if screen.width() <= _WIDEST:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        preview = self._places.value("preview", screen.width() >= _ROOM_FOR_PREVIEW, type=bool)
        self.commands[Command.PREVIEW].setChecked(bool(preview))
        for key, restore in (("geometry", self.restoreGeometry), ("panels", self.restoreState)):
            value = self._places.value(key)
            if value is not None:
                restore(value)
