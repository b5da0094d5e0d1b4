"""A face reduced to the characters that a document uses, as a valid TrueType file for embedding."""

from collections.abc import Sequence
from itertools import accumulate
from struct import pack

from desktop.printing.faces import Face, word_sum

_NO_CHARACTER = "\uffff"
"""Lacking in every face, so its outline is the empty box."""
_LONG_OFFSETS = 1
_ADJUSTMENT = 8
"""Where head.checkSumAdjustment stands in its table."""
_MAGIC_SUM = 0xB1B0AFBA
"""What the checksum of a whole font file must come to (OpenType, head)."""
_OVERFLOW = 1 << 32


def subset(face: Face, characters: Sequence[str]) -> bytes:
    """The file whose glyph i + 1 is `characters[i]`; glyph 0 is the empty box.

    A glyph that serves two characters stands there twice, so that each keeps its own code: text copied out of the
    document is then exactly what was typed.
    """
    glyphs = [face.glyphs[character] for character in (_NO_CHARACTER, *characters)]
    count = len(glyphs)
    outlines, metrics, checksums = zip(*glyphs, strict=True)
    head, hhea, maxp = (bytearray(face.table(tag)) for tag in ("head", "hhea", "maxp"))
    head[_ADJUSTMENT : _ADJUSTMENT + 4] = bytes(4)
    head[50:52] = pack(">h", _LONG_OFFSETS)
    hhea[34:36] = pack(">H", count)
    maxp[4:6] = pack(">H", count)
    tables = {
        "glyf": b"".join(outlines),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": b"".join(metrics),
        "loca": pack(f">{count + 1}I", *accumulate(map(len, outlines), initial=0)),
        "maxp": bytes(maxp),
    }
    return _file(tables, sum(checksums))


def _file(tables: dict[str, bytes], glyf_sum: int) -> bytes:
    """Tables, sorted by tag, as a font file with its directory and checksums."""
    size = 12 + 16 * len(tables)
    power = len(tables).bit_length() - 1
    directory = pack(">I4H", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    parts, total, offset, adjustment = [], 0, size, 0
    for tag, table in tables.items():
        padded = table + bytes(-len(table) % 4)
        checksum = (glyf_sum if tag == "glyf" else word_sum(padded)) % _OVERFLOW
        directory += pack(">4s3I", tag.encode("ascii"), checksum, offset, len(table))
        if tag == "head":
            adjustment = offset + _ADJUSTMENT
        parts.append(padded)
        total += checksum
        offset += len(padded)
    file = bytearray(b"".join((directory, *parts)))
    file[adjustment : adjustment + 4] = pack(">I", (_MAGIC_SUM - total - word_sum(directory)) % _OVERFLOW)
    return bytes(file)
