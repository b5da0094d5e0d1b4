"""Everything that the window can do: its words, its keys, its place in the menus and its icon, each said once."""

from dataclasses import dataclass
from enum import StrEnum, auto

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from ui.icons import icon
from ui.widgets.measured import measured

_ICON = 1.3
"""How high an icon of the tool bar is, in heights of its text."""


class Command(StrEnum):
    """What can be done, whichever way it is asked for."""

    NEW_BOOK = auto()
    OPEN_BOOK = auto()
    OPEN_SAMPLE = auto()
    SAVE = auto()
    SAVE_AS = auto()
    BACKUPS = auto()
    SALVAGE = auto()
    IMPORT = auto()
    MERGE = auto()
    WITHDRAW_IMPORT = auto()
    PRINT = auto()
    PRINT_ALL = auto()
    EXPORT = auto()
    EXPORT_ALL = auto()
    EXPORT_WORD = auto()
    EXPORT_OVERVIEW = auto()
    EXPORT_PACKAGE = auto()
    EXPORT_DATA = auto()
    EXPORT_TEMPLATE = auto()
    CLOSE_BOOK = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    NEW_REPORT = auto()
    DUPLICATE = auto()
    CARRY = auto()
    DELETE = auto()
    BIN = auto()
    HISTORY = auto()
    FINALISE = auto()
    REOPEN = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()
    PREVIOUS_REPORT = auto()
    NEXT_REPORT = auto()
    SHOW_YEAR = auto()
    SHOW_LIST = auto()
    FIND = auto()
    SHOW_FORM = auto()
    NEXT_TAB = auto()
    PREVIOUS_TAB = auto()
    SHOW_PROBLEMS = auto()
    NEXT_PROBLEM = auto()
    PREVIOUS_PROBLEM = auto()
    TEXT_LARGER = auto()
    TEXT_SMALLER = auto()
    TEXT_NORMAL = auto()
    LAST_YEAR = auto()
    PREVIEW = auto()
    PREVIEW_IN = auto()
    PREVIEW_OUT = auto()
    PREVIEW_SIZE = auto()
    PREVIEW_WIDTH = auto()
    ACKNOWLEDGE = auto()
    WITHDRAW = auto()
    CHECK_SHEET = auto()
    CHECK_SHEET_ALL = auto()
    RULES = auto()
    SHOW_GUIDE = auto()
    SHOW_KEYS = auto()
    ABOUT = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a menu; what stands in the tool bar too has an icon, and perhaps a shorter text there."""

    command: Command
    text: str
    keys: str
    icon: str = ""
    tool: str = ""
    checkable: bool = False
    also: str = ""
    """Keys that do the same: + is typed with Shift on most keyboards."""


FILE, EDIT, REPORT, VIEW, HELP = "文件(&F)", "编辑(&E)", "报告(&R)", "查看(&V)", "帮助(&H)"
REVIEW = "预审(&C)"

MENUS: dict[str, tuple[Item | None, ...]] = {
    FILE: (
        Item(Command.NEW_BOOK, "新建自评簿…", "Ctrl+Shift+N"),
        Item(Command.OPEN_BOOK, "打开自评簿…", "Ctrl+O"),
        Item(Command.OPEN_SAMPLE, "打开示例", "Ctrl+Shift+O"),
        None,
        Item(Command.SAVE, "立即保存", "Ctrl+S"),
        Item(Command.SAVE_AS, "另存为…", "Ctrl+Shift+S"),
        Item(Command.BACKUPS, "备份…", "Ctrl+Shift+B"),
        Item(Command.SALVAGE, "抢救损坏的自评簿…", "Ctrl+Shift+G"),
        None,
        Item(Command.IMPORT, "导入…", "Ctrl+I", "download", "导入"),
        Item(Command.MERGE, "合并另一个自评簿…", "Ctrl+Alt+I"),
        Item(Command.WITHDRAW_IMPORT, "撤销导入…", "Ctrl+Shift+I"),
        None,
        Item(Command.PRINT, "打印所选报告…", "Ctrl+P", "printer", "打印"),
        Item(Command.PRINT_ALL, "打印整簿…", "Ctrl+Alt+Shift+P"),
        Item(Command.EXPORT, "导出所选报告为 PDF…", "Ctrl+Shift+P", "file-output", "导出 PDF"),
        Item(Command.EXPORT_ALL, "导出整簿为 PDF…", "Ctrl+Alt+P"),
        Item(Command.EXPORT_WORD, "导出为 Word…", "Ctrl+Shift+W"),
        Item(Command.EXPORT_OVERVIEW, "导出汇总表…", "Ctrl+Shift+H"),
        Item(Command.EXPORT_PACKAGE, "导出报送包…", "Ctrl+Shift+L"),
        Item(Command.EXPORT_DATA, "导出数据（JSON）…", "Ctrl+Shift+J"),
        Item(Command.EXPORT_TEMPLATE, "生成 Excel 模板…", "Ctrl+Shift+T"),
        None,
        Item(Command.CLOSE_BOOK, "关闭自评簿", "Ctrl+W"),
        Item(Command.QUIT, "退出", "Ctrl+Q"),
    ),
    EDIT: (
        Item(Command.UNDO, "撤销", "Ctrl+Z", "undo-2"),
        Item(Command.REDO, "重做", "Ctrl+Y", "redo-2"),
    ),
    REPORT: (
        Item(Command.NEW_REPORT, "新建报告", "Ctrl+N", "file-plus"),
        Item(Command.DUPLICATE, "复制报告", "Ctrl+D", "copy-plus"),
        Item(Command.CARRY, "复制为新年度…", "Ctrl+Shift+D", "calendar-days", "复制为新年度"),
        Item(Command.DELETE, "移到回收站", "Ctrl+Shift+Del"),
        Item(Command.BIN, "回收站…", "Ctrl+Shift+R"),
        Item(Command.HISTORY, "历史版本…", "Ctrl+H"),
        None,
        Item(Command.FINALISE, "定稿", "Ctrl+Shift+F", "stamp"),
        Item(Command.REOPEN, "取消定稿", "Ctrl+Shift+U", "lock-open"),
        None,
        Item(Command.MOVE_UP, "在列表中上移", "Ctrl+Shift+Up"),
        Item(Command.MOVE_DOWN, "在列表中下移", "Ctrl+Shift+Down"),
        None,
        Item(Command.PREVIOUS_REPORT, "上一份报告", "Alt+PgUp"),
        Item(Command.NEXT_REPORT, "下一份报告", "Alt+PgDown"),
    ),
    VIEW: (
        Item(Command.SHOW_YEAR, "年度一览", "F5"),
        Item(Command.SHOW_LIST, "转到报告列表", "F6"),
        Item(Command.FIND, "查找报告", "Ctrl+F"),
        Item(Command.SHOW_FORM, "转到表单", "Shift+F6"),
        Item(Command.NEXT_TAB, "下一页", "Ctrl+PgDown"),
        Item(Command.PREVIOUS_TAB, "上一页", "Ctrl+PgUp"),
        None,
        Item(Command.SHOW_PROBLEMS, "转到问题清单", "F9"),
        Item(Command.NEXT_PROBLEM, "下一个问题", "F8"),
        Item(Command.PREVIOUS_PROBLEM, "上一个问题", "Shift+F8"),
        None,
        Item(Command.TEXT_LARGER, "放大文字", "Ctrl++", also="Ctrl+="),
        Item(Command.TEXT_SMALLER, "缩小文字", "Ctrl+-"),
        Item(Command.TEXT_NORMAL, "文字恢复标准大小", "Ctrl+0"),
        None,
        Item(Command.LAST_YEAR, "对照上年度所写", "F4", checkable=True),
        Item(Command.PREVIEW, "预览", "F7", "file-text", checkable=True),
        Item(Command.PREVIEW_IN, "放大预览", "Ctrl+Alt+="),
        Item(Command.PREVIEW_OUT, "缩小预览", "Ctrl+Alt+-"),
        Item(Command.PREVIEW_SIZE, "预览实际大小", "Ctrl+Alt+1"),
        Item(Command.PREVIEW_WIDTH, "预览适合宽度", "Ctrl+Alt+0"),
    ),
    REVIEW: (
        Item(Command.ACKNOWLEDGE, "写明理由，确认警告", "Ctrl+M", "notebook-pen"),
        Item(Command.WITHDRAW, "取消确认", "Ctrl+Shift+M"),
        None,
        Item(Command.CHECK_SHEET, "导出所选报告的自查表…", "Ctrl+Alt+M"),
        Item(Command.CHECK_SHEET_ALL, "导出整簿的自查表…", "Ctrl+Alt+Shift+M"),
        None,
        Item(Command.RULES, "检查规则…", "Ctrl+Alt+R", "settings"),
    ),
    HELP: (
        Item(Command.SHOW_GUIDE, "使用说明", "F1"),
        Item(Command.SHOW_KEYS, "快捷键一览", "Ctrl+F1"),
        Item(Command.ABOUT, "关于自评簿", "Shift+F1"),
    ),
}

_STANDARD = {Command.UNDO: QKeySequence.StandardKey.Undo, Command.REDO: QKeySequence.StandardKey.Redo}
"""Actions for which systems have keys of their own besides; the inputs leave them to the window."""

TOOLS: tuple[Command | None, ...] = (
    Command.NEW_REPORT,
    Command.DUPLICATE,
    Command.CARRY,
    Command.IMPORT,
    None,
    Command.UNDO,
    Command.REDO,
    None,
    Command.PRINT,
    Command.EXPORT,
    None,
    Command.PREVIEW,
)


@dataclass(frozen=True, slots=True)
class Commands:
    """The actions of a window, and the menus in which they stand."""

    actions: dict[Command, QAction]
    menus: dict[str, QMenu]

    def __getitem__(self, command: Command) -> QAction:
        return self.actions[command]


def build_commands(window: QMainWindow) -> Commands:
    """Make the window's menus; nothing is connected yet."""
    actions: dict[Command, QAction] = {}
    menus: dict[str, QMenu] = {}
    for title, items in MENUS.items():
        menu = window.menuBar().addMenu(title)
        menu.setAccessibleName(title[: title.index("(")])
        menus[title] = menu
        for item in items:
            if item is None:
                menu.addSeparator()
                continue
            action = QAction(item.text, window)
            action.setShortcuts(_keys(item))
            action.setIconText(item.tool or item.text)
            action.setCheckable(item.checkable)
            if item.icon:
                action.setIcon(icon(item.icon))
            actions[item.command] = action
            menu.addAction(action)
    return Commands(actions, menus)


def build_tools(window: QMainWindow, commands: Commands) -> QToolBar:
    """Make the window's tool bar."""
    tools = QToolBar("工具栏", window)
    tools.setObjectName("tools")
    tools.setAccessibleName("工具栏")
    tools.setMovable(False)
    measured(tools, lambda: tools.setIconSize(QSize(1, 1) * round(tools.fontMetrics().height() * _ICON)))
    tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    for command in TOOLS:
        if command is None:
            tools.addSeparator()
        else:
            tools.addAction(commands[command])
    return tools


def _keys(item: Item) -> list[QKeySequence]:
    standard = _STANDARD.get(item.command)
    others = QKeySequence.keyBindings(standard) if standard is not None else []
    keys = QKeySequence(item.keys)
    also = [QKeySequence(item.also)] if item.also else []
    return [keys, *also, *(other for other in others if other != keys)]
