"""Into which year reports are carried forward."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.entry import Entry
from ui.widgets.year_input import YearInput

_SENTENCE = (
    "名称、单位、科室、指标和权重照旧，这一年的预算转为上年的预算；得分、完成情况和日期留空，待您填写。原报告不变。"
)
_AHEAD = 5
"""Years offered."""


class CarryDialog(QDialog):
    """The user says the year; what is carried is said."""

    def __init__(self, what: str, last: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = YearInput(range(last + 1, last + _AHEAD + 1), self)
        self._build(what, last)

    def _build(self, what: str, last: int) -> None:
        self.setWindowTitle("复制为新年度")
        self.year.show_entry(Entry(last + 1))
        self.year.setAccessibleName("新年度")
        label = QLabel(f"将{what}复制到年度(&Y)：", self)
        label.setBuddy(self.year)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.year)
        line.addStretch()
        sentence = QLabel(_SENTENCE, self)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setAccessibleName("复制为新年度说明")
        buttons = QDialogButtonBox(self)
        buttons.addButton("复制(&C)", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(line)
        layout.addWidget(sentence)
        layout.addWidget(buttons)
        self.resize(480, self.sizeHint().height())
        self.year.setFocus()
