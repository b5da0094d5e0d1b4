"""One tab: its blocks one below the other."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.finding import Place
from desktop.domain.form import Block, Form, GridBlock, IndicatorsBlock, NotesBlock, SignatureBlock, Tab, TextBlock
from desktop.domain.report import Report
from ui.editor import Editor
from ui.tabs.block_view import BlockView, Objections
from ui.tabs.field_rows import FieldRows
from ui.tabs.notes_view import NotesView
from ui.widgets.measured import characters, measured
from ui.widgets.text_input import TextInput

_WIDEST = 68
"""Chinese characters; lines of text longer than this are hard to read."""
_MARGIN = 14


class Page(QScrollArea):
    """Scrolls where the window is too low. The caret stays in sight, once a text that grew has got its room.

    Its blocks are built when they are first asked for: the window need not wait for pages that nobody looks at.
    """

    place_changed = Signal()
    """`place` may be another one, although the focus stayed."""

    def __init__(self, tab: Tab, form: Form, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tab = tab
        self._form = form
        self._editor = editor
        self._content = QWidget()
        self._views: tuple[BlockView, ...] = ()
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._build()

    @property
    def place(self) -> Place | None:
        """The place on it that has the focus."""
        return next((place for view in self._views if (place := view.place)), None)

    @property
    def views(self) -> tuple[BlockView, ...]:
        """The views of its blocks."""
        if not self._views:
            self._build_views()
        return self._views

    def holds(self, place: Place) -> bool:
        """Whether a place is on this page."""
        return any(_holds(block, place) for block in self._tab.blocks)

    def show_report(self, report: Report) -> None:
        """Show this version."""
        for view in self.views:
            view.show_report(report)

    def show_objections(self, objections: Objections) -> None:
        """Mark what is objected to."""
        for view in self.views:
            view.show_objections(objections)

    def go_to(self, place: Place) -> None:
        """Put the focus on a place of this page."""
        if any(view.go_to(place) for view in self.views):
            self.ensureWidgetVisible(self._content.focusWidget(), _MARGIN, _MARGIN)

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

    def _build(self) -> None:
        self.setAccessibleName(self._tab.title)
        self._content.setAccessibleName(self._tab.title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if any(isinstance(block, TextBlock) for block in self._tab.blocks):
            # A bar that comes makes texts narrower and so higher, one that goes makes them lower: Qt went on for ever
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)

    def _build_views(self) -> None:
        self._views = tuple(_view(block, self._form, self._editor, self._content) for block in self._tab.blocks)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(10)
        for block, view in zip(self._tab.blocks, self._views, strict=True):
            layout.addWidget(view, int(isinstance(block, IndicatorsBlock)))
            if isinstance(block, GridBlock | TextBlock):
                measured(view, partial(_fit_width, view))
                view.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            view.place_changed.connect(self.place_changed)
            for text in view.texts:
                text.cursorPositionChanged.connect(self._follow.start)
        if not any(isinstance(block, IndicatorsBlock) for block in self._tab.blocks):
            layout.addStretch()
        self._follow.timeout.connect(self._show_caret)
        self.setWidget(self._content)
        self._content.show()

    def _show_caret(self) -> None:
        text = self._content.focusWidget()
        if isinstance(text, TextInput) and text.hasFocus():
            caret = text.cursorRect()
            at = text.mapTo(self._content, caret.center())
            self.ensureVisible(at.x(), at.y(), 0, 2 * caret.height())


def _fit_width(view: BlockView) -> None:
    view.setMaximumWidth(characters(view, _WIDEST))


def _holds(block: Block, place: Place) -> bool:
    match block:
        case GridBlock(rows):
            return place.row is None and any(field.attribute == place.attribute for row in rows for field in row)
        case TextBlock(field):
            return place.row is None and field.attribute == place.attribute
        case IndicatorsBlock():
            return place.row is not None or place.attribute == "indicators"
        case NotesBlock():
            return False
        case SignatureBlock():
            return place.attribute.startswith("signature")


def _view(block: Block, form: Form, editor: Editor, parent: QWidget) -> BlockView:
    match block:
        case GridBlock(rows):
            return FieldRows((field for row in rows for field in row), form, editor, parent)
        case TextBlock(field):
            return FieldRows((field,), form, editor, parent)
        case IndicatorsBlock():
            from ui.tabs.indicators_view import IndicatorsView  # noqa: PLC0415  # the first page need not wait for it

            return IndicatorsView(block, form, editor, parent)
        case NotesBlock():
            return NotesView(block, parent)
        case SignatureBlock():
            from ui.tabs.signature_view import SignatureView  # noqa: PLC0415  # as above

            return SignatureView(block, editor, parent)
