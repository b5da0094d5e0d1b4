"""What the pages ask of a block, whatever its kind."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.finding import Place
from desktop.domain.report import Report
from ui.widgets.text_input import TextInput

Objections = Mapping[Place, str]
"""The sentence at each place that a check objects to; places that are only empty are not among them."""


class BlockView(QWidget):
    """A block of the form in the window. It shows the open report and hands edits to the editor.

    What is here is a block in which nothing is entered.
    """

    place_changed = Signal()
    """`place` may be another one, although the focus stayed."""

    @property
    def place(self) -> Place | None:
        """The place in it that has the focus."""
        return None

    @property
    def texts(self) -> tuple[TextInput, ...]:
        """The long texts in it."""
        return ()

    @property
    def row_actions(self) -> tuple[QAction, ...]:
        """What can be done to its rows."""
        return ()

    def show_report(self, report: Report) -> None:
        """Show this version; what has not changed is left alone."""

    def show_objections(self, objections: Objections) -> None:
        """Mark the places objected to, with the reason beside them."""

    def go_to(self, _place: Place) -> bool:
        """Put the focus on a place, if it is in this block."""
        return False

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """Whether the report can only be read."""


def holds_focus(widget: QWidget) -> bool:
    """Whether its window has its focus on a widget or on one in it, also while another window has the keys."""
    focus = cast("QWidget | None", widget.window().focusWidget())
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))
