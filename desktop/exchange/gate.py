"""What an Office file of a stranger must be before it is read (safety.md): small when unpacked, without entities.

For the confined process: looking through a file unpacks it, piece by piece.
"""

import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from desktop.errors import KnownError
from desktop.exchange.source import MEGABYTE

RATIO_LIMIT = 100
"""How many times its packed size a file may unfold to."""
UNPACKED_LIMIT = 256 * MEGABYTE
PART_LIMIT = 2000
"""Files in it."""

_MARKUP = (".xml", ".rels", ".vml")
_DECLARATION = b"<!DOCTYPE"
_PIECE = MEGABYTE
_OVERLAP = 1024
"""Bytes of which two neighbouring pieces both have: what is looked for is shorter."""
_ENCRYPTED = 0x1


class Piece(NamedTuple):
    """Some of the bytes of a part; the first `known` of them were the end of the piece before it."""

    part: str
    """Its name in small letters."""
    content: bytes
    known: int


def look_through(content: bytes, broken: str) -> Iterator[Piece]:
    """The parts of a file (.docx, .xlsx) piece by piece, each looked at before it is given.

    Raises:
        KnownError: `office_swollen`, `office_with_entities`, or `broken` where it is no whole archive.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & _ENCRYPTED for part in parts):
                raise KnownError(broken)
            _refuse_swollen(parts, len(content))
            for part in parts:
                yield from _looked_at(archive, part)
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error) as error:
        raise KnownError(broken) from error


def _refuse_swollen(parts: Sequence[ZipInfo], size: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > PART_LIMIT or unpacked > min(RATIO_LIMIT * size, UNPACKED_LIMIT):
        raise KnownError("office_swollen", parts=PART_LIMIT, ratio=RATIO_LIMIT, limit=UNPACKED_LIMIT // MEGABYTE)


def _looked_at(archive: ZipFile, part: ZipInfo) -> Iterator[Piece]:
    """A part without a DOCTYPE; one of markup may not hide it in an encoding that no office program writes."""
    name = part.filename.lower()
    decode = getincrementaldecoder("utf-8")().decode
    end = b""
    with archive.open(part) as file:
        while read := file.read(_PIECE):
            piece = Piece(name, end + read, len(end))
            if name.endswith(_MARKUP):
                try:
                    decode(read)
                except UnicodeDecodeError as error:
                    raise KnownError("office_with_entities") from error
                if _DECLARATION in piece.content or b"\0" in read:
                    raise KnownError("office_with_entities")
            yield piece
            end = read[-_OVERLAP:]
