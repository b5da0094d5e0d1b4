"""What was written last year, folded away below this year's text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.domain.form import Field
from desktop.domain.report import Report
from ui.entry import Entry
from ui.last_year import LastYear
from ui.widgets.text_input import TextInput
from ui.widgets.tones import band_ground, wear


class LastYearText(QWidget):
    """There only where last year has a text; opened by a click or by the command, it can be read and copied.

    Tab goes past it, from this year's text to the next.
    """

    def __init__(self, field: Field, last_year: LastYear, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = QToolButton(self)
        self.text = TextInput(parent=self)
        self._field = field
        self._build()
        last_year.found.connect(self._show)
        last_year.unfolded.connect(self.button.setChecked)
        self._show(last_year.report)
        self.button.setChecked(last_year.open)

    def _build(self) -> None:
        button = self.button
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setArrowType(Qt.ArrowType.RightArrow)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.toggled.connect(self._open)
        text = self.text
        text.setReadOnly(True)
        text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        wear(text, {QPalette.ColorRole.Base: band_ground})
        text.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(button)
        layout.addWidget(text)

    def _show(self, report: Report | None) -> None:
        written = str(getattr(report, self._field.attribute)).strip() if report is not None else ""
        when = f"{report.fiscal_year} 年度" if report is not None else "上年度"
        self.setVisible(bool(written))
        self.button.setText(f"{when}所写")
        self.button.setAccessibleName(f"{self._field.label}：{when}所写")
        self.text.setAccessibleName(f"{when}的{self._field.label}")
        self.text.show_entry(Entry(written))

    def _open(self, opened: bool) -> None:  # noqa: FBT001  # a slot
        self.text.setVisible(opened)
        self.button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
