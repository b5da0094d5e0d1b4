"""What the row of the execution rate would score by its figures, offered beside the table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.numbers import format_score
from desktop.domain.report import Report
from desktop.domain.score_help import ScoreHelp, score_help
from ui.editor import Editor
from ui.entry import Entry, with_row_entry
from ui.tabs.table_action import table_action
from ui.widgets.tones import quiet_ink, wear

_LABEL = "按执行率计分"
_NOT_YET = "预算数、执行数和该行权重都有了才能算"


class ScoreHelpBar(QWidget):
    """The formula, and a button for each way of rounding; it keeps its room while there is nothing to offer."""

    taken = Signal(object)
    """A score was filled in at this Place."""

    def __init__(self, form: Form, editor: Editor, table: QWidget) -> None:
        super().__init__(table.parentWidget())
        self._form = form
        self._editor = editor
        self._help: ScoreHelp | None = None
        self._read_only = False
        self.formula = QLabel(self)
        self.actions_offered: tuple[QAction, ...] = (
            table_action(table, f"{_LABEL}（两位小数）", "Alt+1", lambda: self._take(whole=False)),
            table_action(table, f"{_LABEL}（取整）", "Alt+2", lambda: self._take(whole=True)),
        )
        self.buttons = tuple(self._button(action) for action in self.actions_offered)
        self._build()

    def show_report(self, report: Report) -> None:
        """Offer what this version makes."""
        self._help = score_help(report, self._form)
        name = self._form.table.execution_row
        self.formula.setText(f"{name}得分：{self._help.formula if self._help else _NOT_YET}")
        scores = (self._help.exact, self._help.whole) if self._help else (None, None)
        for button, score in zip(self.buttons, scores, strict=True):
            button.setText("填入" if score is None else f"填入 {format_score(score)}")
            button.setAccessibleName(f"{name}的自评分{button.text()}")
        self._enable()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """Whether nothing can be taken."""
        self._read_only = read_only
        self._enable()

    def _build(self) -> None:
        self.formula.setTextFormat(Qt.TextFormat.PlainText)
        self.formula.setAccessibleName(_LABEL)
        wear(self.formula, {QPalette.ColorRole.WindowText: quiet_ink})
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.formula)
        for button in self.buttons:
            layout.addWidget(button)
        layout.addStretch()
        self.setVisible(bool(self._form.table.execution_row))

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _enable(self) -> None:
        for button, action in zip(self.buttons, self.actions_offered, strict=True):
            action.setEnabled(self._help is not None and not self._read_only)
            button.setEnabled(action.isEnabled())
        self.buttons[1].setVisible(self._help is None or self._help.whole != self._help.exact)

    def _take(self, *, whole: bool) -> None:
        report, offered = self._editor.report, self._help
        if report is not None and offered is not None:
            entry = Entry(offered.whole if whole else offered.exact)
            row = with_row_entry(report.indicators[offered.row], "self_score", entry)
            self._editor.edit(report.with_indicator(offered.row, row), _LABEL)
            self.taken.emit(Place("self_score", offered.row))
