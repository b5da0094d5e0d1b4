"""Embedding of the faces: one Type0 font per face and document, holding exactly the characters used.

Every character typed gets a code of its own, also where two share a glyph, and the ToUnicode map is made from the
characters: what is copied out of the paper is what was typed.
"""

from collections.abc import Sequence
from hashlib import sha256
from itertools import groupby
from struct import unpack_from

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString

from desktop.printing.faces import EM, Face
from desktop.printing.subset import subset

_MOST_IN_BLOCK = 100
"""Entries of a bfchar block (Adobe Technical Note 5411)."""
_SERIF_SYMBOLIC = 1 << 1 | 1 << 2
"""Flags of the font descriptor, ISO 32000-1, table 123."""
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class DocumentFont:
    """A face in one document; `name` is what content streams call it."""

    def __init__(self, face: Face, name: str) -> None:
        self.name = name
        self._face = face
        self._codes = _Codes()

    def encoded(self, text: str) -> str:
        """The text as the inside of a hexadecimal string of this font."""
        return text.translate(self._codes).encode("utf-16-be", "surrogatepass").hex()

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802  # called by reportlab when it saves
        """Embed the font with the characters encoded until now."""
        characters = [chr(code) for code in self._codes]
        if not characters:
            return
        name = PDFName(f"{_tag(characters)}+{self._face.name}")
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(
                _descriptor(self._face, name, subset(self._face, characters), document)
            ),
            "CIDToGIDMap": PDFName("Identity"),
            "DW": EM,
            "W": _width_array([self._face.widths[character] for character in characters]),
        }
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(PDFStream(content=_to_unicode(characters).encode("ascii"))),
        }
        document.idToObject[BasicFonts][self.name] = document.Reference(PDFDictionary(font))


class _Codes(dict[int, int]):
    """The code of each character (both as integers), handed out from 1 on as characters come up."""

    def __missing__(self, character: int) -> int:
        code = self[character] = len(self) + 1
        return code


def _tag(characters: Sequence[str]) -> str:
    """Six capitals for this subset, the same for the same characters (ISO 32000-1, 9.6.4)."""
    digest = sha256("".join(characters).encode("utf-8", "surrogatepass")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _descriptor(face: Face, name: str, file: bytes, document: PDFDocument) -> PDFDictionary:
    ascent, descent = unpack_from(">2h", face.table("hhea"), 4)
    (weight,) = unpack_from(">H", face.table("OS/2"), 4)
    (capitals,) = unpack_from(">h", face.table("OS/2"), 88)
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": _SERIF_SYMBOLIC,
            "FontBBox": PDFArray(unpack_from(">4h", face.table("head"), 36)),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": capitals,
            "StemV": 50 + (weight // 65) ** 2,
            "FontFile2": document.Reference(PDFStream(PDFDictionary({"Length1": len(file)}), file)),
        }
    )


def _width_array(widths: Sequence[int]) -> str:
    """The runs of codes that are not an em wide."""
    parts = []
    for is_em, run in groupby(enumerate(widths, 1), key=lambda item: item[1] == EM):
        if not is_em:
            codes, values = zip(*run, strict=True)
            parts.append(f"{codes[0]} [{' '.join(map(str, values))}]")
    return f"[{' '.join(parts)}]"


def _to_unicode(characters: Sequence[str]) -> str:
    entries = [
        f"<{code:04X}> <{character.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, character in enumerate(characters, 1)
    ]
    blocks = [entries[i : i + _MOST_IN_BLOCK] for i in range(0, len(entries), _MOST_IN_BLOCK)]
    return _CMAP.format(
        blocks="\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    )
