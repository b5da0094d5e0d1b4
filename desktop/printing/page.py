"""A finished page as a value: boxes with their text, for drawing, and for finding the field under the pointer."""

from dataclasses import dataclass
from typing import NamedTuple

from desktop.domain.finding import Place
from desktop.domain.measures import Measures
from desktop.printing.lines import Line


class Box(NamedTuple):
    """A cell, or a text beside the table, where it stands; points from the page's upper left corner."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[Line, ...]
    size: float
    """Of the type."""
    leading: float
    padding: float
    """Between the box's sides and its text."""
    bold: bool = False
    centred: bool = False
    boxed: bool = False
    """Whether lines are drawn around it."""
    place: Place | None = None
    """The value shown, None for the form's own words."""
    filled: bool = False
    """Whether it is a grey area: a bar."""

    @property
    def text_top(self) -> float:
        """Where the first line begins; the text stands in the middle of the box's height."""
        return self.top + (self.height - len(self.lines) * self.leading) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of one report; `number` of `count`, in points."""

    width: float
    height: float
    number: int
    count: int
    measures: Measures
    """How tight its rows are."""
    boxes: tuple[Box, ...]

    def place_at(self, x: float, y: float) -> Place | None:
        """The value shown at a point from the upper left corner, None where there is none."""
        return next(
            (
                box.place
                for box in self.boxes
                if box.place and box.left <= x < box.left + box.width and box.top <= y < box.top + box.height
            ),
            None,
        )
