"""Where a PDF goes, and how reports stand in it."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.paper.batch import PaperChoice

_SUFFIX = ".pdf"


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
        self.name = QLineEdit(str(proposal), self)
        self.attachment = QCheckBox("附带数据(&A)：日后可用“导入”从这个 PDF 取回内容；对外公开时请去掉", self)
        self._add_name()
        self.attachment.setChecked(last.attachment)
        self.column.insertWidget(self.column.count() - 1, self.attachment)
        self.resize(560, self.sizeHint().height())

    @property
    def path(self) -> Path:
        """Where to."""
        path = Path(self.name.text().strip())
        return path if path.suffix.lower() == _SUFFIX else path.with_name(f"{path.name}{_SUFFIX}")

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
        if not self.name.text().strip():
            self.name.setFocus()
        elif not self.path.exists() or self._may_replace():
            super().accept()

    def _add_name(self) -> None:
        label = QLabel("文件(&F)：", self)
        label.setBuddy(self.name)
        self.name.setAccessibleName("文件")
        self.name.setCursorPosition(len(self.name.text()) - len(_SUFFIX))
        browse = QPushButton("浏览(&B)…", self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.name, 1)
        row.addWidget(browse)
        self.column.insertLayout(0, row)
        self.name.setFocus()

    def _browse(self) -> None:
        options = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self, "导出 PDF", str(self.path), "PDF 文件 (*.pdf)", options=options)
        if name:
            self.name.setText(name)

    def _may_replace(self) -> bool:
        buttons = QMessageBox.StandardButton
        question = f"{self.path.name} 已经存在。要用新的内容替换它吗？"
        answer = QMessageBox.question(self, "替换文件", question, buttons.Yes | buttons.No, buttons.No)
        return answer == buttons.Yes  # a plain number, whatever its type says
