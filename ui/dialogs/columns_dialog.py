"""What the columns of an Excel list are read as."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.exchange.headings import Column, Layout, project_wordings
from desktop.exchange.table_rows import find_sheet
from ui.import_reading import Table
from ui.widgets.choice import Choice

_TITLES = ("表头", "内容举例", "读作")
_LEFT_ALONE = "（不导入）"
_AS_WRITTEN = "按清单中所写"
_AHEAD = 5
"""Years offered after the one that is most likely."""


class ColumnsDialog(QDialog):
    """Each heading with an example and the field that it is read as; the user puts right what was not recognised."""

    def __init__(self, table: Table, year: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._layout: Layout = table.layouts.projects
        self.columns = QTableWidget(len(self._layout.columns), len(_TITLES), self)
        self.year = Choice(self)
        self.choices: list[Choice] = []
        self._build(year)

    @property
    def table(self) -> Table:
        """The list as the user wants it to be read."""
        layouts = self._table.layouts._replace(projects=self._layout)
        return self._table._replace(layouts=layouts, fiscal_year=self.year.currentData())

    @property
    def headings(self) -> Mapping[str, str]:
        """What is to be remembered for the next list."""
        return self._layout.headings

    def _build(self, year: int | None) -> None:
        self.setWindowTitle("列的对应")
        sentence = QLabel(
            f"{self._table.path.name} 的工作表“{self._layout.sheet}”中，各列读作什么？请核对，下次会照此读取。", self
        )
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setAccessibleName("列的对应说明")
        self._fill()
        buttons = QDialogButtonBox(self)
        buttons.addButton("继续(&N)", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence)
        layout.addWidget(self.columns, 1)
        layout.addLayout(self._year_line(year))
        layout.addWidget(buttons)
        self.resize(720, 460)
        unknown = (one for one in self.choices if not one.currentData())
        next(unknown, self.year).setFocus()

    def _fill(self) -> None:
        table = self.columns
        table.setAccessibleName("清单的各列")
        table.setHorizontalHeaderLabels(list(_TITLES))
        table.horizontalHeader().setAccessibleName("列的对应的列")
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the choices in it are walked by Tab
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for row, column in enumerate(self._layout.columns):
            for place, text in enumerate((column.heading, self._example(column))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, place, item)
            choice = self._choice(column)
            self.choices.append(choice)
            table.setCellWidget(row, len(_TITLES) - 1, choice)
        table.verticalHeader().setDefaultSectionSize(self.choices[0].sizeHint().height() + 4)
        self._show()

    def _choice(self, column: Column) -> Choice:
        choice = Choice(self)
        choice.setAccessibleName(f"“{column.heading}”一列读作")
        choice.addItem(_LEFT_ALONE, "")
        for attribute in project_wordings(self._table.form):
            field = self._table.form.field(attribute)
            if field is not None:
                choice.addItem(field.label, attribute)
        choice.activated.connect(lambda _: self._choose(column.position, str(choice.currentData())))
        return choice

    def _choose(self, position: int, attribute: str) -> None:
        self._layout = self._layout.with_attribute(position, attribute)
        self._show()

    def _show(self) -> None:
        for choice, column in zip(self.choices, self._layout.columns, strict=True):
            choice.setCurrentIndex(choice.findData(column.attribute))

    def _example(self, column: Column) -> str:
        rows = find_sheet(self._table.sheets, self._layout.sheet).rows[self._layout.heading_row + 1 :]
        cells = (row[column.position] for row in rows if column.position < len(row))
        return next((cell for cell in cells if cell.strip()), "")

    def _year_line(self, year: int | None) -> QHBoxLayout:
        label = QLabel("清单没有写明年度的，算作(&Y)：", self)
        label.setBuddy(self.year)
        self.year.setAccessibleName("没有写明年度的算作")
        form = self._table.form
        last = form.last_year or max(year or 0, form.first_year) + _AHEAD
        self.year.addItem(_AS_WRITTEN, None)
        for one in reversed(range(form.first_year, last + 1)):
            self.year.addItem(f"{one} 年度", one)
        self.year.setCurrentIndex(max(self.year.findData(year), 0) if year is not None else 0)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.year)
        line.addStretch()
        return line
