"""What the pages ask of a block, whatever its kind."""

from collections.abc import Mapping
from typing import Protocol

from desktop.domain.finding import Place
from desktop.domain.report import Report

Objections = Mapping[Place, str]
"""The sentence at each place that a check objects to; places that are only empty are not among them."""


class BlockView(Protocol):
    """A block of the form in the window. It shows the open report and hands edits to the editor."""

    def show_report(self, report: Report) -> None:
        """Show this version; what has not changed is left alone."""

    def show_objections(self, objections: Objections) -> None:
        """Mark the places objected to, with the reason beside them."""

    def go_to(self, place: Place) -> bool:
        """Put the focus on a place, if it is in this block."""

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # a setter
        """Whether the report can only be read."""
