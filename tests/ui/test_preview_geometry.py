"""Where pages lie, what has to be drawn of them, and how much of it is kept."""

import pytest
from PySide6.QtGui import QImage

from ui.preview.stack import STRIP_ROWS, Stack, Strip
from ui.preview.strip_images import StripImages

STACK = Stack(((600, 800), (600, 1200), (400, 100)), gap=10)


def test_pages_stand_below_each_other_with_gaps() -> None:
    assert STACK.tops == (10, 820, 2030)
    assert (STACK.width, STACK.height) == (620, 2140)


@pytest.mark.parametrize(("row", "page"), [(-50, 0), (0, 0), (819, 0), (820, 1), (2029, 1), (2030, 2), (9999, 2)])
def test_every_height_belongs_to_a_page(row: int, page: int) -> None:
    assert STACK.page_at(row) == page


def test_strips_cover_what_is_seen_and_no_page_more() -> None:
    strips = list(STACK.strips(range(700, 900)))
    assert [strip.page for strip in strips] == [0, 1]
    assert strips[0].rows == range(512, 800)
    assert strips[1].rows == range(STRIP_ROWS)


def test_strips_of_all_rows_are_all_rows() -> None:
    strips = list(STACK.strips(range(STACK.height)))
    for page, (width, height) in enumerate(STACK.sizes):
        rows = [row for strip in strips if strip.page == page for row in strip.rows]
        assert rows == list(range(height))
        assert {strip.size for strip in strips if strip.page == page} == {(width, height)}


def test_nothing_is_drawn_of_no_pages_and_of_gaps() -> None:
    assert list(Stack().strips(range(100))) == []
    assert list(STACK.strips(range(812, 818))) == []
    assert Stack().height == 0


@pytest.mark.parametrize("row", [10, 333, 820, 1500, 2100])
def test_a_position_is_the_same_height_at_another_scale(row: int) -> None:
    double = Stack(tuple((2 * width, 2 * height) for width, height in STACK.sizes), gap=10)
    page, part = STACK.position(row)
    there = double.height_of((page, part))
    assert there - double.tops[page] == 2 * (row - STACK.tops[page])
    assert STACK.height_of(STACK.position(row)) == row


def _images(*pages: int, rows: int = 100) -> list[tuple[Strip, QImage]]:
    image = QImage(100, rows, QImage.Format.Format_RGB32)
    return [(Strip(page, (100, rows), range(rows)), image) for page in pages]


def test_images_stay_within_the_limit_and_the_latest_stay() -> None:
    images = StripImages(limit=100_000)
    for page in range(50):
        images.add(_images(page))
        assert images.size <= 100_000
    assert images.missing(strip for strip, _ in _images(49, 48)) == ()
    assert len(images.missing(strip for strip, _ in _images(*range(50)))) == 48


def test_what_is_wished_for_at_once_is_kept_even_past_the_limit() -> None:
    images = StripImages(limit=100_000)
    images.add(_images(1, 2, 3))
    assert images.missing(strip for strip, _ in _images(1, 2, 3)) == ()
    assert not images.hold([strip for strip, _ in _images(1, 2, 3)])
    assert images.hold([strip for strip, _ in _images(1, 2)])


def test_what_was_seen_stands_in_until_all_of_the_new_is_there() -> None:
    images = StripImages(limit=1_000_000)
    old, new = _images(0, 1), _images(0, 1, rows=50)
    images.add(old)
    assert images.look_at(tuple(strip for strip, _ in old)) == tuple(old)
    images.renew()
    images.add(new[:1])
    wanted = tuple(strip for strip, _ in new)
    assert images.look_at(wanted) == (*old, new[0])
    images.add(new[1:])
    assert images.look_at(wanted) == tuple(new)
    images.clear()
    assert images.look_at(wanted) == ()
