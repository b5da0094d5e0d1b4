"""What an Excel file must be before it is read (safety.md): small when unpacked, without entities, with few cells.

For the confined process: looking through a file unpacks it, piece by piece.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from desktop.errors import KnownError
from desktop.exchange.source import MEGABYTE

SIZE_LIMIT = 20 * MEGABYTE
"""Bytes of the largest Excel file that is read."""
RATIO_LIMIT = 100
"""How many times larger a file may be when it is unpacked."""
UNPACKED_LIMIT = 256 * MEGABYTE
ROW_LIMIT = 2_000
"""Rows below the headings of a sheet."""
HEADING_ROWS = 20
"""The headings stand in one of the first rows, below titles and notes."""
COLUMN_LIMIT = 50

_CELLS = (ROW_LIMIT + HEADING_ROWS) * COLUMN_LIMIT
_PIECE = MEGABYTE
_DOCTYPE = "<!DOCTYPE"
_DOCTYPES = tuple(_DOCTYPE.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_OVERLAP = 1024
"""Bytes of which two neighbouring pieces both have: what is looked for is shorter."""
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)[ >]")
"""The beginning of a cell's value; a cell without one is empty."""
_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^<>]*?\s)?r\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^<>]*(?<!/)>(?!</)")
"""The beginning of a cell that has a value, with its column and row; one without ends at once."""
_FARTHEST = b"AX"
"""The letters of the last column that is read."""
_SHEETS = "xl/worksheets/"
_ENCRYPTED = 0x1


def refuse_hostile(content: bytes) -> None:
    """Look through the parts of a file of Excel 2007 and later before anything is made of them.

    Raises:
        KnownError: `workbook_unreadable`, `workbook_swollen`, `workbook_with_entities` or `workbook_too_large`.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _refuse_swollen(parts, len(content))
            for part in parts:
                _look_through(archive, part)
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise KnownError("workbook_unreadable") from error


def refuse_large(rows: int, columns: int, sheet: str) -> None:
    """Refuse a sheet that has more than may be read.

    Raises:
        KnownError: `workbook_too_large`.
    """
    if rows > ROW_LIMIT + HEADING_ROWS or columns > COLUMN_LIMIT:
        raise KnownError("workbook_too_large", sheet=sheet, rows=ROW_LIMIT, columns=COLUMN_LIMIT)


def _refuse_swollen(parts: Sequence[ZipInfo], size: int) -> None:
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise KnownError("workbook_unreadable")
    if sum(part.file_size for part in parts) > min(RATIO_LIMIT * size, UNPACKED_LIMIT):
        raise KnownError("workbook_swollen", ratio=RATIO_LIMIT, limit=UNPACKED_LIMIT // MEGABYTE)


def _look_through(archive: ZipFile, part: ZipInfo) -> None:
    is_sheet, values = part.filename.lower().startswith(_SHEETS), 0
    for piece, known in _pieces(archive, part):
        if any(doctype in piece for doctype in _DOCTYPES):
            raise KnownError("workbook_with_entities")
        if is_sheet:
            values += sum(value.end() > known for value in _VALUE.finditer(piece))
            if values > _CELLS or any(_is_far(cell[1], int(cell[2])) for cell in _CELL.finditer(piece)):
                sheet = part.filename.rpartition("/")[2]
                raise KnownError("workbook_too_large", sheet=sheet, rows=ROW_LIMIT, columns=COLUMN_LIMIT)


def _is_far(letters: bytes, row: int) -> bool:
    """Whether a cell lies outside what is read: all between it and the first one would be held in memory."""
    return row > ROW_LIMIT + HEADING_ROWS or (len(letters), letters) > (len(_FARTHEST), _FARTHEST)


def _pieces(archive: ZipFile, part: ZipInfo) -> Iterator[tuple[bytes, int]]:
    """The part piece by piece, each behind the end of the one before, and how long that is."""
    end = b""
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            yield end + piece, len(end)
            end = piece[-_OVERLAP:]
