"""Rate, total, grade, and when all was saved, at the foot of the window."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.domain.numbers import format_rate, format_score
from desktop.domain.report import Report
from ui.editor import Editor


class ScoreBar(QWidget):
    """Follows the editor at every keystroke."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.rate = QLabel(self)
        self.total = QLabel(self)
        self.grade = QLabel(self)
        self.saved = QLabel(self)
        self._build()
        self._connect()

    def tell_all_saved(self) -> None:
        """Say that all is on disk, to someone who asked for it."""
        self.saved.setText(f"已保存 {datetime.now().astimezone():%H:%M:%S}")

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(24)
        names = {self.rate: "执行率", self.total: "合计", self.grade: "等级", self.saved: "保存状态"}
        for label, name in names.items():
            label.setAccessibleName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)

    def _connect(self) -> None:
        self._editor.opened.connect(self._open)
        self._editor.changed.connect(self._change)
        self._editor.saved.connect(self._tell_saved)
        self._editor.save_failed.connect(lambda: self.saved.setText("未能保存"))

    def _open(self, report: Report | None) -> None:
        state = "已定稿" if self._editor.seal else "只读" if self._editor.read_only else ""
        self.saved.setText(state if report else "")
        self._show(report)

    def _change(self, report: Report) -> None:
        if self.saved.text() != "未能保存":
            self.saved.setText("正在输入…")
        self._show(report)

    def _show(self, report: Report | None) -> None:
        form = self._editor.form
        if report is None or form is None:
            for label in (self.rate, self.total, self.grade):
                label.setText("")
            return
        band = form.grade(report)
        self.rate.setText(f"执行率 {format_rate(form.execution_rate(report)) or '—'}")
        self.total.setText(f"合计 {format_score(report.total_score)}/{format_score(form.table.total_weight)}")
        self.grade.setText(f"等级 {band.short if band else '—'}" if form.bands else "")

    def _tell_saved(self, when: datetime) -> None:
        self.saved.setText(f"已自动保存 {when:%H:%M}")
