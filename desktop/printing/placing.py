"""Puts the strips of one page where they belong: boxes from the top of the page to its foot."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from desktop.domain.form import Paper
from desktop.printing.flow import MeasuredSection, Strip
from desktop.printing.lines import Line
from desktop.printing.page import Box
from desktop.printing.table import Cell


def place(sections: Sequence[MeasuredSection], run: Sequence[Strip], paper: Paper, top: float) -> list[Box]:
    """The boxes of the strips that stand on one page, in reading order."""
    boxes: list[Box] = []
    for index, strips in groupby(run, key=attrgetter("section")):
        top = _Placer(sections[index], paper, boxes).place(list(strips), top)
    return boxes


class _Placer:
    """One section on one page, whose boxes it adds to."""

    def __init__(self, measured: MeasuredSection, paper: Paper, boxes: list[Box]) -> None:
        self._measured = measured
        self._section = measured.section
        self._paper = paper
        self._margin = (paper.page[0] - paper.table_width) / 2
        self._boxes = boxes

    def place(self, strips: Sequence[Strip], top: float) -> float:
        """Add the section's boxes from `top` on; gives where they end."""
        first_row = strips[0].row
        if first_row or strips[0].first_line:
            self._add_head(top)
            top += self._measured.head
        else:
            top += self._measured.gap
        parts = [list(part) for _, part in groupby(strips, key=attrgetter("row"))]
        tops = [top]
        for part in parts:
            tops.append(tops[-1] + self._part_height(part))
        for part, (upper, lower) in zip(parts, pairwise(tops), strict=True):
            index = part[0].row
            for span in self._section.spans:
                if max(span.first, first_row) == index < span.stop:
                    bottom = tops[min(span.stop - first_row, len(parts))]
                    self._add(span.cell, span.cell.lines, upper, bottom)
            row = self._section.rows[index]
            for cell in row.cells:
                self._add(cell, _lines(cell, part, row.line_count), upper, lower)
        return tops[-1]

    def _add_head(self, top: float) -> None:
        if self._section.head:
            for cell in self._section.head.cells:
                self._add(cell, cell.lines, top, top + self._measured.head)

    def _part_height(self, part: Sequence[Strip]) -> float:
        gap = self._measured.gap if part[0].row == 0 and part[0].first_line == 0 else 0.0
        above = self._measured.padding if part[0].first_line else 0.0
        return above + sum([strip.height for strip in part]) + part[-1].tail - gap

    def _add(self, cell: Cell, lines: tuple[Line, ...], top: float, bottom: float) -> None:
        box = Box(
            left=self._margin + cell.left,
            top=top,
            width=cell.width,
            height=bottom - top,
            lines=lines,
            size=self._paper.body_size,
            leading=self._measured.measures.leading,
            padding=self._paper.padding,
            bold=cell.bold,
            centred=cell.centred,
            boxed=self._section.boxed,
            place=cell.place,
        )
        self._boxes.append(box)


def _lines(cell: Cell, part: Sequence[Strip], count: int) -> tuple[Line, ...]:
    """What a cell says on this page."""
    first, stop = part[0].first_line, part[-1].stop_line
    if first and cell.again is not None:
        return cell.again
    return cell.lines[first:stop] if first or stop < count else cell.lines
