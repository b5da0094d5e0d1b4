"""What stands on a page beside the blocks: title, running head, page number, the record of a finalised report."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain.form import Paper
from desktop.domain.measures import (
    BOTTOM_MARGIN,
    FOOT_ROOM,
    LEADING,
    RECORD_SIZE,
    TITLE_GAP,
    TITLE_LEADING,
    TOP_MARGIN,
)
from desktop.printing.faces import EM, Faces
from desktop.printing.lines import Line, break_lines
from desktop.printing.page import Box


class Words(NamedTuple):
    """What the furniture of a paper says."""

    title: str
    """Above the first page."""
    running_head: str
    """Above all others."""
    record: str = ""
    """At the foot of every page."""


class Furniture:
    """The title, running head and foot of one paper, and how much of each page they leave."""

    def __init__(self, words: Words, paper: Paper, faces: Faces) -> None:
        self._paper = paper
        self._faces = faces
        self._title = self._lines(words.title, paper.title_size, bold=True)
        self._running_head = self._lines(words.running_head, paper.body_size)
        self._record = self._lines(words.record, RECORD_SIZE) if words.record else ()

    def top(self, page: int) -> float:
        """Where the blocks begin on a page, in points from its upper edge; pages count from 1."""
        size = self._paper.title_size
        if page == 1:
            return TOP_MARGIN + (len(self._title) * TITLE_LEADING + TITLE_GAP) * size
        return TOP_MARGIN + (len(self._running_head) + 0.5) * LEADING * self._paper.body_size

    def room(self, page: int) -> float:
        """The height that a page leaves to the blocks, in points."""
        return self._paper.page[1] - BOTTOM_MARGIN - self.top(page)

    def boxes(self, page: int, count: int) -> Iterator[Box]:
        """What stands around the blocks of a page; where there is only one page, it has no number."""
        paper = self._paper
        if page == 1:
            yield self._box(self._title, TOP_MARGIN, paper.title_size, TITLE_LEADING, bold=True)
        else:
            yield self._box(self._running_head, TOP_MARGIN, paper.body_size, LEADING)
        foot = paper.page[1] - FOOT_ROOM
        if count > 1:
            number = self._lines(f"第 {page} 页 共 {count} 页", paper.body_size)
            yield self._box(number, foot, paper.body_size, LEADING)
        if self._record:
            drop = (paper.body_size - RECORD_SIZE) * LEADING / 2
            box = self._box(self._record, foot + drop, RECORD_SIZE, LEADING)
            width = self._record[0].width * RECORD_SIZE / EM
            yield box._replace(left=box.left + box.width - width, width=width)

    def _lines(self, text: str, size: float, *, bold: bool = False) -> tuple[Line, ...]:
        face = self._faces.bold if bold else self._faces.regular
        return break_lines(text, int(self._paper.table_width * EM / size), face)

    def _box(self, lines: tuple[Line, ...], top: float, size: float, leading: float, *, bold: bool = False) -> Box:
        paper = self._paper
        return Box(
            left=(paper.page[0] - paper.table_width) / 2,
            top=top,
            width=paper.table_width,
            height=len(lines) * leading * size,
            lines=lines,
            size=size,
            leading=leading * size,
            padding=0,
            bold=bold,
            centred=True,
        )
