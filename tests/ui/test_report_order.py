import pytest

from ui.models.report_order import dropped, shifted, woven


@pytest.mark.parametrize(
    ("chosen", "by", "order"),
    [
        ([3], -1, [1, 3, 2, 4]),
        ([3], 1, [1, 2, 4, 3]),
        ([1, 3], 1, [2, 1, 4, 3]),
        ([3, 4], -1, [1, 3, 4, 2]),
        ([1, 3], -1, [1, 2, 3, 4]),
        ([2, 4], 1, [1, 2, 3, 4]),
        ([], 1, [1, 2, 3, 4]),
    ],
)
def test_shifted_by_keys(chosen: list[int], by: int, order: list[int]) -> None:
    assert shifted([1, 2, 3, 4], chosen, by) == order


@pytest.mark.parametrize(
    ("chosen", "place", "order"),
    [
        ([3], 0, [3, 1, 2, 4]),
        ([1], 4, [2, 3, 4, 1]),
        ([4, 1], 2, [2, 1, 4, 3]),
        ([2], 1, [1, 2, 3, 4]),
        ([2], 2, [1, 2, 3, 4]),
    ],
)
def test_dropped_by_the_mouse(chosen: list[int], place: int, order: list[int]) -> None:
    assert dropped([1, 2, 3, 4], chosen, place) == order


def test_a_part_is_ordered_in_the_places_that_it_holds() -> None:
    assert woven([1, 2, 3, 4, 5], [5, 2, 4]) == [1, 5, 3, 2, 4]
