"""An Excel file as sheets of texts, read in a confined process behind the gate."""

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import KnownError
from desktop.exchange.confined import confined
from desktop.exchange.source import MEGABYTE, naming, read_source
from desktop.exchange.workbook_gate import SIZE_LIMIT, refuse_hostile, refuse_large

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ANSWER_LIMIT = 64 * MEGABYTE
_ZIP = b"PK\3\4"
_LETTERS = 26
_Value = int | float | str | bool | time | date | datetime | timedelta
_SHOWN = 15
"""Significant digits of a number in Excel; what comes after them is the noise of binary fractions."""


class Sheet(NamedTuple):
    """A visible sheet from its first cell on, empty cells as empty texts."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Read the visible sheets of an .xlsx, .xlsm or .xls file.

    Raises:
        KnownError: `workbook_...` or `office_...`, or what `read_source` raises; all with the path of the file.
    """
    with naming(path):
        answer = confined(sheets_as_json, read_source(path, SIZE_LIMIT), _ANSWER_LIMIT, "workbook_exhausting")
        return tuple(Sheet(name, tuple(map(tuple, rows))) for name, rows in json.loads(answer))


def cell_name(row: int, column: int) -> str:
    """A cell as Excel names it, from its indexes: (4, 2) is C5."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def sheets_as_json(content: bytes) -> bytes:
    """The work of the confined process: names and texts of the visible sheets.

    Raises:
        KnownError: `workbook_...` or `office_...`.
    """
    if content.startswith(_ZIP):
        refuse_hostile(content)
    return json.dumps(_sheets(content), ensure_ascii=False).encode()


def _sheets(content: bytes) -> list[tuple[str, list[list[str]]]]:
    import python_calamine as calamine  # noqa: PLC0415  # only the confined process needs it

    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
            visible = [
                sheet.name
                for sheet in workbook.sheets_metadata
                if sheet.typ == calamine.SheetTypeEnum.WorkSheet and sheet.visible == calamine.SheetVisibleEnum.Visible
            ]
            return [_sheet(workbook.get_sheet_by_name(name)) for name in visible]
    except calamine.PasswordError as error:
        raise KnownError("workbook_locked") from error
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError, OSError, ValueError) as error:
        raise KnownError("workbook_unreadable") from error


def _sheet(sheet: "CalamineSheet") -> tuple[str, list[list[str]]]:
    """Name and texts; a text that stands across rows merged into one is that of each, but no amount is."""
    last_row, last_column = sheet.end or (-1, -1)
    refuse_large(last_row + 1, last_column + 1, sheet.name)
    rows = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left == right and top < len(rows) and left < len(rows[top]) and isinstance(rows[top][left], str):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    return sheet.name, [list(map(_text, row)) for row in rows]


def _text(value: _Value) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case float():
            return _number(value)
        case datetime():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _number(value: float) -> str:
    number = Decimal(f"{value:.{_SHOWN}g}")
    return f"{number:f}" if number.is_finite() else str(value)
