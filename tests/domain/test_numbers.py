from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import numbers
from tests.strategies import dates, money, scores

_WIDE = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


@given(money)
def test_money_reads_as_it_was_written(amount: Decimal) -> None:
    assert numbers.parse_money(numbers.format_money(amount)) == amount
    assert numbers.parse_money(numbers.format_money(amount).translate(_WIDE)) == amount
    assert numbers.plain_money(numbers.format_plain_money(amount)) == amount


@given(scores)
def test_scores_read_as_they_were_written(score: Decimal) -> None:
    assert numbers.parse_score(numbers.format_score(score)) == score
    assert numbers.parse_score(numbers.format_score(score).translate(_WIDE)) == score
    assert numbers.plain_score(numbers.format_score(score)) == score


@given(dates)
def test_dates_read_as_they_were_written(day: date) -> None:
    assert numbers.parse_date(numbers.format_date(day)) == day
    assert numbers.plain_date(numbers.format_date(day)) == day
    assert numbers.parse_date(f"{day.year}年{day.month}月{day.day}日") == day


@given(money)
def test_written_money_has_separators_and_two_decimals(amount: Decimal) -> None:
    whole, _, fraction = numbers.format_money(amount).lstrip("-").partition(".")
    assert len(fraction) == 2
    assert all(len(part) == 3 for part in whole.split(",")[1:])
    assert 1 <= len(whole.split(",")[0]) <= 3


@given(st.text(max_size=12) | st.text("0123456789０１２３,，.。-万元亿分年月日 ¥", max_size=12))
def test_any_text_is_a_number_exact_to_its_unit_or_none(text: str) -> None:
    for number, limit in ((numbers.parse_money(text), 10**14), (numbers.parse_score(text), 10**4)):
        if number is not None:
            assert number == numbers.rounded(number)
            assert abs(number) < limit
    numbers.parse_date(text)
    numbers.parse_year(text)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("994350", "994350"),
        ("994,350.00", "994350"),
        ("99.435万", "994350"),
        ("99.435 万元", "994350"),
        ("1.5亿", "150000000"),
        ("￥994,350.5元", "994350.5"),
        ("¥ 12", "12"),
        ("９９４，３５０．００", "994350"),
        ("１２。５", "12.5"),
        (" 12 ", "12"),
        ("\u300012元", "12"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-3", "-3"),
        ("-0.00", "0"),
        ("0.00000", "0"),
        ("1.500", "1.5"),
        ("007", "7"),
        ("0.0001万", "1"),
        ("99,999,999,999,999.99", "99999999999999.99"),
    ],
)
def test_amounts_as_people_type_them(typed: str, amount: str) -> None:
    number = numbers.parse_money(typed)
    assert number == Decimal(amount)
    assert not (number == 0 and number.is_signed())


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "12,34",
        "1,2345",
        "1e9",
        "∞",
        "NaN",
        "①",
        "²",
        "١٢",
        "一万",
        "1.005",
        "0.0000001万",
        "12 34",
        "--1",
        "1.2.3",
        ",123",
        ".",
        "万",
        "-",
        "元",
        "1000000亿",
        "100000000000000",
        "1." + "0" * 40 + "1",
        "9" * 5000,
        "0x10",
        "1_000",
        "12万亿",
        "1\n2",
    ],
)
def test_what_is_no_amount(typed: str) -> None:
    assert numbers.parse_money(typed) is None


@pytest.mark.parametrize(
    ("typed", "score"),
    [("9", "9"), ("9.5", "9.5"), ("９.25", "9.25"), ("10分", "10"), ("10 分", "10"), ("9。5", "9.5"), ("-1", "-1")],
)
def test_scores_as_people_type_them(typed: str, score: str) -> None:
    assert numbers.parse_score(typed) == Decimal(score)


@pytest.mark.parametrize(
    "typed", ["", "10.005", "1e1", "∞", "⑩", "十", "10000", "1,000", "9.5.", "9." + "0" * 40 + "5", "Ⅹ"]
)
def test_what_is_no_score(typed: str) -> None:
    assert numbers.parse_score(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "2022-3-10",
        "2022-03-10",
        "2022.3.10",
        "2022/3/10",
        "2022年3月10日",
        "2022年3月10",
        "20220310",
        "２０２２－３－１０",
        "2022 3 10",
        " 2022 年 3 月 10 日 ",
        "2022。3。10",
    ],
)
def test_dates_as_people_type_them(typed: str) -> None:
    assert numbers.parse_date(typed) == date(2022, 3, 10)


@pytest.mark.parametrize(
    "typed", ["", "2022-02-30", "2022-13-01", "22-3-10", "2022-3", "2022310", "0000-01-01", "3/10/2022"]
)
def test_what_is_no_date(typed: str) -> None:
    assert numbers.parse_date(typed) is None


@pytest.mark.parametrize(
    ("typed", "year"),
    [("2021", 2021), ("2021年", 2021), ("２０２１", 2021), ("21", None), ("1899", None), ("2100", None), ("年", None)],
)
def test_years_as_people_type_them(typed: str, year: int | None) -> None:
    assert numbers.parse_year(typed) == year


@pytest.mark.parametrize("text", ["1,000.00", "１", "1.005", "1.", ".5", " 1", "1 ", "+1", "1e2", "1\n", "", "①", "٣"])
def test_files_hold_plain_numbers_only(text: str) -> None:
    assert numbers.plain_money(text) is None
    assert numbers.plain_score(text) is None


@pytest.mark.parametrize(
    "text", ["2022-3-10", "2022-02-30", "20220310", "2022-03-10\n", "2022-03-10T00:00", "２０２２-03-10", ""]
)
def test_files_hold_plain_dates_only(text: str) -> None:
    assert numbers.plain_date(text) is None


@pytest.mark.parametrize(
    ("score", "text"),
    [
        ("10.00", "10"),
        ("9.50", "9.5"),
        ("9.25", "9.25"),
        ("0", "0"),
        ("-0.00", "0"),
        ("100", "100"),
        ("1E+2", "100"),
        ("-1.5", "-1.5"),
    ],
)
def test_scores_are_written_without_idle_zeros(score: str, text: str) -> None:
    assert numbers.format_score(Decimal(score)) == text


def test_missing_is_written_as_nothing() -> None:
    assert [
        numbers.format_money(None),
        numbers.format_score(None),
        numbers.format_rate(None),
        numbers.format_date(None),
    ] == [""] * 4


@pytest.mark.parametrize(
    ("executed", "budget", "rate"),
    [
        ("993950", "994350", "99.96%"),
        ("420000", "436500", "96.22%"),
        ("404150", "405000", "99.79%"),
        ("1", "1", "100.00%"),
        ("0", "5", "0.00%"),
        ("-1", "5", "-20.00%"),
        ("12345", "1000000", "1.23%"),
        ("12.345", "1000", "1.23%"),
        ("123.45", "10000", "1.23%"),
        ("1.005", "100", "1.01%"),
        ("0.005", "100", "0.01%"),
        ("99.995", "100", "100.00%"),
        ("99.9949", "100", "99.99%"),
        ("5", "200000", "0.00%"),
        ("10", "200000", "0.01%"),
        ("99999999999999.99", "0.01", "999999999999999900.00%"),
    ],
)
def test_rate_is_rounded_half_up(executed: str, budget: str, rate: str) -> None:
    assert numbers.format_rate(numbers.ratio(Decimal(executed), Decimal(budget))) == rate


@pytest.mark.parametrize("parts", [(None, "1"), ("1", None), ("1", "0"), ("0", "0"), ("1", "-1")])
def test_rate_is_undefined_without_a_positive_budget(parts: tuple[str | None, str | None]) -> None:
    executed, budget = (None if part is None else Decimal(part) for part in parts)
    assert numbers.ratio(executed, budget) is None


@given(st.integers(0, 10**16 - 1), st.integers(1, 10**16 - 1))
def test_rate_rounds_as_whole_numbers_do(executed: int, budget: int) -> None:
    rate = numbers.ratio(Decimal(executed).scaleb(-2), Decimal(budget).scaleb(-2))
    assert rate is not None
    assert numbers.percentage(rate) * 100 == (2 * executed * 10_000 + budget) // (2 * budget)
