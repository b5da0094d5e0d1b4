"""The printing faces: widths and outlines, read from a memory-mapped TrueType file as characters need them."""

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import pack, unpack, unpack_from
from sys import byteorder
from typing import NamedTuple

from desktop.paths import FONTS
from desktop.printing.drawn_glyphs import DRAWN_GLYPHS

EM = 1000
"""Font units of an em in both faces; all widths are integers of these."""

_TAB = "\t"
_SOFT_HYPHEN = "\u00ad"
"""The only invisible character for which the faces have ink."""
_UNICODE_FULL = (3, 10)
"""Platform and encoding of the cmap subtable (format 12) that covers every plane."""


class Face:
    """One TrueType face of 1000 units per em without composite glyphs."""

    def __init__(self, path: Path) -> None:
        """Map the file.

        Raises:
            OSError: it cannot be read.
        """
        with path.open("rb") as file:
            self._data = mmap(file.fileno(), 0, access=ACCESS_READ)
        self.name = path.stem
        self._tables = self._directory()
        self._starts, self._ends, self._glyphs = self._groups()
        (self._metrics,) = unpack_from(">H", self.table("hhea"), 34)
        self.widths = _Widths(self)
        self.glyphs = _Glyphs(self)

    def table(self, tag: str) -> bytes:
        """One table of the file (head, hhea, maxp …)."""
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def lacks(self, character: str) -> bool:
        """Whether the face can neither draw the character nor leave it invisible by right."""
        return not (self._glyph(character) or character in DRAWN_GLYPHS or _is_blank(character))

    def missing(self, text: str) -> tuple[tuple[int, str], ...]:
        """The characters that the face lacks, each once, with the index where it first stands."""
        lacking = [character for character in set(text) if self.lacks(character)]
        return tuple(sorted((text.index(character), character) for character in lacking))

    def outline(self, character: str) -> bytes:
        """The glyf entry of a character: empty for blanks, the empty box for one that the face lacks."""
        glyph = self._glyph(character)
        if not glyph and (character in DRAWN_GLYPHS or _is_blank(character)):
            return DRAWN_GLYPHS.get(character, b"")
        return self._outline(glyph)

    def measure(self, character: str) -> int:
        """The advance width of a character; `widths` holds them once measured."""
        if character in DRAWN_GLYPHS or character == _TAB:
            return EM
        glyph = self._glyph(character)
        if not glyph and _is_blank(character):
            return self.measure(" ") if unicodedata.category(character) == "Zs" else 0
        return self._advance(glyph)

    def _glyph(self, character: str) -> int:
        if character == _SOFT_HYPHEN:
            return 0
        code = ord(character)
        group = bisect_right(self._starts, code) - 1
        return self._glyphs[group] + code - self._starts[group] if group >= 0 and code <= self._ends[group] else 0

    def _advance(self, glyph: int) -> int:
        offset = self._tables["hmtx"][0] + 4 * min(glyph, self._metrics - 1)
        (advance,) = unpack_from(">H", self._data, offset)
        return int(advance)

    def _outline(self, glyph: int) -> bytes:
        start, end = unpack_from(">2I", self._data, self._tables["loca"][0] + 4 * glyph)
        base = self._tables["glyf"][0]
        return self._data[base + start : base + end]

    def _directory(self) -> dict[str, tuple[int, int]]:
        (count,) = unpack_from(">H", self._data, 4)
        entries = (unpack_from(">4s4x2I", self._data, 12 + 16 * i) for i in range(count))
        return {tag.decode("ascii"): (offset, length) for tag, offset, length in entries}

    def _groups(self) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """The cmap as columns: first code, last code and first glyph of each group of neighbours."""
        cmap = self._tables["cmap"][0]
        (count,) = unpack_from(">H", self._data, cmap + 2)
        records = (unpack_from(">2HI", self._data, cmap + 4 + 8 * i) for i in range(count))
        offset = next(cmap + offset for *kind, offset in records if tuple(kind) == _UNICODE_FULL)
        (groups,) = unpack_from(">I", self._data, offset + 12)
        table = array("I", self._data[offset + 16 : offset + 16 + 12 * groups])
        if byteorder == "little":
            table.byteswap()
        return table[0::3], table[1::3], table[2::3]


class _Widths(dict[str, int]):
    """Advance widths by character, each measured when first asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> int:
        width = self[character] = self._face.measure(character)
        return width


class Glyph(NamedTuple):
    """A character's entries in the tables of a font file."""

    outline: bytes
    """For glyf, padded to whole words of 32 bits."""
    metrics: bytes
    """For hmtx."""
    checksum: int
    """The sum of the outline's words."""


class _Glyphs(dict[str, Glyph]):
    """Glyphs by character, each read when first asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> Glyph:
        outline = self._face.outline(character)
        (left,) = unpack_from(">h", outline, 2) if outline else (0,)
        padded = outline + bytes(-len(outline) % 4)
        glyph = self[character] = Glyph(padded, pack(">Hh", self._face.widths[character], left), word_sum(padded))
        return glyph


def word_sum(data: bytes) -> int:
    """The sum of a table's words of 32 bits, the checksum of OpenType but for the overflow."""
    return sum(unpack(f">{len(data) // 4}I", data))


class Faces(NamedTuple):
    """The two faces of the form: Regular for what users write, Bold for the form's own words."""

    regular: Face
    bold: Face


@cache
def form_faces() -> Faces:
    """The faces that the program ships; mapped once, since mapping is all the state they have.

    Raises:
        OSError: they cannot be read.
    """
    return Faces(Face(FONTS / "FormSong-Regular.ttf"), Face(FONTS / "FormSong-Bold.ttf"))


def _is_blank(character: str) -> bool:
    """Whether a character leaves no ink: blanks, controls, joiners and selectors of variants."""
    category = unicodedata.category(character)
    if category == "Mn":
        return "VARIATION SELECTOR" in unicodedata.name(character, "")
    return category in {"Zs", "Zl", "Zp", "Cc", "Cf"}
