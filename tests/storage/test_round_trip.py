from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.domain.form_file import Forms
from desktop.domain.record import digest
from desktop.domain.report import Report
from desktop.paths import FORMS
from desktop.storage import Book
from tests.strategies import reports


@pytest.fixture(scope="module")
def shared_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with Book.create(tmp_path_factory.mktemp("book") / "a.ziping", Forms(FORMS)) as book:
        yield book
        assert book.verify() == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(report=reports())
def test_report_comes_back_as_it_was_saved(shared_book: Book, report: Report) -> None:
    report_id = next((summary.id for summary in shared_book.summaries()), None) or shared_book.add(report)
    version = shared_book.save(report_id, report)
    assert shared_book.load(report_id) == report
    assert version.digest == digest(report)
    assert shared_book.version_report(version.id) == report
