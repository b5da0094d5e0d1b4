"""The one place that parses, rounds and formats money, scores, rates and dates.

Money is a Decimal of 元, exact to 分; scores and weights are Decimals exact to hundredths; both are kept elsewhere
(the book file) as integers of those. Missing is None, never 0.
"""

import re
from datetime import date
from decimal import Decimal

MONEY_DIGITS = 14
"""Digits before the decimal point of an amount: 99,999,999,999,999.99 元 is the largest."""
SCORE_DIGITS = 4
"""Digits before the decimal point of a score or weight."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", ord("。"): ".", ord("￥"): "¥"}
_UNITS = {"": 0, "元": 0, "万": 4, "万元": 4, "亿": 8, "亿元": 8}
_MONEY = re.compile(r"¥?\s*(-?)\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(\.[0-9]*)?\s*(元|万元?|亿元?|)", re.ASCII)
_SCORE = re.compile(r"(-?[0-9]+(?:\.[0-9]*)?)\s*分?", re.ASCII)
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]{1,2})?", re.ASCII)
_DATE = re.compile(r"([0-9]{4})(?:\s*[-./年]\s*|\s+)([0-9]{1,2})(?:\s*[-./月]\s*|\s+)([0-9]{1,2})\s*日?", re.ASCII)
_PACKED_DATE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)


def parse_money(text: str, power: int = 0) -> Decimal | None:
    """Read an amount as people type it: 994350, 994,350.00, 99.435万, ￥, 元, full-width digits.

    One without a unit of its own is in units of ten to this power 元.

    Superscripts, circled and other digits are no digits here. None where the text is no amount, is not exact to 分, has
    its separators elsewhere than before every third digit, or has more than `MONEY_DIGITS` digits.
    """
    match = _MONEY.fullmatch(_half_width(text))
    if match is None:
        return None
    sign, whole, fraction, unit = match.groups()
    digits = (whole or "").replace(",", "") + (fraction or "")
    if not digits.strip("."):
        return None
    return _exact(Decimal(f"{sign}{digits}e{_UNITS[unit] if unit else power}"), MONEY_DIGITS)


def parse_score(text: str) -> Decimal | None:
    """Read a score or weight as people type it: 9, 9.5, ９.25, 10分.

    None where the text is no number, has more than two decimals or more than `SCORE_DIGITS` digits.
    """
    match = _SCORE.fullmatch(_half_width(text))
    return _exact(Decimal(match[1]), SCORE_DIGITS) if match else None


def parse_date(text: str) -> date | None:
    """Read a date as people type it: 2022-3-10, 2022.3.10, 2022/3/10, 2022年3月10日, 20220310, full-width digits."""
    plain = _half_width(text)
    match = _DATE.fullmatch(plain) or _PACKED_DATE.fullmatch(plain)
    return _calendar_date(match) if match else None


def parse_year(text: str) -> int | None:
    """Read a fiscal year of four digits, with or without 年."""
    plain = _half_width(text).removesuffix("年").rstrip()
    return int(plain) if re.fullmatch(r"(?:19|20)[0-9]{2}", plain, re.ASCII) else None


def plain_money(text: str) -> Decimal | None:
    """Read an amount as files hold it: ASCII digits, at most two decimals, no separators. None where it is not so."""
    return _exact(Decimal(text), MONEY_DIGITS) if _PLAIN.fullmatch(text) else None


def plain_score(text: str) -> Decimal | None:
    """Read a score as files hold it: ASCII digits, at most two decimals. None where it is not so."""
    return _exact(Decimal(text), SCORE_DIGITS) if _PLAIN.fullmatch(text) else None


def plain_date(text: str) -> date | None:
    """Read a date as files hold it: 2022-03-10, and no other way. None where there is no such day."""
    match = _ISO_DATE.fullmatch(text)
    return _calendar_date(match) if match else None


def format_money(amount: Decimal | None) -> str:
    """994,350.00; empty for None."""
    return "" if amount is None else f"{amount:z,.2f}"


def format_plain_money(amount: Decimal) -> str:
    """994350.00, as files hold it."""
    return f"{amount:z.2f}"


def format_score(score: Decimal | None) -> str:
    """10, 9.5 or 9.25, without idle zeros; empty for None."""
    return "" if score is None else f"{score:z.2f}".rstrip("0").rstrip(".")


def format_rate(rate: Decimal | None) -> str:
    """A ratio as a percentage of two decimals, rounded half-up: 99.96%; empty for None (form-2021.md, 预算执行率)."""
    return "" if rate is None else f"{percentage(rate):.2f}%"


def format_date(day: date | None) -> str:
    """2022-03-10; empty for None."""
    return "" if day is None else day.isoformat()


def ratio(numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """Numerator ÷ denominator, or None while it is undefined: a part missing, or a denominator that is not positive.

    28 significant digits: two amounts of 16 digits cannot come so near to a half that `percentage` rounds amiss.
    """
    if numerator is None or denominator is None or denominator <= 0:
        return None
    return numerator / denominator


def percentage(rate: Decimal) -> Decimal:
    """A ratio in hundredths, rounded half-up to two decimals: Decimal("0.99959…") → Decimal("99.96")."""
    return rounded(rate * 100)


def rounded(number: Decimal) -> Decimal:
    """Rounded half-up (away from zero) to two decimals."""
    return number.quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")


def _half_width(text: str) -> str:
    return text.translate(_FULL_WIDTH).strip()


def _exact(number: Decimal, digits: int) -> Decimal | None:
    if (number.adjusted() >= digits and number != 0) or number != rounded(number):
        return None
    return abs(number) if number == 0 else number


def _calendar_date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
