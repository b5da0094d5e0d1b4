"""The indicator table with its buttons, the reason of an objection, and the totals."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.domain.finding import Place
from desktop.domain.form import Form, IndicatorsBlock
from desktop.domain.numbers import format_score
from desktop.domain.report import Indicator, Report
from ui.editor import Editor
from ui.models.indicator_edits import cells_cleared, row_added, row_moved, row_put
from ui.models.indicator_library import taken
from ui.models.indicator_lines import place_between
from ui.models.indicator_model import IndicatorModel
from ui.tabs.block_view import BlockView, Objections, holds_focus
from ui.tabs.indicator_clipboard import IndicatorClipboard
from ui.tabs.indicator_score_help import ScoreHelpBar
from ui.tabs.indicator_table import IndicatorTable
from ui.tabs.table_action import table_action
from ui.widgets.reason import Reason

_TABLE = Place("indicators")


class IndicatorsView(BlockView):
    """Adds, moves and removes rows; every change goes to the editor."""

    def __init__(self, block: IndicatorsBlock, form: Form, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self._block = block
        self._form = form
        self._editor = editor
        self._objections: Objections = {}
        self._library: tuple[Indicator, ...] | None = None
        self._model = IndicatorModel(block, editor.edit, self)
        self.table = IndicatorTable(self._model, self._known, self)
        self._totals = QLabel(self)
        self._reason = Reason("指标表", self)
        self._score_help = ScoreHelpBar(form, editor, self.table)
        self._clipboard = IndicatorClipboard(self.table, block, editor)
        self._actions = (
            table_action(self, "增加一行", "Ctrl+Return", self.add_row),
            table_action(self, "删除所选行", "Ctrl+Del", self.remove_rows),
            table_action(self, "上移一行", "Alt+Up", lambda: self.move_row(-1)),
            table_action(self, "下移一行", "Alt+Down", lambda: self.move_row(1)),
        )
        self._build()
        self._connect()

    @property
    def place(self) -> Place | None:
        """The current cell, if the focus is in the table."""
        current = self.table.current if holds_focus(self.table) else None
        return Place(current[1], current[0]) if current else None

    @property
    def row_actions(self) -> tuple[QAction, ...]:
        """Adding, removing, moving, the clipboard, and the score of the execution rate."""
        clipboard = (self._clipboard.copying, *self._clipboard.changing)
        return (*self._actions, *clipboard, *self._score_help.actions_offered)

    def show_report(self, report: Report) -> None:
        """Show this version."""
        self._model.show_report(report)
        self._score_help.show_report(report)
        self._show_totals(report)
        if self.table.current is None and not self.table.current_is_empty_group:
            self.table.go_to(0, "")

    def show_objections(self, objections: Objections) -> None:
        """Mark the cells objected to, and say why for the current one."""
        self._objections = objections
        self._model.show_objections({place: text for place, text in objections.items() if place.row is not None})
        self._show_reason()

    def go_to(self, place: Place) -> bool:
        """Put the focus on a cell, or on the table."""
        if place.row is None and place != _TABLE:
            return False
        if place.row is not None:
            self.table.go_to(place.row, place.attribute)
        self.table.setFocus()
        return True

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """Whether the rows can only be read."""
        if read_only and not self._model.read_only and holds_focus(self.table):
            self.table.setFocus()  # and leave the cell that is being edited
        self._model.read_only = read_only
        self.table.numbers.movable = not read_only
        for action in (*self._actions, *self._clipboard.changing):
            action.setEnabled(not read_only)
        self._score_help.set_read_only(read_only)

    def add_row(self) -> None:
        """Add an empty row behind the current one, in its group."""
        report, group = self._editor.report, self.table.current_group
        if report is None or group is None:
            return
        if len(report.indicators) >= self._block.row_limit:
            self._reason.object_to(f"指标最多 {self._block.row_limit} 行，未增加新行；请先删除不需要的行。")
            return
        current = self.table.current
        after, index = row_added(report, self._block, group, current[0] if current else None)
        self._edit(after, "增加一行", Place("name", index))

    def remove_rows(self) -> None:
        """Remove every row in which a cell is chosen."""
        report = self._editor.report
        rows = {row for row, _ in self.table.chosen}
        if report is not None and rows:
            current = self.table.current
            at = min(*rows, len(report.indicators) - len(rows) - 1)
            place = Place(current[1] if current else "name", at) if at >= 0 else _TABLE
            self._edit(report.without_indicators(frozenset(rows)), "删除行", place)

    def move_row(self, by: int) -> None:
        """Move the current row up (-1) or down (+1) in its group."""
        report, current = self._editor.report, self.table.current
        if report is not None and current is not None:
            after, index = row_moved(report, current[0], by)
            self._edit(after, "移动行", Place(current[1], index))

    def put_row(self, line: int, place: int) -> None:
        """Move the row of a line before another line, into another group too."""
        report = self._editor.report
        cell = self._model.cell(self._model.index(line, 0))
        if report is None or cell is None:
            return
        target = place_between(self._model.lines, place, report, self._block)
        if target is not None:
            after, index = row_put(report, cell[0], *target)
            self._edit(after, "移动行", Place("name", index))

    def clear_cells(self) -> None:
        """Empty the chosen cells."""
        if self._editor.report is not None:
            self._editor.edit(cells_cleared(self._editor.report, self.table.chosen), "清除内容")

    def _build(self) -> None:
        self._totals.setTextFormat(Qt.TextFormat.PlainText)
        self._totals.setAccessibleName("合计")
        buttons = QHBoxLayout()
        for action in self._actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            buttons.addWidget(button)
        buttons.addStretch()
        below = QHBoxLayout()
        below.addWidget(self._totals)
        below.addSpacing(16)
        below.addWidget(self._reason, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(self._score_help)
        layout.addWidget(self.table, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._show_reason)
        self.table.current_changed.connect(self.place_changed)
        self.table.delete_pressed.connect(self.clear_cells)
        self.table.numbers.dropped.connect(self.put_row)
        self.table.suggestions.chosen.connect(self._take)
        self._editor.opened.connect(self._forget_library)
        self._score_help.taken.connect(self.go_to)
        self._clipboard.refused.connect(self._reason.object_to)

    def _edit(self, report: Report, label: str, place: Place) -> None:
        self._editor.edit(report, label)
        self.go_to(place)

    def _known(self) -> tuple[Indicator, ...]:
        if self._library is None:
            self._library = self._editor.known_indicators()
        return self._library

    def _forget_library(self) -> None:
        self._library = None

    def _take(self, known: Indicator) -> None:
        if self._editor.report is not None and self.table.current is not None:
            self._editor.edit(taken(self._editor.report, self.table.current[0], known), "采用指标")

    def _show_totals(self, report: Report) -> None:
        parts = [
            f"{self._block.total_label}",
            f"权重 {format_score(report.total_weight)} / {format_score(self._block.total_weight)}",
            f"自评分 {format_score(report.total_score)}",
        ]
        band = self._form.grade(report)
        if self._form.bands:
            parts.append(f"等级 {band.name if band else '—'}")
        self._totals.setText("　".join(parts))

    def _show_reason(self) -> None:
        current = self.table.current
        sentence = ""
        if current is not None:
            sentence = self._model.objection(*current) or self._model.objection(current[0])
        self._reason.object_to(sentence or self._objections.get(_TABLE, ""))
