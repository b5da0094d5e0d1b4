"""Lines ruled on a page become cells, however a program draws them."""

from collections.abc import Iterable, Iterator

from desktop.exchange.paper.grid import Grid
from desktop.pdf_content import Rule


def box(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    for x in (left, right):
        yield Rule(x, top, bottom, down=True)
    for y in (top, bottom):
        yield Rule(y, left, right, down=False)


def sides(rules: Iterable[Rule]) -> list[tuple[int, ...]]:
    return sorted(tuple(map(round, found)) for found in Grid(rules).boxes().values())


def test_fields_that_no_line_divides_are_one_cell() -> None:
    rules = [*box(0, 0, 90, 40), Rule(30, 0, 40, down=True), Rule(20, 30, 90, down=False), Rule(60, 20, 40, down=True)]
    assert sides(rules) == [(0, 0, 30, 40), (30, 0, 90, 20), (30, 20, 60, 40), (60, 20, 90, 40)]
    grid = Grid(rules)
    assert grid.cell_at(10, 5) == grid.cell_at(10, 35)
    assert grid.cell_at(40, 30) != grid.cell_at(70, 30)
    assert grid.cell_at(95, 5) is None


def test_lines_drawn_twice_or_cell_by_cell_count_once() -> None:
    rules = [*box(0, 0, 50, 20), *box(50.4, 0.2, 100, 20.3), *box(0, 20.2, 100, 40)]
    assert sides(rules) == [(0, 0, 50, 20), (0, 20, 100, 40), (50, 0, 100, 20)]


def test_what_is_open_to_outside_is_no_cell() -> None:
    open_below = [Rule(0, 0, 30, down=True), Rule(50, 0, 30, down=True), Rule(0, 0, 50, down=False)]
    assert sides([*open_below, Rule(30, 0, 20, down=False)]) == []
    assert sides([]) == []


def test_drawing_of_very_many_lines_is_no_table() -> None:
    down = [Rule(2.0 * number, 0, 9_000, down=True) for number in range(500)]
    across = [Rule(2.0 * number, 0, 9_000, down=False) for number in range(500)]
    assert sides([*down, *across]) == []
