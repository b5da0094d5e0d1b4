"""A book of two reports, one complete and one with errors."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.storage import Book
from tests.reports import sound_report
from tests.storage.clock import SetClock

GOOD, WRONG = 1, 2


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def book(tmp_path: Path, forms: Forms, form: Form, clock: SetClock) -> Iterator[Book]:
    with Book.create(tmp_path / "簿.ziping", forms, clock=clock) as book:
        assert book.add(sound_report(form)) == GOOD
        assert book.add(sound_report(form, project_name="河道保洁", evaluated_on=None, office="")) == WRONG
        yield book
        assert book.verify() == ()
