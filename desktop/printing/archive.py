"""What makes a PDF an archive of its own: PDF/A-3b metadata, output intent, and the reports it shows as attached data.

The same reports give the same bytes, so no date is written anywhere.
"""

import struct

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.record import ATTACHMENT

PRODUCER = "Ziping 自评簿"
_CATALOG_KEYS = ("OutputIntents", "AF")
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def make_archival(canvas: Canvas, *, title: str, author: str, attachment: bytes | None) -> None:
    """Turn the document of a canvas, before it is saved, into PDF/A-3b (ISO 19005-3) in Chinese.

    `attachment` is the JSON (docs/format.md) of the reports shown, None to publish the paper alone.
    """
    document: PDFDocument = canvas._doc  # noqa: SLF001  # reportlab has no public way to its document
    document._pdfVersion = (1, 7)  # noqa: SLF001  # as above; what PDF/A-3 stands on
    document.info = _Info(title, author)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, *_CATALOG_KEYS]
    catalog.Lang = PDFString("zh-CN")
    catalog.Metadata = _metadata(title, author)
    catalog.OutputIntents = PDFArray([document.Reference(_output_intent(document))])
    for page in document.Pages.pages:
        page.Trans = None
    if attachment is not None:
        _attach(document, attachment)


class _Info(PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """The information dictionary, without the dates that reportlab's own always has."""

    def __init__(self, title: str, author: str) -> None:
        super().__init__()
        self.title = title
        self.author = author

    def format(self, document: PDFDocument) -> bytes:
        entries = {"Title": self.title, "Author": self.author, "Producer": PRODUCER}
        return bytes(PDFDictionary({key: PDFString(text) for key, text in entries.items()}).format(document))


def _metadata(title: str, author: str) -> PDFStream:
    packet = _XMP.format(title=title.translate(_XML), author=author.translate(_XML), producer=PRODUCER)
    dictionary = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    return PDFStream(PDFDictionary(dictionary), packet.encode(), filters=[])


def _output_intent(document: PDFDocument) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 1}), _grey_profile(), filters=[])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("Grey, gamma 2.2"),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def _attach(document: PDFDocument, content: bytes) -> None:
    parameters = PDFDictionary({"Size": len(content)})
    dictionary = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": "/application#2Fjson",
        "Params": parameters,
    }
    stream = document.Reference(PDFStream(PDFDictionary(dictionary), content))
    file = {
        "Type": PDFName("Filespec"),
        "F": PDFString(ATTACHMENT),
        "UF": PDFString(ATTACHMENT),
        "EF": PDFDictionary({"F": stream, "UF": stream}),
        "AFRelationship": PDFName("Source"),
    }
    reference = document.Reference(PDFDictionary(file))
    tree = PDFDictionary({"Names": PDFArray([PDFString(ATTACHMENT), reference])})
    document.Catalog.AF = PDFArray([reference])
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": tree})


def _grey_profile() -> bytes:
    """The smallest ICC 2 profile of a grey display with a gamma of 2.2 (ICC.1:2001-04, Monochrome Display Profiles)."""
    name = b"Grey, gamma 2.2\0"
    white = struct.pack(">4s4xiii", b"XYZ ", 63190, 65536, 54061)
    tags = {
        b"desc": struct.pack(">4s4xI", b"desc", len(name)) + name + bytes(78),
        b"cprt": b"text\0\0\0\0Public domain\0",
        b"wtpt": white,
        b"kTRC": struct.pack(">4s4xIH", b"curv", 1, int(2.2 * 256)),
    }
    offset = 128 + 4 + 12 * len(tags)
    directory, data = struct.pack(">I", len(tags)), b""
    for tag, content in tags.items():
        directory += struct.pack(">4sII", tag, offset + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    header = struct.pack(
        ">I4sI4s4s4s12s4s4sIIIQIiii48x",
        offset + len(data), b"\0\0\0\0", 0x02100000, b"mntr", b"GRAY", b"XYZ ",
        struct.pack(">6H", 2026, 1, 1, 0, 0, 0), b"acsp", b"\0\0\0\0", 0, 0, 0, 0, 0, 63190, 65536, 54061,
    )  # fmt: skip
    return header[:128] + directory + data
