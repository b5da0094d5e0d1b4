from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.report import Indicator, Report
from ui.entry import DATE, LINE, MONEY, SCORE, TEXT, Entry, Reading, entry_of, with_entry, with_row_entry


@pytest.mark.parametrize(
    ("reading", "text", "value"),
    [
        (MONEY, "９９４，３５０．００", Decimal("994350.00")),
        (MONEY, "99.435万", Decimal(994350)),
        (DATE, "２０２２年３月１０日", date(2022, 3, 10)),
        (SCORE, "９．５", Decimal("9.5")),
        (LINE, "甲\t乙", "甲 乙"),
        (TEXT, "甲\r\n乙①", "甲\n乙①"),
    ],
)
def test_what_people_type_is_read(reading: Reading, text: str, value: object) -> None:
    assert reading.entry(text) == Entry(value)


@pytest.mark.parametrize(("reading", "text"), [(MONEY, "12,34"), (DATE, "2022-02-30"), (SCORE, "10.005"), (SCORE, "∞")])
def test_what_cannot_be_read_is_kept_as_typed(reading: Reading, text: str) -> None:
    assert reading.entry(text) == Entry(None, text)
    assert reading.text(Entry(None, text)) == text


@pytest.mark.parametrize("reading", [MONEY, DATE, SCORE])
def test_blank_is_missing_and_not_unreadable(reading: Reading) -> None:
    assert reading.entry(" 　") == Entry(None)
    assert reading.text(Entry(None)) == ""


def test_amounts_are_shown_with_separators() -> None:
    assert MONEY.text(Entry(Decimal(994350))) == "994,350.00"


def test_an_unreadable_text_takes_the_place_of_the_older_number() -> None:
    report = Report(form="x", fiscal_year=2021, executed=Decimal(7))
    typed = with_entry(report, "executed", Entry(None, "七"))
    assert (typed.executed, entry_of(typed, "executed")) == (None, Entry(None, "七"))
    assert with_entry(typed, "executed", Entry(Decimal(7))) == report


def test_the_same_in_a_row() -> None:
    row = Indicator(group="x", weight=Decimal(7))
    typed = with_row_entry(row, "weight", Entry(None, "七"))
    assert (typed.weight, entry_of(typed, "weight")) == (None, Entry(None, "七"))
    assert with_row_entry(typed, "weight", Entry(Decimal(7))) == row
