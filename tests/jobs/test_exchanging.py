"""Importing as the window does it: read, shown, and only then taken in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.plan import Choice, Match, Plan
from desktop.jobs.carrying import carry_plan
from desktop.jobs.exchanging import plan_files, read_file, table_options
from desktop.jobs.merging import read_book
from desktop.storage import Book
from tests.exchange.table_files import Rows, write
from tests.jobs.conftest import GOOD
from tests.storage.clock import SetClock


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows: Rows = [["项目名称", "年度", "科室"], ["湖畔步道夜间照明改造", 2021, "另一科"], ["新桥", 2021, "设施科"]]
    return write(tmp_path / "清单.xlsx", {"清单": rows})


def _of_table(book: Book, forms: Forms, table: Path) -> Plan:
    assert book.path != table
    return read_file(table, forms)


def _of_carrying(book: Book, forms: Forms, _table: Path) -> Plan:
    return carry_plan(book, [GOOD], forms, 2022)


def _of_other(book: Book, forms: Forms, table: Path) -> Plan:
    other = table.with_name("另.ziping")
    with Book.create(other, forms) as theirs:
        theirs.imports.apply(read_file(table, forms))
    return read_book(other, book.path, forms)


@pytest.mark.parametrize("planned", [_of_table, _of_carrying, _of_other])
def test_a_plan_that_is_not_applied_leaves_the_book_byte_identical(
    book: Book, forms: Forms, table: Path, planned: Callable[[Book, Forms, Path], Plan]
) -> None:
    before = book.path.read_bytes()
    rows = book.imports.match(planned(book, forms, table))
    assert any(row.match is not Match.SAME for row in rows)
    assert list(plan_files(book.path, [table], forms))
    assert book.path.read_bytes() == before


def test_chosen_rows_are_taken_in_as_one_batch(book: Book, forms: Forms, table: Path, clock: SetClock) -> None:
    plan = read_file(table, forms)
    outcome = book.imports.apply(plan, choices={1: Choice.OURS})
    assert [(row.match, row.report_id) for row in outcome.taken] == [(Match.CHANGED, GOOD)]
    assert book.load(GOOD).office == "另一科"
    assert book.load(GOOD).problems
    [batch] = book.imports.batches()
    assert (batch.number, batch.source, batch.reports, batch.moment) == (outcome.batch, "清单.xlsx", 1, clock())


def test_taking_in_is_told_and_may_be_ended(book: Book, forms: Forms, table: Path) -> None:
    told: list[tuple[int, int]] = []

    def stop_at_the_last(done: int, total: int) -> None:
        told.append((done, total))
        if done == total:
            raise KeyboardInterrupt

    before = book.path.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        book.imports.apply(read_file(table, forms), on_progress=stop_at_the_last)
    assert told == [(1, 2), (2, 2)]
    assert book.path.read_bytes() == before
    assert len(book.summaries()) == 2


def test_options_name_columns_by_the_words_of_the_form(forms: Forms, table: Path) -> None:
    options = table_options(forms, "", 2021, [("项目名称", "项目名称"), ("科 室：", "")])
    assert options.headings == {"项目名称": "project_name", "科室": ""}
    plan = read_file(table, forms, options)
    assert plan.columns == (("项目名称", "project_name"), ("年度", "fiscal_year"), ("科室", ""))
    assert [row.report.office for row in plan.rows] == ["", ""]
