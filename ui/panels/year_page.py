"""The year at a glance: what stands in the window while a book but no report is open."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from desktop.domain.form_file import Forms
from ui.commands import Command
from ui.entry import Entry
from ui.models.year_model import YearModel, found_text
from ui.panels.year_line import YearLine
from ui.widgets.choice import Choice
from ui.widgets.measured import characters, measured

if TYPE_CHECKING:
    from desktop.storage.summaries import Summary
    from ui.widgets.date_input import DateInput

_TITLE = "年度一览"
_DEADLINE = "报送截止日"
_DUE = 12
"""Chinese characters for which its input has room."""
_BEGIN = ((Command.NEW_REPORT, "新建报告"), (Command.IMPORT, "导入…"))


class YearPage(QWidget):
    """Follows the list of the book while it is seen. Enter or a double click on a project opens its report."""

    report_chosen = Signal(int)
    """The id of the report that the user wants to see."""
    command_chosen = Signal(object)
    """The Command with which the user wants to begin an empty book."""
    deadline_set = Signal(int, object)
    """For this fiscal year the user has set another deadline (a date), or none."""

    def __init__(
        self,
        forms: Forms,
        deadline: Callable[[int], date | None],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._forms = forms
        self._deadline_of = deadline
        self._today = today
        self._summaries: tuple[Summary, ...] = ()
        self._stale = True
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._model = YearModel(self)
        self.year = Choice(self)
        self.counts = QLabel(self)
        self.found = QLabel(self)
        self.left = QLabel(self)
        self.view = QListView(self)
        self._empty = QLabel("这本自评簿还没有报告：按 Ctrl+N 新建一份，或导入已有的数据。", self)
        self._begin = tuple(self._choice(command, text) for command, text in _BEGIN)
        self._filled = QWidget(self)
        self._due: DateInput | None = None
        self._build()
        self._connect()

    @property
    def due(self) -> "DateInput":
        """Where the deadline is typed."""
        if self._due is None:
            from ui.widgets.date_input import DateInput  # noqa: PLC0415  # no start waits for it

            self._due = DateInput(self)
            self._due.setAccessibleName(_DEADLINE)
            self._due.setPlaceholderText("未设置")
            self._due.entered.connect(self._set_due)
            due = self._due
            measured(due, lambda: due.setFixedWidth(characters(due, _DUE)))
        return self._due

    def show_summaries(self, summaries: "tuple[Summary, ...]") -> None:
        """Show another list, as soon as somebody looks."""
        self._summaries = summaries
        self._stale = True
        if self.isVisible():
            self._look()

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001  # a setter
        """Whether an empty book can be begun with something."""
        for button in self._begin:
            button.setEnabled(writable)

    def enter(self) -> None:
        """Put the focus on the projects."""
        self._fill()
        if self._summaries:
            self.view.setFocus()
        else:
            self._begin[0].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be true when seen; where the next report is opened at once, nobody sees it."""
        super().showEvent(event)
        self._look()

    def _build(self) -> None:
        self.setAccessibleName(_TITLE)
        self.year.setAccessibleName("一览的年度")
        self.year.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self._empty.setAccessibleName("自评簿是空的")
        for label, name in ((self.counts, "报告份数"), (self.found, "检查结果"), (self.left, "距截止日")):
            label.setAccessibleName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.view.setModel(self._model)
        self.view.setItemDelegate(YearLine(self.view))
        self.view.setAccessibleName("各项目的执行率和得分")
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = QVBoxLayout(self._filled)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._lines.addLayout(_row(self.year, self.counts))
        self._lines.addWidget(self.found)
        self._lines.addWidget(self.view, 1)
        begin = _row(*self._begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self._empty)
        layout.addLayout(begin)
        layout.addWidget(self._filled, 1)
        layout.addStretch()

    def _connect(self) -> None:
        self._soon.timeout.connect(self._fill)
        self.year.activated.connect(self._show_year)
        self.view.activated.connect(self._open)

    def _choice(self, command: Command, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda: self.command_chosen.emit(command))
        return button

    def _look(self) -> None:
        if self._summaries:
            self._soon.start()
        else:
            self._fill()

    def _fill(self) -> None:
        if not self._stale:
            return
        self._stale = False
        for widget in (self._empty, *self._begin):
            widget.setVisible(not self._summaries)
        self._filled.setVisible(bool(self._summaries))
        if not self._summaries:
            return
        from desktop.jobs.year import years_of  # noqa: PLC0415  # no start waits for the book

        if self._due is None:
            label = QLabel(_DEADLINE, self)
            label.setBuddy(self.due)
            self._lines.insertLayout(2, _row(label, self.due, self.left))
            QWidget.setTabOrder(self.year, self.due)
            QWidget.setTabOrder(self.due, self.view)
        chosen, years = self.year.currentData(), years_of(self._summaries)
        self.year.clear()
        for year in years:
            self.year.addItem(f"{year} 年度", year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        self._show_year()

    def _show_year(self) -> None:
        from desktop.jobs.year import year_at_a_glance  # noqa: PLC0415  # as above

        year = year_at_a_glance(self._summaries, self.year.currentData(), self._forms)
        self.counts.setText(f"共 {len(year.projects)} 份报告　草稿 {year.drafts}　已定稿 {year.final}")
        self.found.setText("　".join(found_text(standing, count) for standing, count in year.worst))
        self._model.show_projects(year.projects)
        self.view.setCurrentIndex(self._model.index(0))
        due = self._deadline_of(year.fiscal_year)
        self.due.show_entry(Entry(due))
        self._tell_left(due)

    def _set_due(self, entry: Entry) -> None:
        due = entry.value if isinstance(entry.value, date) else None
        if not entry.unread:
            self.deadline_set.emit(self.year.currentData(), due)
        self.due.set_wrong(bool(entry.unread))
        self._tell_left(due, unread=entry.unread)

    def _tell_left(self, due: date | None, *, unread: str = "") -> None:
        from desktop.jobs.year import days_left  # noqa: PLC0415  # as above

        if unread:
            self.left.setText("✕ 看不懂这个日期，请按 2022-3-31 的样子输入；截止日没有改动。")
        elif due is None:
            self.left.setText("填写后显示剩余天数")
        else:
            days = days_left(due, self._today())
            self.left.setText("今天截止" if not days else f"还有 {days} 天" if days > 0 else f"已过 {-days} 天")

    def _open(self, index: QModelIndex) -> None:
        self.report_chosen.emit(self._model.projects[index.row()].report_id)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
