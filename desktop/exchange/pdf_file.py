"""Reports out of a PDF: those that it carries as an attached file (docs/format.md), else those that its pages show."""

from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.plan import Plan
from desktop.domain.record import ATTACHMENT
from desktop.errors import KnownError
from desktop.exchange.confined import confined
from desktop.exchange.json_file import SIZE_LIMIT, read_rows
from desktop.exchange.paper.parts import from_bytes, to_bytes
from desktop.exchange.paper.reading import rows_of_parts
from desktop.exchange.source import MEGABYTE, naming, read_source, source_name

PDF_SIZE_LIMIT = 64 * MEGABYTE
"""Bytes of the largest PDF that is read."""

_CARRIED, _SHOWN = b"c", b"s"
"""What the confined process answers with: the attached file, or the parts of the pages."""


def read_pdf(path: Path, forms: Forms) -> Plan:
    """Read the reports that a PDF carries, or where it carries none, that it shows.

    Raises:
        KnownError: `pdf_file_unreadable`, `pdf_without_data`, or what `read_source`, `read_rows` or `rows_of_parts`
            raises; all with the path of the file.
    """
    with naming(path):
        answer = confined(_content, read_source(path, PDF_SIZE_LIMIT), SIZE_LIMIT + 1, "pdf_file_unreadable")
        if answer[:1] == _CARRIED:
            return Plan(source_name(path), read_rows(answer[1:], forms))
        parts = from_bytes(answer[1:])
        if not parts:
            raise KnownError("pdf_without_data")
        return Plan(source_name(path), rows_of_parts(parts, forms))


def _content(content: bytes) -> bytes:
    from desktop.exchange.paper.pdf_parts import page_parts  # noqa: PLC0415  # only the confined process needs them
    from desktop.pdfium import Document  # noqa: PLC0415  # as above

    try:
        with Document(content) as document:
            attached = document.attachment(ATTACHMENT)
            if attached:
                return _CARRIED + attached
            pages = (document.content(page) for page in range(len(document.sizes)))
            return _SHOWN + to_bytes(part for page in pages for part in page_parts(page))
    except KnownError as error:
        raise KnownError("pdf_file_unreadable") from error
