"""Where pages lie when they stand one below the other, in device pixels."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

STRIP_ROWS = 512
"""Rows of a page that are drawn at once: little enough to wait for, many enough to be few."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Some rows of a page that is `size` pixels wide and high as a whole."""

    page: int
    size: tuple[int, int]
    rows: range


@dataclass(frozen=True)
class Stack:
    """Pages of `sizes` pixels, with a gap above the first, between them and below the last."""

    sizes: tuple[tuple[int, int], ...] = ()
    gap: int = 0

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """Where each page begins."""
        return tuple(accumulate((height + self.gap for _, height in self.sizes[:-1]), initial=self.gap))

    @property
    def width(self) -> int:
        """With a gap on both sides."""
        return max((width for width, _ in self.sizes), default=0) + 2 * self.gap

    @property
    def height(self) -> int:
        """From the gap above the first to the gap below the last page."""
        return sum(height for _, height in self.sizes) + (len(self.sizes) + 1) * self.gap

    def page_at(self, y: int) -> int:
        """The page at a height, the one above it in a gap; the first and the last reach to the ends."""
        return max(0, bisect_right(self.tops, y) - 1)

    def pages(self, rows: range) -> range:
        """The pages of which something lies in these rows of the stack."""
        if not self.sizes:
            return range(0)
        return range(self.page_at(rows.start), self.page_at(rows.stop - 1) + 1)

    def strips(self, rows: range) -> Iterator[Strip]:
        """What has to be drawn of these rows of the stack, from the top."""
        for page in self.pages(rows):
            size = self.sizes[page]
            strips = [range(size[1])[start : start + STRIP_ROWS] for start in range(0, size[1], STRIP_ROWS)]
            for strip in strips:
                if strip.start < rows.stop - self.tops[page] and strip.stop > rows.start - self.tops[page]:
                    yield Strip(page, size, strip)

    def position(self, y: int) -> tuple[int, float]:
        """A height as a page and a part of its height, which means the same at every scale."""
        page = self.page_at(y)
        return page, (y - self.tops[page]) / self.sizes[page][1]

    def height_of(self, position: tuple[int, float]) -> int:
        """The inverse of `position`."""
        page = min(position[0], len(self.sizes) - 1)
        return self.tops[page] + round(position[1] * self.sizes[page][1])
