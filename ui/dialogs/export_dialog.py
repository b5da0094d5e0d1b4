"""Where a PDF goes, and how reports stand in it."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from ui.paper.batch import PaperChoice
from ui.widgets.file_line import FileLine


class PaperDialog(QDialog):
    """How several reports stand together on paper."""

    def __init__(self, title: str, count: int, last: PaperChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cover = QCheckBox("封面目录(&C)：在最前面加一页目录", self)
        self.double_sided = QCheckBox("适合双面打印(&D)：每份报告从新的一张纸开始", self)
        self.column = QVBoxLayout(self)
        self.buttons = QDialogButtonBox(self)
        self.accept_button = self.buttons.addButton(f"{title}(&O)", QDialogButtonBox.ButtonRole.AcceptRole)
        self._build(title, count, last)

    @property
    def choice(self) -> PaperChoice:
        """What is chosen."""
        return PaperChoice(cover=self.cover.isChecked(), double_sided=self.double_sided.isChecked())

    def _build(self, title: str, count: int, last: PaperChoice) -> None:
        self.setWindowTitle(f"{title}：{count} 份报告" if count > 1 else title)
        several = count > 1
        for box, checked in ((self.cover, last.cover), (self.double_sided, last.double_sided)):
            box.setVisible(several)
            box.setChecked(several and checked)
            self.column.addWidget(box)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.accept_button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column.addWidget(self.buttons)


class ExportDialog(PaperDialog):
    """A PDF file: its name, and whether it carries its reports as data."""

    def __init__(self, proposal: Path, count: int, last: PaperChoice, parent: QWidget | None = None) -> None:
        super().__init__("导出 PDF", count, last, parent)
        self.file = FileLine("导出 PDF", proposal, self)
        self.attachment = QCheckBox("附带数据(&A)：日后可用“导入”从这个 PDF 取回内容；对外公开时请去掉", self)
        self.column.insertWidget(0, self.file)
        self.attachment.setChecked(last.attachment)
        self.column.insertWidget(self.column.count() - 1, self.attachment)
        self.file.setFocus()
        self.resize(560, self.sizeHint().height())

    @property
    def path(self) -> Path:
        """Where to."""
        return self.file.path

    @property
    def choice(self) -> PaperChoice:
        """What is chosen."""
        return PaperChoice(
            cover=self.cover.isChecked(),
            double_sided=self.double_sided.isChecked(),
            attachment=self.attachment.isChecked(),
        )

    def accept(self) -> None:
        """Ask before a file is replaced."""
        if self.file.may_write():
            super().accept()
