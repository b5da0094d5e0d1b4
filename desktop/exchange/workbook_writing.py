"""Excel files written: what users typed is only ever text in them, never a formula, a link or a number."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desktop.domain.numbers import rounded

FACE = "宋体"
MONEY_FORMAT = "#,##0.00"
SCORE_FORMAT = "0.##"
RATE_FORMAT = "0.00%"
DATE_FORMAT = "yyyy-mm-dd"
_EXACT = 15
"""Digits that Excel keeps of a number; a longer amount is written as the text that it is."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": FACE, "font_size": 10, "valign": "vcenter"},
}
_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Stands for the time of making: the same content gives the same bytes."""


def workbook_bytes(fill: Callable[[Workbook], object]) -> bytes:
    """The bytes of a workbook that `fill` puts its sheets into."""
    target = BytesIO()
    workbook = Workbook(target, _OPTIONS)
    workbook.set_properties({"created": _NO_MOMENT})
    fill(workbook)
    workbook.close()
    return target.getvalue()


def exact(value: object) -> bool:
    """Whether Excel keeps all digits of a value, or rounds none that anybody wrote."""
    return not isinstance(value, Decimal) or value != rounded(value) or len(value.as_tuple().digits) <= _EXACT


def put(sheet: Worksheet, row: int, column: int, value: object, style: Format | None = None) -> None:
    """Write one value by its type; None and an empty text leave a blank cell."""
    match value:
        case None | "":
            sheet.write_blank(row, column, None, style)
        case Decimal() if not exact(value):
            sheet.write_string(row, column, str(value), style)
        case Decimal() | int():
            sheet.write_number(row, column, float(value), style)
        case _:
            sheet.write_string(row, column, str(value), style)
