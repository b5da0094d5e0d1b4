from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.finding import Place
from desktop.domain.report import Report
from ui.changes import changed_place
from ui.entry import Entry, with_entry


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"office": "外科"}, Place("office")),
        ({"office": "外科", "recurring": None}, Place()),
        ({"signature_texts": (("phone", "1"),)}, Place("signature_texts.phone")),
        ({"signature_texts": (("head", "甲"), ("phone", "1"))}, Place()),
    ],
)
def test_the_place_that_differs(report: Report, changes: dict[str, object], place: Place) -> None:
    after = replace(report, **changes)  # type: ignore[arg-type]  # the table names attributes with their types
    assert changed_place(report, after) == place


def test_a_number_that_became_unreadable_is_one_place(report: Report) -> None:
    assert changed_place(report, with_entry(report, "executed", Entry(None, "七"))) == Place("executed")


def test_a_cell_that_became_unreadable_is_one_place(report: Report) -> None:
    row = replace(report.indicators[2], weight=None, unread=(("weight", "七"),))
    assert changed_place(report, report.with_indicator(2, row)) == Place("weight", 2)


def test_rows_that_came_or_went_are_the_table_at_the_first_of_them(report: Report) -> None:
    fewer = report.without_indicators(frozenset({1}))
    assert changed_place(report, fewer) == Place("indicators", 1)
    assert changed_place(fewer, report) == Place("indicators", 1)


def test_two_rows_that_differ_are_the_table(report: Report) -> None:
    rows = tuple(replace(row, weight=Decimal(1)) for row in report.indicators)
    assert changed_place(report, replace(report, indicators=rows)) == Place("indicators", 0)


def test_a_table_emptied_has_no_row_to_show(report: Report) -> None:
    assert changed_place(report, replace(report, indicators=())) == Place("indicators")
