"""The chosen problem in full, and the reason for which a warning stays as it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.models.problem_model import Problem

_NOTHING = "选中一条问题，这里显示全文。"
_HINT = "确实不改的，写明理由后按 Enter"
_SEVERAL = 2
_BACK = "确认不记入“撤销”；要收回，用这里的“取消确认”。"


class _ReasonLine(QLineEdit):
    """Esc leaves it; what was begun stays."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything else is typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ProblemDetail(QWidget):
    """The sentence of a problem, wrapped; below it, for a warning, the line for the reason."""

    reason_given = Signal(object, str)
    """The user lets this Problem stay, for this reason."""
    reason_withdrawn = Signal(object)
    """The user takes back that this Problem stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit(self)
        self.reason = _ReasonLine(self)
        self.confirm = QPushButton("确认", self)
        self.withdraw = QPushButton("取消确认", self)
        self.problem: Problem | None = None
        self._writable = True
        self._build()
        self._connect()

    def show_problem(self, problem: Problem | None, *, writable: bool) -> None:
        """Show another problem, or what became of it; a reason that is being typed for it stays."""
        if (problem, writable) == (self.problem, self._writable) and self.text.toPlainText():
            return
        before, self.problem, self._writable = self.problem, problem, writable
        self.text.setPlainText(str(problem) if problem else _NOTHING)
        if problem is None or before is None or problem.reason != before.reason or not problem.is_still(before):
            self.reason.setText(problem.reason if problem else "")
        warning = problem is not None and problem.is_warning and writable
        for widget in (self.reason, self.confirm):
            widget.setVisible(warning)
        self.withdraw.setVisible(warning and bool(self.problem and self.problem.reason))
        self._look()

    def show_count(self, warnings: int) -> None:
        """Say for how many warnings the reason is."""
        self.reason.setPlaceholderText(_HINT if warnings < _SEVERAL else f"所选 {warnings} 条同一理由，写明后按 Enter")

    def enter_reason(self) -> None:
        """Put the focus into the line for the reason."""
        self.reason.setFocus()
        self.reason.selectAll()

    def _build(self) -> None:
        self.setAccessibleName("问题详情")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName("问题全文")
        self.text.setPlainText(_NOTHING)
        self.reason.setAccessibleName("不改的理由")
        self.reason.setPlaceholderText(_HINT)
        self.withdraw.setToolTip(_BACK)
        self.withdraw.setAccessibleDescription(_BACK)
        for button in (self.confirm, self.withdraw):
            button.setAccessibleName(f"{button.text()}这条警告")
        row = QHBoxLayout()
        row.addWidget(self.reason, 1)
        row.addWidget(self.confirm)
        row.addWidget(self.withdraw)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 2)
        layout.setSpacing(2)
        layout.addWidget(self.text, 1)
        layout.addLayout(row)
        for widget in (self.reason, self.confirm, self.withdraw):
            widget.hide()

    def _connect(self) -> None:
        self.reason.textChanged.connect(self._look)
        self.reason.returnPressed.connect(self._give)
        self.confirm.clicked.connect(self._give)
        self.withdraw.clicked.connect(lambda: self.reason_withdrawn.emit(self.problem))

    def _look(self) -> None:
        """There is something to confirm once there is another reason than before."""
        reason = self.reason.text().strip()
        before = self.problem.reason if self.problem else ""
        self.confirm.setText("改理由" if before else "确认")
        self.confirm.setEnabled(bool(reason) and reason != before)

    def _give(self) -> None:
        if self.problem is not None and self.confirm.isEnabled():
            self.reason_given.emit(self.problem, self.reason.text())
