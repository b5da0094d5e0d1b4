"""Closing the window while work is under way."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.background import Runner


class Leaving(QObject):
    """Asks whether to wait for the work or to give it up; the window stays until the work has ended."""

    freed = Signal()
    """The work for which the window stayed has ended: it may close now."""

    def __init__(self, runner: Runner, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._waiting = False
        runner.idle.connect(self._look)

    def may_go(self) -> bool:
        """Whether nothing is under way; else the user is asked, and `freed` may follow."""
        if self._runner.current is None:
            return True
        self._waiting = self._ask(self._runner.current[0])
        self._look()  # it may have ended meanwhile
        return False

    def _ask(self, title: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, "任务还没有完成", f"{title}，还没有完成。", parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText("等待：完成后自动关闭窗口。取消任务：放弃这项任务，马上关闭。")
        wait = box.addButton("等待完成(&W)", QMessageBox.ButtonRole.AcceptRole)
        give_up = box.addButton("取消任务(&C)", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("返回(&B)", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(wait)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is give_up:
            self._runner.cancel()
        return chosen in {wait, give_up}

    def _look(self) -> None:
        if self._waiting and self._runner.current is None:
            self._waiting = False
            self.freed.emit()
