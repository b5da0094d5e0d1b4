"""Excel files that would take memory or time from whoever reads them."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

_SHEET = "xl/worksheets/sheet1.xml"
_HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_FOOT = b"</sheetData></worksheet>"
_AT_ONCE = 10_000


def small() -> bytes:
    """A harmless one."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["项目名称", "预算数"])
    workbook.worksheets[0].append(["甲", 1])
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def bomb(size: int = 400_000_000) -> bytes:
    """A sheet of this many blanks."""
    return _with_sheet(_blanks(size))


def entities() -> bytes:
    """A sheet of entities that stand for one another."""
    names = "abcdefghij"
    inner = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">{inner}]><worksheet>&j;</worksheet>'
    return _with_sheet(iter([text.encode()]))


def entities_in_utf_16() -> bytes:
    """The same in another encoding."""
    return _with_sheet(iter(['<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x []><x/>'.encode("utf-16")]))


def many_rows(rows: int = 3_000_000) -> bytes:
    """A sheet of this many rows with a number in each."""
    return _with_sheet(_rows(rows))


def far_corners() -> bytes:
    """Two cells with all of a sheet between them."""
    cells = ((1, "A"), (1_048_576, "XFD"))
    rows = b"".join(f'<row r="{r}"><c r="{c}{r}"><v>1</v></c></row>'.encode() for r, c in cells)
    return _with_sheet(iter([_HEAD, rows, _FOOT]))


def crowded() -> bytes:
    """A file that passes the gate, for its cells do not say where they are, and takes too much memory or time."""
    row = b"<row>" + b"<c><v>1</v></c>" * 16_000 + b"</row>"
    return _with_sheet(iter([_HEAD, row, b"<row/>" * 1_000_000, row, _FOOT]), padding=200_000)


def lying() -> bytes:
    """A part that is longer than the file says."""
    content = bytearray(_with_sheet(_blanks(30_000)))
    place = content.rindex(_SHEET.encode()) - 46
    content[place + 24 : place + 28] = (1_000).to_bytes(4, "little")
    return bytes(content)


def locked() -> bytes:
    """What an encrypted file begins with: no zip, but a compound document."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


def _blanks(size: int) -> Iterator[bytes]:
    piece = b" " * 1_000_000
    yield _HEAD
    for start in range(0, size, len(piece)):
        yield piece[: size - start]
    yield _FOOT


def _rows(rows: int) -> Iterator[bytes]:
    yield _HEAD
    for start in range(1, rows + 1, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, rows + 1))
        yield "".join([f'<row r="{n}"><c r="A{n}"><v>{n % 7}</v></c></row>' for n in numbers]).encode()
    yield _FOOT


def _with_sheet(pieces: Iterator[bytes], padding: int = 0) -> bytes:
    """The harmless file with another sheet in its place, and as many bytes that do not shrink."""
    target = BytesIO()
    with ZipFile(BytesIO(small())) as source, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for part in source.infolist():
            if part.filename != _SHEET:
                archive.writestr(part, source.read(part))
        archive.writestr("xl/media/image1.png", Random(1).randbytes(padding))  # noqa: S311  # nothing is secret
        with archive.open(_SHEET, "w") as file:
            for piece in pieces:
                file.write(piece)
    return target.getvalue()
