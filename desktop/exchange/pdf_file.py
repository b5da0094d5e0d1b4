"""Reports out of a PDF that carries them as an attached file (docs/format.md)."""

from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.plan import Plan
from desktop.domain.record import ATTACHMENT
from desktop.errors import KnownError
from desktop.exchange.confined import confined
from desktop.exchange.json_file import SIZE_LIMIT, read_rows
from desktop.exchange.source import MEGABYTE, naming, read_source, source_name

PDF_SIZE_LIMIT = 64 * MEGABYTE
"""Bytes of the largest PDF that is read."""


def read_pdf(path: Path, forms: Forms) -> Plan:
    """Read the reports that a PDF carries.

    Raises:
        KnownError: `pdf_file_unreadable`, `pdf_without_data`, or what `read_source` or `read_rows` raises; all with
            the path of the file.
    """
    with naming(path):
        attached = confined(_attached, read_source(path, PDF_SIZE_LIMIT), SIZE_LIMIT)
        if attached is None:
            raise KnownError("pdf_file_unreadable")
        if not attached:
            raise KnownError("pdf_without_data")
        return Plan(source_name(path), read_rows(attached, forms))


def _attached(content: bytes) -> bytes:
    from desktop.pdfium import Document  # noqa: PLC0415  # only the confined process needs it

    with Document(content) as document:
        return document.attachment(ATTACHMENT)
