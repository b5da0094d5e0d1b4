"""What the window does to take imports back (撤销导入)."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from desktop.messages import name_in_sentence
from ui.actions import Actions
from ui.widgets.composition import commit_focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.storage.batches import Kept, Withdrawal

_NAMED = 3
"""Reports that a sentence names; the others are counted."""


class WithdrawActions(Actions):
    """An import goes as one; what was changed since stays, and is told."""

    def ask(self) -> None:
        """Take back the import that the user chooses."""
        from ui.dialogs.withdraw_dialog import WithdrawDialog  # noqa: PLC0415  # no start waits for it

        if not self._ready() or self._session.book is None:
            return
        batches = self._session.book.imports.batches()
        if not batches:
            self._notice.tell("这个簿还没有导入过报告，没有可撤销的。")
            return
        dialog = WithdrawDialog(batches, self._window)
        accepted, chosen = dialog.exec() == QDialog.DialogCode.Accepted, dialog.chosen
        dialog.deleteLater()
        if accepted:
            self._withdraw(chosen.number, chosen.reports)

    def withdraw(self, batch: int) -> None:
        """Take back the import of this number."""
        if self._ready() and self._session.book is not None:
            found = (one for one in self._session.book.imports.batches() if one.number == batch)
            self._withdraw(batch, next((one.reports for one in found), 0))

    def _ready(self) -> bool:
        commit_focus()
        return self._editor.save()

    def _withdraw(self, batch: int, reports: int) -> None:
        title = f"正在撤销 {reports} 份报告的导入"
        self._changes.make(title, reports, lambda book: book.imports.withdraw(batch), self._tell)

    def _tell(self, done: "Withdrawal") -> None:
        self._session.take_back(done)
        parts = [f"{len(done.restored)} 份恢复为导入前的内容"] if done.restored else []
        parts += [f"{len(done.removed)} 份移到回收站"] if done.removed else []
        told = f"已撤销导入：{'，'.join(parts)}。" if parts else "这次导入没有可撤销的报告，簿中内容没有改动。"
        self._notice.tell(told + _of_kept(done.kept))


def _of_kept(kept: "Sequence[Kept]") -> str:
    if not kept:
        return ""
    named = "、".join(f"“{name_in_sentence(one.project_name)}”（{_why(one)}）" for one in kept[:_NAMED])
    return f"{named}{f'等 {len(kept)} 份' if len(kept) > _NAMED else ''}保持原样。"


def _why(kept: "Kept") -> str:
    if kept.deleted:
        return "已在回收站"
    return "已定稿" if kept.final else "导入后改过"
