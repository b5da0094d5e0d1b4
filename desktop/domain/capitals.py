"""Amounts of money in Chinese capitals (大写), as they are written where nobody must be able to alter them.

The rules are those for filling in bills (支付结算办法, annex 1). Where they leave a choice, 零 stands only where it
must, and 整 only after 元.
"""

from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_SECTION = 4
"""Digits between 亿, 万 and 元."""


def money_in_capitals(amount: Decimal) -> str:
    """994350.00 元 → 人民币玖拾玖万肆仟叁佰伍拾元整; `amount` is exact to 分 and below a hundred 万亿."""
    whole, _, cents = f"{abs(amount):.2f}".partition(".")
    tenths, hundredths = (int(digit) for digit in cents)
    said = f"{_whole(whole)}元" if int(whole) or not (tenths or hundredths) else ""
    if not (tenths or hundredths):
        said += "整"
    elif tenths:
        said += f"{_DIGITS[tenths]}角"
    elif said:
        said += "零"
    return f"人民币{'负' if amount < 0 else ''}{said}{f'{_DIGITS[hundredths]}分' if hundredths else ''}"


def _whole(digits: str) -> str:
    if int(digits) == 0:
        return _DIGITS[0]
    upper, lower = digits[: -2 * _SECTION], _two_sections(digits[-2 * _SECTION :])
    if not upper or not int(upper):
        return lower
    gap = _DIGITS[0] if lower and digits[-2 * _SECTION] == "0" else ""
    return f"{_two_sections(upper)}亿{gap}{lower}"


def _two_sections(digits: str) -> str:
    """Up to eight digits in words, nothing for zeros alone."""
    upper, lower = _section(digits[:-_SECTION]), _section(digits[-_SECTION:])
    if not upper:
        return lower
    gap = _DIGITS[0] if lower and digits[-_SECTION] == "0" else ""
    return f"{upper}万{gap}{lower}"


def _section(digits: str) -> str:
    """Up to four digits in words, one 零 for any zeros between others."""
    said, gap = "", ""
    for digit, place in zip(digits, _PLACES[-len(digits) :], strict=False):
        if digit == "0":
            gap = _DIGITS[0] if said else ""
        else:
            said, gap = f"{said}{gap}{_DIGITS[int(digit)]}{place}", ""
    return said
