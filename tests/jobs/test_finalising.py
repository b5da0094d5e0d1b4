from dataclasses import replace

import pytest

from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.jobs.finalising import finalise
from desktop.messages import error_sentence
from desktop.storage import Book
from tests.jobs.conftest import GOOD, WRONG
from tests.reports import TODAY


def test_report_without_errors_becomes_final(book: Book, forms: Forms) -> None:
    [stored] = finalise(book, [GOOD], forms, TODAY)
    assert stored == book.stored(GOOD)
    assert (stored.final, stored.finalised_count) == (True, 1)


def test_errors_are_counted_and_the_first_is_named(book: Book, forms: Forms) -> None:
    book.save(WRONG, replace(book.load(WRONG), annual_goal=""))
    with pytest.raises(KnownError, match="review_left") as refused:
        finalise(book, [GOOD, WRONG], forms, TODAY)
    assert error_sentence(refused.value) == (
        "不能定稿：还有 2 处错误、0 处警告没有处理（第一处在“河道保洁”：项目年度总目标未填写，请填写），"
        "请逐项改正，确实不改的警告请写明理由。"
    )
    assert [summary.finalised_count for summary in book.summaries()] == [0, 0]


def test_day_decides_what_is_an_error(book: Book, forms: Forms) -> None:
    before = TODAY.replace(year=TODAY.year - 1)
    with pytest.raises(KnownError, match="review_left"):
        finalise(book, [GOOD], forms, before)
    finalise(book, [GOOD], forms, TODAY)
    [stored] = finalise(book, [GOOD], forms, before)
    assert stored.finalised_count == 1
