from dataclasses import replace
from decimal import Decimal

from desktop.domain.report import Indicator, Report
from desktop.storage import Book


def with_rows(report: Report, *rows: tuple[str, str, int | None]) -> Report:
    indicators = tuple(
        Indicator(
            group="output", name=name, explanation=explanation, weight=None if weight is None else Decimal(weight)
        )
        for name, explanation, weight in rows
    )
    return replace(report, indicators=indicators)


def test_each_name_comes_once_as_it_is_used_most(book: Book, report: Report) -> None:
    book.add(with_rows(report, ("节约用电", "与上年相比", 5), ("按期完工", "", 10)))
    book.add(with_rows(report, ("节约用电", "", 3), ("按期完工", "合同工期内", 10), ("", "无名", 1)))
    book.add(with_rows(report, ("节约用电", "与上年相比", 5), ("按期完工", "合同工期内", 10), ("新增", "", None)))
    used = [(row.name, row.explanation, row.weight) for row in book.used_indicators()]
    assert used == [
        ("按期完工", "合同工期内", Decimal(10)),
        ("节约用电", "与上年相比", Decimal(5)),
        ("新增", "", None),
    ]


def test_a_book_without_reports_knows_none(book: Book) -> None:
    assert book.used_indicators() == ()


def test_what_lies_in_the_bin_is_known(book: Book, report: Report) -> None:
    report_id = book.add(with_rows(report, ("节约用电", "", 5)))
    book.delete([report_id])
    assert [row.name for row in book.used_indicators()] == ["节约用电"]
