"""The window: menus, panels and what closing means. No rules, no SQL."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.attempt import attempt
from ui.book_actions import BookActions
from ui.commands import EDIT, FILE, TOOLS, Command, build_commands
from ui.editor import Editor
from ui.panels.problem_panel import ProblemPanel
from ui.panels.report_panel import ReportPanel
from ui.panels.score_bar import ScoreBar
from ui.panels.start_page import StartPage
from ui.report_actions import ReportActions
from ui.session import Session
from ui.tabs.report_view import ReportView
from ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from desktop.storage.book import Book

_TITLE = "自评簿"
_ABOUT = "自评簿：填写、检查、打印项目绩效自评价。不联网，全部内容都在您自己的文件里。"
_PROBLEMS_HEIGHT = 110
_FOR_WRITING = (Command.NEW_REPORT, Command.BIN)
_FOR_REPORT = (Command.EXPORT, Command.EXPORT_ALL, Command.PREVIOUS_REPORT, Command.NEXT_REPORT, Command.SHOW_FORM)
_FOR_WRITING_REPORT = (Command.SAVE, Command.DUPLICATE, Command.DELETE, Command.MOVE_UP, Command.MOVE_DOWN)


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
        self.scores = ScoreBar(editor, self)
        self.start_page = StartPage(self)
        self.notice = NoticeBar("消息", self)
        self.trouble = NoticeBar("保存状态", self)
        self.books = BookActions(session, editor, self.notice, config / "settings.json", self)
        self.report_actions = ReportActions(session, editor, self.reports, self.notice, self)
        self._painted = False
        self._places = QSettings(str(config / "window.ini"), QSettings.Format.IniFormat, self)
        self._middle = QStackedWidget(self)
        self._build()
        self._connect()
        self._handle()
        self._show_book(None)
        self._open_report(None)
        self._show_undo()

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
        if not self.books.leave():
            event.ignore()
            return
        self.report_actions.finish()
        self._places.setValue("geometry", self.saveGeometry())
        self._places.setValue("panels", self.saveState())
        self.session.close()
        event.accept()

    def _build(self) -> None:
        self.setWindowTitle(_TITLE)
        self.setAccessibleName(_TITLE)
        self.menuBar().setAccessibleName("菜单")
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.reports)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.problems)
        self.addToolBar(self._tools())
        self._middle.addWidget(self.start_page)
        self._middle.addWidget(self.view)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.trouble)
        layout.addWidget(self.notice)
        layout.addWidget(self._middle, 1)
        self.setCentralWidget(middle)
        self.statusBar().setAccessibleName("状态栏")
        self.statusBar().addPermanentWidget(self.scores)
        self._rows_menu = QMenu("指标行(&I)", self)
        self.commands.menus[EDIT].addSeparator()
        self.commands.menus[EDIT].addMenu(self._rows_menu)
        self._recent_menu = QMenu("最近打开(&R)", self)
        self.commands.menus[FILE].insertMenu(self.commands[Command.SAVE], self._recent_menu)
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
        self.editor.opened.connect(self._open_report)
        self.editor.undo_changed.connect(self._show_undo)
        self.editor.save_failed.connect(self._tell_save_failed)
        self.editor.saved.connect(self.trouble.hide)
        self.reports.report_chosen.connect(lambda report_id: self._attempt(lambda: self.session.show(report_id)))
        self.problems.place_chosen.connect(self.view.go_to)
        self.start_page.command_chosen.connect(lambda command: self.commands[command].trigger())
        self.start_page.book_chosen.connect(self.books.try_open)
        self.books.recent_changed.connect(self._show_recent)
        self._rows_menu.aboutToShow.connect(self._show_row_actions)

    def _handle(self) -> None:
        handlers: dict[Command, Callable[[], object]] = {
            Command.NEW_BOOK: self.books.ask_new,
            Command.OPEN_BOOK: self.books.ask_open,
            Command.OPEN_SAMPLE: self.books.open_sample,
            Command.SAVE: self._save_now,
            Command.EXPORT: self.report_actions.export_chosen,
            Command.EXPORT_ALL: self.report_actions.export_all,
            Command.CLOSE_BOOK: self.books.close,
            Command.QUIT: self.close,
            Command.NEW_REPORT: self.report_actions.add,
            Command.DUPLICATE: self.report_actions.duplicate,
            Command.DELETE: self.report_actions.delete,
            Command.BIN: self.report_actions.show_bin,
            Command.MOVE_UP: lambda: self.report_actions.move(-1),
            Command.MOVE_DOWN: lambda: self.report_actions.move(1),
            Command.PREVIOUS_REPORT: lambda: self.report_actions.step(-1),
            Command.NEXT_REPORT: lambda: self.report_actions.step(1),
            Command.SHOW_LIST: self.reports.enter,
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
        self._attempt(do)

    def _attempt(self, do: Callable[[], object]) -> None:
        attempt(do, self.notice)

    def _open_first(self, book: Path) -> None:
        if not self.books.try_open(book):
            self._show_book(None)

    def _show_middle(self, widget: QWidget) -> None:
        self._middle.setCurrentWidget(widget)
        for panel in (self.reports, self.problems, self.scores):
            panel.setVisible(widget is self.view)

    def _show_book(self, book: "Book | None") -> None:
        self._show_middle(self.view if book else self.start_page)
        self.trouble.hide()
        self.setWindowTitle(f"{book.path.name}{'（只读）' if book.read_only else ''} — {_TITLE}" if book else _TITLE)
        if book is not None and book.read_only:
            self.trouble.tell(f"{book.path.name} 以只读方式打开：可以查看和导出，不能修改。")
        self.commands[Command.CLOSE_BOOK].setEnabled(book is not None)
        for command in _FOR_WRITING:
            self.commands[command].setEnabled(self.session.writable)
        self._show_recent(self.books.recent)

    def _open_report(self, report: Report | None) -> None:
        for command in _FOR_REPORT:
            self.commands[command].setEnabled(report is not None)
        for command in _FOR_WRITING_REPORT:
            self.commands[command].setEnabled(report is not None and self.session.writable)

    def _show_row_actions(self) -> None:
        self._rows_menu.clear()
        if self.view.tabs is not None:
            self._rows_menu.addActions(self.view.tabs.row_actions)

    def _show_undo(self) -> None:
        for command, word, label in (
            (Command.UNDO, "撤销", self.editor.undo_label),
            (Command.REDO, "重做", self.editor.redo_label),
        ):
            action = self.commands[command]
            action.setEnabled(label is not None)
            action.setText(f"{word}{label or ''}")
            action.setIconText(word)

    def _show_recent(self, books: tuple[str, ...]) -> None:
        self.start_page.show_recent(books)
        self._recent_menu.clear()
        for book in books:
            action = self._recent_menu.addAction(book.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, path=Path(book): self.books.try_open(path))
        self._recent_menu.setEnabled(bool(books))

    def _tell_save_failed(self, error: KnownError) -> None:
        sentence = f"{error_sentence(error)}\n输入的内容仍在窗口中，程序会继续尝试保存；请先不要关闭。"
        self.trouble.tell(sentence, (("立即重试", self._save_now),))

    def _save_now(self) -> None:
        if self.editor.save():
            self.scores.tell_all_saved()

    def _restore_places(self) -> None:
        self.resize(1180, 720)
        self.resizeDocks([self.problems], [_PROBLEMS_HEIGHT], Qt.Orientation.Vertical)
        for key, restore in (("geometry", self.restoreGeometry), ("panels", self.restoreState)):
            value = self._places.value(key)
            if value is not None:
                restore(value)
