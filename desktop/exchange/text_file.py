"""Reports out of the text of published forms, as it is copied from a PDF."""

from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.plan import Plan
from desktop.errors import KnownError
from desktop.exchange.paper.reading import rows_of_text
from desktop.exchange.source import MEGABYTE, naming, read_source, source_name

TEXT_SIZE_LIMIT = 4 * MEGABYTE
"""Bytes of the largest text that is read."""

_ENCODINGS = ("utf-8-sig", "gb18030")


def read_text(path: Path, forms: Forms) -> Plan:
    """Read the reports that a text shows.

    Raises:
        KnownError: `text_unreadable`, or what `read_source` or `rows_of_text` raises; all with the path of the file.
    """
    with naming(path):
        return Plan(source_name(path), rows_of_text(_decoded(read_source(path, TEXT_SIZE_LIMIT)), forms))


def _decoded(content: bytes) -> str:
    """The text in the encoding that its byte order mark names, else in UTF-8, else as Chinese Windows writes it."""
    encodings = ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else _ENCODINGS
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise KnownError("text_unreadable")
