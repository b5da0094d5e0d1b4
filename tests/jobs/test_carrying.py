from dataclasses import replace

from desktop.domain.form_file import Forms
from desktop.domain.plan import Match
from desktop.jobs.carrying import carry, last_years
from desktop.storage import Book
from tests.jobs.conftest import GOOD, WRONG


def test_a_year_is_begun_and_withdrawn_as_one(book: Book, forms: Forms) -> None:
    outcome = carry(book, [GOOD, WRONG], forms, 2022)
    new = [row.report_id for row in outcome.taken if row.report_id is not None]
    assert [(book.load(one).fiscal_year, book.load(one).project_name) for one in new] == [
        (2022, "湖畔步道夜间照明改造"),
        (2022, "河道保洁"),
    ]
    assert len({book.uid(one) for one in (GOOD, WRONG, *new)}) == 4
    assert outcome.batch is not None
    assert book.imports.withdraw(outcome.batch).removed == tuple(new)
    assert [summary.fiscal_year for summary in book.summaries()] == [2021, 2021]


def test_what_the_year_has_already_is_left_alone(book: Book, forms: Forms) -> None:
    [row] = carry(book, [GOOD], forms, 2022).taken
    assert row.report_id is not None
    assert [one.match for one in carry(book, [GOOD], forms, 2022).unchanged] == [Match.SAME]
    edited = replace(book.load(row.report_id), problems="已写")
    book.save(row.report_id, edited)
    assert [one.match for one in carry(book, [GOOD], forms, 2022).unchanged] == [Match.OLDER]
    book.save(GOOD, replace(book.load(GOOD), office="另一科"))
    again = carry(book, [GOOD, WRONG], forms, 2022)
    assert [one.match for one in again.refused] == [Match.CONFLICTING]
    assert len(again.taken) == 1
    assert book.load(row.report_id) == edited


def test_last_years_report_is_found(book: Book, forms: Forms) -> None:
    [row] = carry(book, [GOOD], forms, 2022).taken
    before = last_years(book, row.row.report)
    assert before is not None
    assert before.id == GOOD
    assert last_years(book, book.load(GOOD)) is None
    assert last_years(book, replace(row.row.report, budget_unit="别处")) is None
