"""One tab: its blocks one below the other."""

from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.finding import Place
from desktop.domain.form import Block, Form, GridBlock, IndicatorsBlock, NotesBlock, SignatureBlock, Tab, TextBlock
from desktop.domain.report import Report
from ui.editor import Editor
from ui.tabs.block_view import Objections
from ui.tabs.field_rows import FieldRows
from ui.tabs.indicators_view import IndicatorsView
from ui.tabs.notes_view import NotesView
from ui.tabs.signature_view import SignatureView
from ui.widgets.text_input import TextInput

_WIDEST = 900
"""Lines of text longer than this are hard to read."""
_MARGIN = 14

View = FieldRows | IndicatorsView | NotesView | SignatureView


class Page(QScrollArea):
    """Scrolls where the window is too low. The caret stays in sight, once a text that grew has got its room."""

    def __init__(self, tab: Tab, form: Form, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget(self)
        self.views = tuple(_view(block, form, editor, self._content) for block in tab.blocks)
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._build(tab.title)
        self._connect()

    def show_report(self, report: Report) -> None:
        """Show this version."""
        for view in self.views:
            view.show_report(report)

    def show_objections(self, objections: Objections) -> None:
        """Mark what is objected to."""
        for view in self.views:
            view.show_objections(objections)

    def go_to(self, place: Place) -> bool:
        """Put the focus on a place, if it is on this page."""
        found = any(view.go_to(place) for view in self.views)
        focus = self._content.focusWidget()
        if found and focus is not None:
            self.ensureWidgetVisible(focus, _MARGIN, _MARGIN)
        return found

    def enter(self) -> None:
        """Put the focus where it was on this page, or on its first input."""
        inputs = (w for w in self._content.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        target = cast("QWidget | None", self._content.focusWidget()) or next(inputs, None)
        if target is not None:
            target.setFocus()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """Whether everything can only be read."""
        for view in self.views:
            view.set_read_only(read_only)

    def _build(self, title: str) -> None:
        self.setAccessibleName(title)
        self._content.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(10)
        for view in self.views:
            if isinstance(view, FieldRows):
                view.setMaximumWidth(_WIDEST)
            layout.addWidget(view, int(isinstance(view, IndicatorsView)))
        if not any(isinstance(view, IndicatorsView) for view in self.views):
            layout.addStretch()
        self.setWidget(self._content)
        self.setWidgetResizable(True)

    def _connect(self) -> None:
        self._follow.timeout.connect(self._show_caret)
        for view in self.views:
            for text in view.texts if isinstance(view, FieldRows) else ():
                text.cursorPositionChanged.connect(self._follow.start)

    def _show_caret(self) -> None:
        text = self._content.focusWidget()
        if isinstance(text, TextInput) and text.hasFocus():
            caret = text.cursorRect()
            at = text.mapTo(self._content, caret.center())
            self.ensureVisible(at.x(), at.y(), 0, 2 * caret.height())


def _view(block: Block, form: Form, editor: Editor, parent: QWidget) -> View:
    match block:
        case GridBlock(rows):
            return FieldRows((field for row in rows for field in row), form, editor, parent)
        case TextBlock(field):
            return FieldRows((field,), form, editor, parent)
        case IndicatorsBlock():
            return IndicatorsView(block, form, editor, parent)
        case NotesBlock():
            return NotesView(block, parent)
        case SignatureBlock():
            return SignatureView(block, editor, parent)
