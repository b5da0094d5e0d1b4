"""By which rules the reports of a book are checked."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.rules import Rules
from desktop.domain.rules_file import DEFAULT, RuleSets
from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.widgets.tones import error_ink, wear

_MEANINGS = {DEFAULT: "一般的评审口径", "strict": "扣分未写备注即为错误"}


class RulesDialog(QDialog):
    """The user chooses one of the program's rule sets or a file of his own, which is read at once."""

    def __init__(self, rule_sets: RuleSets, current: Rules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sets = {rules_id: QRadioButton(self) for rules_id in rule_sets.ids}
        self.own = QRadioButton(self)
        self.trouble = QLabel(self)
        self._rule_sets = rule_sets
        self._current = current
        self._file: Path | None = None
        self._buttons = QDialogButtonBox(self)
        self._accept = self._buttons.addButton("使用(&O)", QDialogButtonBox.ButtonRole.AcceptRole)
        self._build()
        self._show_current()

    @property
    def chosen(self) -> str | Path | None:
        """The id of a rule set of the program, or the user's file; None where the book keeps what it has."""
        if self.own.isChecked():
            return self._file
        rules_id = next(rules_id for rules_id, button in self.sets.items() if button.isChecked())
        return None if self._rule_sets[rules_id] == self._current else rules_id

    def take(self, path: Path) -> None:
        """Choose a file of the user's own; a wrong one changes nothing and is told with its line."""
        try:
            rules = self._rule_sets.read(path)
        except KnownError as error:
            self.trouble.setText(f"✕ {error_sentence(error)}")
            self.trouble.show()
            return
        self._file = path
        self.trouble.hide()
        self._show_own(rules.title, f"（{path.name}）")

    def _build(self) -> None:
        self.setWindowTitle("检查规则")
        sentence = QLabel("这本自评簿的全部报告按下列规则预审；表样本身的错误总是检查。更换后问题清单立即更新。", self)
        sentence.setWordWrap(True)
        sentence.setAccessibleName("检查规则说明")
        layout = QVBoxLayout(self)
        layout.addWidget(sentence)
        for number, (rules_id, button) in enumerate(self.sets.items(), 1):
            meaning = _MEANINGS.get(rules_id, "")
            title = self._rule_sets[rules_id].title
            button.setText(f"{title}(&{number}){f'：{meaning}' if meaning else ''}")
            button.setAccessibleName(title)
            layout.addWidget(button)
        browse = QPushButton("选择规则文件(&B)…", self)
        browse.setAccessibleName("选择规则文件")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.own, 1)
        row.addWidget(browse)
        layout.addLayout(row)
        self.trouble.setWordWrap(True)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setAccessibleName("规则文件有误")
        wear(self.trouble, {QPalette.ColorRole.WindowText: error_ink})
        self.trouble.hide()
        layout.addWidget(self.trouble)
        layout.addStretch()
        layout.addWidget(self._buttons)
        self._accept.setAccessibleName("使用")
        self._accept.setDefault(True)
        self._buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole).setAccessibleName("取消")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.resize(560, 260)

    def _show_current(self) -> None:
        self.own.setText("自备的规则：还没有选择文件")
        self.own.setAccessibleName("自备的规则")
        self.own.setEnabled(False)
        for rules_id, button in self.sets.items():
            if self._rule_sets[rules_id] == self._current:
                button.setChecked(True)
                button.setFocus()
                return
        self._show_own(self._current.title, "（已存入簿中）")

    def _show_own(self, title: str, where: str) -> None:
        self.own.setText(f"自备的规则：{title}{where}".replace("&", "&&"))
        self.own.setEnabled(True)
        self.own.setChecked(True)
        self.own.setFocus()

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择规则文件", "", "规则文件 (*.toml)")
        if name:
            self.take(Path(name))
