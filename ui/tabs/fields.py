"""One field of the form: label, input and the reason beside it, for one attribute of the open report."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.capitals import money_in_capitals
from desktop.domain.finding import Place
from desktop.domain.form import Field, Form
from desktop.domain.numbers import format_rate
from desktop.domain.report import FieldKind, Report
from desktop.messages import limit_sentence
from ui.editor import Editor
from ui.entry import MONEY, Entry, entry_of, with_entry
from ui.tabs.block_view import Objections
from ui.widgets.derived_value import DerivedValue
from ui.widgets.line_input import LineInput
from ui.widgets.measured import characters, measured
from ui.widgets.reason import Reason
from ui.widgets.suggesting_input import SuggestingInput
from ui.widgets.text_input import TextInput
from ui.widgets.year_input import YearInput
from ui.widgets.yes_no_input import YesNoInput

if TYPE_CHECKING:
    from ui.tabs.text_length import TextLength

Input = LineInput | TextInput | YesNoInput | YearInput

_DERIVED = {FieldKind.RATE, FieldKind.GRADE}
_TYPED = {FieldKind.LINE, FieldKind.TEXT, FieldKind.MONEY, FieldKind.DATE}
_NARROW = 15
"""Chinese characters for which a money or date input has room."""
_TEXT_LINES = 4


def field_view(field: Field, form: Form, editor: Editor, parent: QWidget) -> "DerivedField | EnteredField":
    """The view of a field of any kind; its widgets belong to `parent`."""
    if field.kind in _DERIVED:
        return DerivedField(field, form, parent)
    return EnteredField(field, form, editor, parent)


class DerivedField(QObject):
    """The rate or the grade: shown as the form derives it."""

    def __init__(self, field: Field, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self.attribute = field.attribute
        self.body = DerivedValue(parent)
        self.body.setAccessibleName(field.label)
        self.label = _label(field, self.body, parent)
        self.reason = Reason(field.label, parent)
        self._kind = field.kind
        self._form = form

    def show_report(self, report: Report) -> None:
        """Show what follows from this version."""
        if self._kind is FieldKind.RATE:
            self.body.show_value(format_rate(self._form.execution_rate(report)))
        else:
            band = self._form.grade(report)
            self.body.show_value(band.short if band else "")

    def show_objections(self, _objections: Objections) -> None:
        """What follows from others is never wrong itself."""

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """It always is."""


class EnteredField(QObject):
    """A value that the user enters."""

    def __init__(self, field: Field, form: Form, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self.attribute = field.attribute
        self.body = _input(field, form, editor, parent)
        self.body.setAccessibleName(field.label)
        self.label = _label(field, self.body, parent)
        self.reason = Reason(field.label, parent)
        self._length = _length(form, field, self.reason)
        self._field = field
        self._editor = editor
        self._shown: Entry | None = None
        self.body.entered.connect(self._enter)

    def show_report(self, report: Report) -> None:
        """Show what stands in this version."""
        entry = entry_of(report, self.attribute)
        if entry != self._shown:
            self._shown = entry
            self.body.show_entry(entry)
            self._help(entry)

    def show_objections(self, objections: Objections) -> None:
        """Mark the value if a check objects, and say why."""
        sentence = objections.get(Place(self.attribute), "") or self._over_limit()
        self.body.set_wrong(bool(sentence))
        self.reason.object_to(sentence)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """Whether the value can only be read."""
        self.body.setReadOnly(read_only)

    def _enter(self, entry: Entry) -> None:
        if self._editor.report is not None:
            self._shown = entry
            self._help(entry)
            report = with_entry(self._editor.report, self.attribute, entry)
            self._editor.edit(report, self._field.label, typing=self._field.kind in _TYPED)

    def _help(self, entry: Entry) -> None:
        if self._length is not None:
            self._length.tell(str(entry.value))
        elif self._field.kind is FieldKind.MONEY:
            self.reason.offer(money_in_capitals(entry.value) if isinstance(entry.value, Decimal) else "")

    def _over_limit(self) -> str:
        text = self._shown.value if self._shown else None
        return limit_sentence(text, self._field.limit) if isinstance(text, str) else ""


def _length(form: Form, field: Field, reason: Reason) -> "TextLength | None":
    if field.kind is not FieldKind.TEXT:
        return None
    from ui.tabs.text_length import TextLength  # noqa: PLC0415  # the first page need not wait for it

    return TextLength(form, field.limit, reason)


def _label(field: Field, body: QWidget, parent: QWidget) -> QLabel:
    label = QLabel(field.label.replace("&", "&&"), parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setBuddy(body)
    if field.kind is FieldKind.TEXT:
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        label.setContentsMargins(0, 4, 0, 0)
    else:
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def _input(field: Field, form: Form, editor: Editor, parent: QWidget) -> Input:
    match field.kind:
        case FieldKind.TEXT:
            return TextInput(_TEXT_LINES, parent)
        case FieldKind.YES_NO:
            return YesNoInput(form.yes, form.no, parent)
        case FieldKind.YEAR:
            last = form.last_year or datetime.now(UTC).year + 1
            return YearInput(range(form.first_year, last + 1), parent)
        case FieldKind.DATE:
            from ui.widgets.date_input import DateInput  # noqa: PLC0415  # the first page need not wait for it

            line: LineInput = DateInput(parent)
        case FieldKind.MONEY:
            line = LineInput(MONEY, parent)
        case _:
            return SuggestingInput(lambda: editor.suggestions(field.attribute), parent)
    measured(line, lambda: line.setFixedWidth(characters(line, _NARROW)))
    return line
