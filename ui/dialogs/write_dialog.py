"""Which reports go out, as what, and where to."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.exporting import Kind
from ui.widgets.file_line import FileLine

Scope = tuple[str, tuple[int, ...]]
"""What it is called, and the ids of its reports."""


class WriteDialog(QDialog):
    """Asks for no more than is open: one scope or one kind of file is no question."""

    def __init__(
        self, kind: Kind, proposal: Path, scopes: Sequence[Scope], first: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.file = FileLine(kind.title, proposal, self)
        self._scopes = scopes
        self._suffixes = kind.suffixes
        self.scopes = self._group(name for name, _ in scopes)
        self.kinds = self._group(words for _, words in kind.suffixes)
        self._build(kind.title, first)

    @property
    def path(self) -> Path:
        """Where to; a folder where every report becomes a file."""
        return self.file.path

    @property
    def report_ids(self) -> tuple[int, ...]:
        """Which reports."""
        return self._scopes[self.scopes.checkedId()][1] if self._scopes else ()

    def accept(self) -> None:
        """Ask before a file is replaced."""
        if self.file.may_write():
            super().accept()

    def _group(self, words: Iterable[str]) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, text in enumerate(words):
            group.addButton(QRadioButton(text, self), number)
        return group

    def _build(self, title: str, first: int) -> None:
        self.setWindowTitle(title)
        buttons = QDialogButtonBox(self)
        buttons.addButton(f"{title}(&O)", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.file)
        for name, group, chosen in (("导出哪些报告：", self.scopes, first), ("导出成：", self.kinds, 0)):
            self._ask(column, name, group, chosen)
        column.addWidget(buttons)
        self.kinds.idToggled.connect(lambda number, on: self.file.set_suffix(self._suffixes[number][0]) if on else None)
        self.file.setFocus()
        self.resize(560, self.sizeHint().height())

    def _ask(self, column: QVBoxLayout, name: str, group: QButtonGroup, chosen: int) -> None:
        open_question = len(group.buttons()) > 1
        label = QLabel(name, self)
        column.addWidget(label)
        label.setVisible(open_question)
        for button in group.buttons():
            column.addWidget(button)
            button.setVisible(open_question)
        if group.buttons():
            group.button(chosen).setChecked(True)
