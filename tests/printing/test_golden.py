"""Pages stay as they were looked at and found good (tests/printing/golden.py says how they are made anew)."""

from itertools import zip_longest
from pathlib import Path

import pytest

from tests.printing import golden
from tests.printing.golden import Block

TOLERANCE = 1.0
"""In points."""


@pytest.mark.parametrize("name", golden.documents())
def test_a_page_is_as_it_was(name: str) -> None:
    assert _differences(golden.blocks(golden.documents()[name]()), golden.kept(name)) == []


def test_the_published_forms_stand_as_they_did(real_forms_folder: Path) -> None:
    pages = golden.without_text(golden.blocks(golden.published(real_forms_folder)))
    assert len(pages) == 4
    assert _differences(pages, golden.kept(golden.PUBLISHED)) == []


def test_nothing_of_the_published_forms_is_kept_but_figures() -> None:
    assert all(block.text.isdigit() for page in golden.kept(golden.PUBLISHED) for block in page)


def test_the_longer_ones_have_as_many_pages_as_their_names_say() -> None:
    assert [len(golden.kept(name)) for name in ("one-page", "three-pages", "final", "draft")] == [1, 3, 3, 1]
    assert sum("设施完好率" in block.text for page in golden.kept("200-rows") for block in page) == 200


def _differences(pages: list[list[Block]], kept: list[list[Block]]) -> list[tuple[int, Block | None, Block | None]]:
    """Page, what stands there, and what should."""
    none: list[Block] = []
    return [
        (number, block, expected)
        for number, (page, expected_page) in enumerate(zip_longest(pages, kept, fillvalue=none), 1)
        for block, expected in zip_longest(page, expected_page)
        if not _alike(block, expected)
    ]


def _alike(block: Block | None, expected: Block | None) -> bool:
    if block is None or expected is None:
        return False
    places = zip(block[:3], expected[:3], strict=True)
    return block.text == expected.text and all(abs(place - other) <= TOLERANCE for place, other in places)
