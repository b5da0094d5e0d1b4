"""What is being done in the background, at the foot of the window."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from ui.background import Runner

_LOOK = 100
"""Milliseconds between two looks at how far the work is."""
_PATIENCE = 3
"""Looks before anything is shown: what is done at once is not worth a word."""
_WIDTH = 160


class WorkBar(QWidget):
    """Follows a runner: what it does, how far that is, and a way to give it up."""

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.bar = QProgressBar(self)
        self.button = QToolButton(self)
        self._runner = runner
        self._looks = 0
        self._timer = QTimer(self, interval=_LOOK)
        self._build()
        self._timer.timeout.connect(self._look)
        self.button.clicked.connect(self._cancel)
        runner.changed.connect(self._begin)

    def _build(self) -> None:
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setAccessibleName("后台任务")
        self.bar.setAccessibleName("进度")
        self.bar.setFixedWidth(_WIDTH)
        self.button.setText("取消")
        self.button.setAccessibleName("取消后台任务")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.bar)
        layout.addWidget(self.button)
        self.hide()

    def _begin(self) -> None:
        if self._runner.current is None:
            self._timer.stop()
            self._looks = 0
            self.hide()
        elif not self._timer.isActive():
            self._timer.start()
        else:
            self._show()

    def _look(self) -> None:
        self._looks += 1
        if self._looks >= _PATIENCE:
            self._show()
            self.show()

    def _show(self) -> None:
        if self._runner.current is None:
            return
        title, course = self._runner.current
        done, total = course.steps
        self.title.setText("正在取消…" if course.cancelled() else f"{title}…")
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.button.setEnabled(not course.cancelled())

    def _cancel(self) -> None:
        self._runner.cancel()
        self._show()
