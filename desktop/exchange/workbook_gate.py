"""What an Excel file must be besides what every Office file must (`gate.py`): of few cells."""

import re

from desktop.errors import KnownError
from desktop.exchange.gate import look_through
from desktop.exchange.source import MEGABYTE

SIZE_LIMIT = 20 * MEGABYTE
"""Bytes of the largest Excel file that is read."""
ROW_LIMIT = 2_000
"""Rows below the headings of a sheet."""
HEADING_ROWS = 20
"""The headings stand in one of the first rows, below titles and notes."""
COLUMN_LIMIT = 50

_CELLS = (ROW_LIMIT + HEADING_ROWS) * COLUMN_LIMIT
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)[ >]")
"""The beginning of a cell's value; a cell without one is empty."""
_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^<>]*?\s)?r\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^<>]*(?<!/)>(?!</)")
"""The beginning of a cell that has a value, with its column and row; one without ends at once."""
_FARTHEST = b"AX"
"""The letters of the last column that is read."""
_SHEETS = "xl/worksheets/"


def refuse_hostile(content: bytes) -> None:
    """Look through the parts of a file of Excel 2007 and later before anything is made of them.

    Raises:
        KnownError: `workbook_too_large`, or what `look_through` raises; `workbook_unreadable` of no whole archive.
    """
    values: dict[str, int] = {}
    for part, piece, known in look_through(content, broken="workbook_unreadable"):
        if part.startswith(_SHEETS):
            values[part] = values.get(part, 0) + sum(value.end() > known for value in _VALUE.finditer(piece))
            if values[part] > _CELLS or any(_is_far(cell[1], int(cell[2])) for cell in _CELL.finditer(piece)):
                raise _too_large(part.rpartition("/")[2])


def refuse_large(rows: int, columns: int, sheet: str) -> None:
    """Refuse a sheet that has more than may be read.

    Raises:
        KnownError: `workbook_too_large`.
    """
    if rows > ROW_LIMIT + HEADING_ROWS or columns > COLUMN_LIMIT:
        raise _too_large(sheet)


def _too_large(sheet: str) -> KnownError:
    return KnownError("workbook_too_large", sheet=sheet, rows=ROW_LIMIT, columns=COLUMN_LIMIT)


def _is_far(letters: bytes, row: int) -> bool:
    """Whether a cell lies outside what is read: all between it and the first one would be held in memory."""
    return row > ROW_LIMIT + HEADING_ROWS or (len(letters), letters) > (len(_FARTHEST), _FARTHEST)
