"""Blocks of labelled fields: the grid and the long text, one field below the other in paper order."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.finding import Place
from desktop.domain.form import Field, Form
from desktop.domain.report import FieldKind, Report
from ui.editor import Editor
from ui.tabs.block_view import BlockView, Objections, holds_focus
from ui.tabs.fields import DerivedField, EnteredField, field_view
from ui.tabs.last_year_text import LastYearText
from ui.widgets.measured import measured
from ui.widgets.text_input import TextInput

_WIDE = {FieldKind.LINE, FieldKind.TEXT}


class FieldRows(BlockView):
    """Labelled fields in one column; the reason stands beside a short input and below a long text."""

    def __init__(self, fields: Iterable[Field], form: Form, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self._views: dict[str, DerivedField | EnteredField] = {}
        self._build(tuple(fields), form, editor)

    @property
    def place(self) -> Place | None:
        """The field that has the focus."""
        return next((Place(attribute) for attribute, view in self._views.items() if holds_focus(view.body)), None)

    @property
    def texts(self) -> tuple[TextInput, ...]:
        """The long texts in it."""
        return tuple(view.body for view in self._views.values() if isinstance(view.body, TextInput))

    def show_report(self, report: Report) -> None:
        """Show this version."""
        for view in self._views.values():
            view.show_report(report)

    def show_objections(self, objections: Objections) -> None:
        """Mark what is objected to."""
        for view in self._views.values():
            view.show_objections(objections)

    def go_to(self, place: Place) -> bool:
        """Put the focus on the field, if it is here."""
        view = self._views.get(place.attribute) if place.row is None else None
        if view is not None:
            view.body.setFocus()
        return view is not None

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """Whether the fields can only be read."""
        for view in self._views.values():
            view.set_read_only(read_only)

    def _build(self, fields: tuple[Field, ...], form: Form, editor: Editor) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        measured(self, lambda: layout.setColumnMinimumWidth(0, _label_width(form, self)))
        layout.setColumnStretch(1, 1)
        for row, field in enumerate(fields):
            view = field_view(field, form, editor, self)
            self._views[field.attribute] = view
            layout.addWidget(view.label, row, 0)
            beside = _beside(view, field)
            if field.kind is FieldKind.TEXT:
                beside.addWidget(LastYearText(field, editor.last_year, self))
            layout.addLayout(beside, row, 1)


def _beside(view: DerivedField | EnteredField, field: Field) -> QVBoxLayout | QHBoxLayout:
    layout = QVBoxLayout() if field.kind is FieldKind.TEXT else QHBoxLayout()
    layout.setSpacing(2 if field.kind is FieldKind.TEXT else 10)
    layout.addWidget(view.body, 3 if field.kind in _WIDE else 0)
    layout.addWidget(view.reason, 1)
    return layout


def _label_width(form: Form, widget: QWidget) -> int:
    metrics = widget.fontMetrics()
    return max(metrics.horizontalAdvance(field.label) for field in form.fields) + 2
