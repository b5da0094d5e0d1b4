"""A book for each test, and a clock that the test sets."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.storage import Book
from tests.storage.clock import SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "自评簿.ziping"


@pytest.fixture
def book(path: Path, forms: Forms, clock: SetClock) -> Iterator[Book]:
    with Book.create(path, forms, clock=clock) as book:
        yield book
        assert book.verify() == ()
