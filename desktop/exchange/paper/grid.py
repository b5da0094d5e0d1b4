"""The lines ruled on a page make cells: what no line divides is one."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from desktop.pdf_content import Rule

_NEAR = 1.5
"""Points within which lines count as one: thick lines are drawn as two, and cells side by side each have their own."""

_MOST_FIELDS = 40_000
"""Fields between the lines of a page: more are a drawing, or meant to take long."""


class Box(NamedTuple):
    """A cell's sides, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Grid:
    """The cells of a page."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        rules = list(rules)
        down, across = ([rule for rule in rules if rule.down is way] for way in (True, False))
        self._xs, self._ys = _places(down), _places(across)
        self._cells = _united(self._xs, self._ys, down, across)

    def boxes(self) -> dict[int, Box]:
        """All cells by number."""
        sides: dict[int, Box] = {}
        for (column, row), cell in self._cells.items():
            box = Box(self._xs[column], self._ys[row], self._xs[column + 1], self._ys[row + 1])
            known = sides.get(cell, box)
            sides[cell] = Box(*map(min, known[:2], box[:2]), *map(max, known[2:], box[2:]))
        return sides

    def cell_at(self, x: float, y: float) -> int | None:
        """The number of the cell around a point, None outside of all."""
        return self._cells.get((bisect_right(self._xs, x) - 1, bisect_right(self._ys, y) - 1))


def _places(rules: Sequence[Rule]) -> list[float]:
    """Where lines are, those that are near one another once."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _united(
    xs: Sequence[float], ys: Sequence[float], down: Sequence[Rule], across: Sequence[Rule]
) -> dict[tuple[int, int], int]:
    """By field between neighbouring lines, the number of the cell it belongs to; fields open to outside have none."""
    walls = _walls(xs, ys, down), _walls(ys, xs, across)
    size = len(xs) - 1, len(ys) - 1
    if size[0] * size[1] > _MOST_FIELDS:
        return {}
    cells: dict[tuple[int, int], int] = {}
    seen: set[tuple[int, int]] = set()
    for column, row in product(range(size[0]), range(size[1])):
        if (column, row) not in seen:
            fields, closed = _around((column, row), size, walls)
            seen |= fields
            if closed:
                cells |= dict.fromkeys(fields, len(seen))
    return cells


def _around(
    start: tuple[int, int], size: tuple[int, int], walls: tuple[set[tuple[int, int]], set[tuple[int, int]]]
) -> tuple[set[tuple[int, int]], bool]:
    """The fields that no wall divides from this one, and whether none of them is open to outside."""
    found, waiting, closed = {start}, [start], True
    left_of, above = walls
    while waiting:
        column, row = waiting.pop()
        ways = (
            ((column - 1, row), (column, row) in left_of),
            ((column + 1, row), (column + 1, row) in left_of),
            ((column, row - 1), (row, column) in above),
            ((column, row + 1), (row + 1, column) in above),
        )
        for (x, y), walled in ways:
            if walled or (x, y) in found:
                continue
            if 0 <= x < size[0] and 0 <= y < size[1]:
                found.add((x, y))
                waiting.append((x, y))
            else:
                closed = False
    return found, closed


def _walls(places: Sequence[float], crossing: Sequence[float], rules: Sequence[Rule]) -> set[tuple[int, int]]:
    """Which stretches between neighbouring crossing lines a line covers: (place of the line, stretch)."""
    by_place: defaultdict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_place[bisect_right(places, rule.at) - 1].append(rule)
    middles = [(start + stop) / 2 for start, stop in pairwise(crossing)]
    return {
        (place, stretch)
        for place, found in by_place.items()
        for stretch, middle in enumerate(middles)
        if any(rule.start <= middle <= rule.stop for rule in found)
    }
