"""From rows to pages: how high everything is, and where a careful typist would begin a new page."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.domain.measures import Measures
from desktop.printing.table import Row, Section, Span

FEWEST_LINES = 2
"""Lines of a text that may stand alone at the foot or at the head of a page."""
LEAST_LAST_PAGE = 0.25
"""Share of the last page that is filled, where the page before it can end earlier."""


class MeasuredSection(NamedTuple):
    """A section with the height of each of its rows under some measures, in points."""

    section: Section
    measures: Measures
    heights: tuple[float, ...]

    @property
    def padding(self) -> float:
        """Above and below the text of a cell."""
        return self.measures.padding if self.section.boxed else 0.0

    @property
    def gap(self) -> float:
        """Between a section without lines around it and what stands above it."""
        return 0.0 if self.section.boxed else self.measures.padding

    @property
    def head(self) -> float:
        """The height of the row that stands again overleaf."""
        return self.heights[0] if self.section.head else 0.0

    @property
    def height(self) -> float:
        """Of all its rows on one page."""
        return self.gap + sum(self.heights)


class Strip(NamedTuple):
    """What no page break divides: a row, or one line of a row that goes on overleaf. Heights in points."""

    section: int
    row: int
    first_line: int
    stop_line: int
    height: float
    keep: bool
    """Whether it must stand on the same page as the strip before it."""
    head: float = 0.0
    """What is added above it where a page begins with it."""
    tail: float = 0.0
    """What is added below it where a page ends with it."""


def measure(section: Section, measures: Measures) -> MeasuredSection:
    """Find the height of each row; rows that are too low for the text of a cell across them grow evenly."""
    padding = measures.padding if section.boxed else 0.0
    heights = [max(row.line_count * measures.leading + 2 * padding, row.room) for row in section.rows]
    for span in reversed(section.spans):
        lacking = _needed(span, measures) - sum(heights[span.first : span.stop])
        if lacking > 0:
            for i in range(span.first, span.stop):
                heights[i] += lacking / (span.stop - span.first)
    return MeasuredSection(section, measures, tuple(heights))


def flow(sections: Sequence[MeasuredSection], page: float) -> list[Strip]:
    """All sections in strips; `page` is the height that a page offers: a row higher than that goes on overleaf."""
    return [strip for i, section in enumerate(sections) for strip in _strips(i, section, page)]


def whole(sections: Sequence[MeasuredSection]) -> list[Strip]:
    """All sections in strips for the one page on which they fit: every row is one."""
    return [
        Strip(i, j, 0, row.line_count, section.heights[j] + (0.0 if j else section.gap), keep=True)
        for i, section in enumerate(sections)
        for j, row in enumerate(section.section.rows)
    ]


def height(run: Sequence[Strip]) -> float:
    """The height of strips that stand on one page."""
    return run[0].head + sum(strip.height for strip in run) + run[-1].tail


def page_starts(strips: Sequence[Strip], first_page: float, other_pages: float) -> list[int]:
    """The strips that pages begin with; the first page offers another height than the others."""
    starts, room = [0], first_page
    while (start := _next_start(strips, starts[-1], room)) < len(strips):
        starts.append(start)
        room = other_pages
    if len(starts) > 1:
        starts[-1] = _fuller_start(strips, starts[-1], starts[-2], other_pages)
    return starts


def _next_start(strips: Sequence[Strip], start: int, room: float) -> int:
    """Where the next page begins: as late as can be; amid what belongs together only where that fills a page."""
    used = strips[start].head
    allowed = 0
    for i in range(start, len(strips) - 1):
        used += strips[i].height
        if used > room and i > start:
            return allowed or i
        if not strips[i + 1].keep and used + strips[i].tail <= room:
            allowed = i + 1
    fits = used + strips[-1].height <= room or start == len(strips) - 1
    return len(strips) if fits else allowed or len(strips) - 1


def _fuller_start(strips: Sequence[Strip], start: int, previous: int, room: float) -> int:
    """An earlier start of the last page where it would stand nearly empty."""
    candidates = (i for i in range(start, previous, -1) if not strips[i].keep and height(strips[i:]) <= room)
    return next((i for i in candidates if height(strips[i:]) >= LEAST_LAST_PAGE * room), start)


def _strips(index: int, measured: MeasuredSection, page: float) -> Iterator[Strip]:
    section = measured.section
    for i, row in enumerate(section.rows):
        keep = row.keep or (i == 1 and section.head is not None) or _cuts_short(measured, i)
        head = measured.head if i else 0.0
        total = measured.heights[i] + (0.0 if i else measured.gap)
        whole = Strip(index, i, 0, row.line_count, total, keep, head)
        if row.tearable or total + head > page:
            yield from _lines(whole, row, measured)
        else:
            yield whole


def _lines(whole: Strip, row: Row, measured: MeasuredSection) -> Iterator[Strip]:
    """A row line by line, with as many lines on either page as the label that stands again needs."""
    count, padding = row.line_count, measured.padding
    fewest = max(FEWEST_LINES, *(len(cell.again or ()) for cell in row.cells))
    for line in range(count):
        first, last = line == 0, line == count - 1
        yield Strip(
            section=whole.section,
            row=whole.row,
            first_line=line,
            stop_line=line + 1,
            height=measured.measures.leading + padding * (first + last),
            keep=whole.keep if first else not fewest <= line <= count - fewest,
            head=whole.head if first else measured.head + padding,
            tail=0.0 if last else padding,
        )


def _cuts_short(measured: MeasuredSection, row: int) -> bool:
    """Whether a page that begins with this row would leave too little of a cell across rows for its text."""
    heights = measured.heights
    return any(
        span.first < row < span.stop
        and min(sum(heights[span.first : row]), sum(heights[row : span.stop])) < _needed(span, measured.measures)
        for span in measured.section.spans
    )


def _needed(span: Span, measures: Measures) -> float:
    return len(span.cell.lines) * measures.leading + 2 * measures.padding
