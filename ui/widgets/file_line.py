"""Where a file goes: its path as text, a way to look for another, and the question before one is replaced."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget


class FileLine(QWidget):
    """A path that ends as the kind of file asks, or that of a folder where the suffix is empty."""

    def __init__(self, title: str, proposal: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = QLineEdit(str(proposal), self)
        self._label = QLabel(self)
        self._title = title
        self._suffix = proposal.suffix
        self._build()

    @property
    def path(self) -> Path:
        """Where to."""
        path = Path(self.name.text().strip())
        fits = not self._suffix or path.suffix.lower() == self._suffix
        return path if fits else path.with_name(f"{path.name}{self._suffix}")

    def set_suffix(self, suffix: str) -> None:
        """Ask for another kind of file, or for a folder."""
        path = self.path
        bare = path.with_suffix("") if self._suffix and path.suffix.lower() == self._suffix else path
        self._suffix = suffix
        self.name.setText(f"{bare}{suffix}")
        self._label.setText("文件(&F)：" if suffix else "文件夹(&F)：")
        self.name.setAccessibleName("文件" if suffix else "文件夹")

    def may_write(self) -> bool:
        """Whether there is a name, and nothing in its place that the user wants to keep."""
        if not self.name.text().strip():
            self.name.setFocus()
            return False
        path = self.path
        if not self._suffix:
            return not (path.is_dir() and any(path.iterdir())) or self._agrees(
                f"文件夹 {path.name} 中已有文件，同名的会被替换。要写入这个文件夹吗？"
            )
        return not path.exists() or self._agrees(f"{path.name} 已经存在。要用新的内容替换它吗？")

    def _build(self) -> None:
        self._label.setBuddy(self.name)
        browse = QPushButton("浏览(&B)…", self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self.name, 1)
        row.addWidget(browse)
        self.set_suffix(self._suffix)
        self.name.setCursorPosition(len(self.name.text()) - len(self._suffix))
        self.setFocusProxy(self.name)

    def _browse(self) -> None:
        if self._suffix:
            options = QFileDialog.Option.DontConfirmOverwrite  # asked when all is chosen
            kinds = f"*{self._suffix}"
            name, _ = QFileDialog.getSaveFileName(self, self._title, str(self.path), kinds, options=options)
        else:
            name = QFileDialog.getExistingDirectory(self, self._title, str(self.path.parent))
        if name:
            self.name.setText(name)

    def _agrees(self, question: str) -> bool:
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(self, "替换文件", question, buttons.Yes | buttons.No, buttons.No)
        return answer == buttons.Yes  # a plain number, whatever its type says
