"""What the window does with the saved versions of the open report: show them, compare them, bring one back."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from ui.attempt import Remedies, attempt
from ui.editor import Editor
from ui.session import Session
from ui.widgets.composition import commit_focus
from ui.widgets.notice_bar import NoticeBar

_FINAL = "报告已定稿，可以对照，不能恢复；要恢复，请先取消定稿。"
_RESTORED = "已恢复为所选的版本；先前的内容仍在历史版本里。"
_READ_ONLY = "簿以只读方式打开，可以对照，不能恢复；要恢复，请先另存为。"


class HistoryActions(QObject):
    """Restoring is an edit like any other: what it replaces stays in the history, and it can be undone."""

    def __init__(
        self, session: Session, editor: Editor, notice: NoticeBar, remedies: Remedies, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._editor = editor
        self._notice = notice
        self._remedies = remedies
        self._window = window
        editor.undo_changed.connect(self._put_away)

    def show(self) -> None:
        """Show the versions of the open report, the present one among them."""
        from desktop.jobs.history import steps  # noqa: PLC0415  # no start waits for either
        from ui.dialogs.history_dialog import HistoryDialog  # noqa: PLC0415

        commit_focus()
        self._editor.save()  # what cannot be saved now is still what is compared with
        book, report_id, now = self._session.book, self._editor.report_id, self._editor.report
        if book is None or report_id is None or now is None:
            return
        locked = _READ_ONLY if book.read_only else _FINAL if self._editor.seal else ""
        dialog = HistoryDialog(steps(book, report_id), now, self._session.forms, locked=locked, parent=self._window)
        accepted, chosen = dialog.exec() == QDialog.DialogCode.Accepted, dialog.chosen
        dialog.deleteLater()
        if accepted and chosen is not None:
            attempt(lambda: self.restore(chosen.version.id), self._notice, self._remedies)

    def restore(self, version_id: int) -> None:
        """Give the open report the content of one of its versions."""
        from desktop.jobs.history import restore_version  # noqa: PLC0415  # as above

        book, report_id = self._session.book, self._editor.report_id
        if book is None or report_id is None or not self._editor.save():
            return
        version = restore_version(book, report_id, version_id)
        self._editor.edit(book.version_report(version.id), "恢复历史版本")
        self._editor.save()
        self._notice.tell(_RESTORED, (("撤销", self._editor.undo),))

    def _put_away(self) -> None:
        """What would be undone now is another step, perhaps another report's: its button must not be this one."""
        if self._notice.sentence.text() == _RESTORED:
            self._notice.hide()
