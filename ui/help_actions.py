"""What the window does to help: the guide at the place that fits, all keys, what the program is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from desktop.domain.finding import Place
from desktop.domain.form import Form
from ui.commands import Command
from ui.faults import program_version
from ui.tabs.block_view import holds_focus

if TYPE_CHECKING:
    from ui.guide.guide_window import GuideWindow
    from ui.main_window import MainWindow

_ABOUT = "自评簿：填写、检查、打印项目绩效自评价。不联网，全部内容都在您自己的文件里。"
_SHARED = (Command.TEXT_LARGER, Command.TEXT_SMALLER, Command.TEXT_NORMAL)


class HelpActions(QObject):
    """Knows where in the window the user is, by the words with which the guide heads what it says of that."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._guide: GuideWindow | None = None

    @property
    def guide(self) -> "GuideWindow":
        """The guide's window, made when it is first wanted."""
        if self._guide is None:
            from ui.guide.guide_window import GuideWindow  # noqa: PLC0415  # no start waits for it

            self._guide = GuideWindow(self._window.commands[command] for command in _SHARED)
        return self._guide

    def show_guide(self) -> None:
        """Open the guide where it speaks of what has the focus."""
        self.guide.show_topic(*self.topics)

    def show_keys(self) -> None:
        """All keys."""
        from ui.dialogs.keys_dialog import KeysDialog  # noqa: PLC0415  # no start waits for it

        KeysDialog(self._window).exec()

    def show_about(self) -> None:
        """What the program is."""
        QMessageBox.about(self._window, "关于自评簿", f"{_ABOUT}\n\n版本 {program_version()}")

    @property
    def topics(self) -> tuple[str, ...]:
        """What the guide may have something on, the narrowest first."""
        window = self._window
        if window.start_page.isVisible():
            return ("第一次启动",)
        for panel, topic in ((window.reports, "报告列表"), (window.problems, "问题清单"), (window.preview, "预览")):
            if holds_focus(panel):
                return (topic,)
        if window.view.resting:
            return ("年度一览",)
        tabs, form = window.view.tabs, window.editor.form
        if tabs is None or form is None:
            return ()
        return (*labels(tabs.place, form), tabs.tabText(tabs.currentIndex()).replace("&&", "&"))


def labels(place: Place | None, form: Form) -> tuple[str, ...]:
    """The label with which the form heads a place."""
    if place is None:
        return ()
    field = form.field(place.attribute)
    if field is not None and place.row is None:
        return (field.label,)
    return tuple(column.label for column in form.table.row_columns if column.attribute == place.attribute)
