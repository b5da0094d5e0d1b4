"""Reports out of a Word file (.docx) that holds the form as a table."""

from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.plan import Plan
from desktop.exchange.confined import confined
from desktop.exchange.json_file import SIZE_LIMIT
from desktop.exchange.paper.parts import from_bytes, to_bytes
from desktop.exchange.paper.reading import rows_of_parts
from desktop.exchange.source import MEGABYTE, naming, read_source, source_name

WORD_SIZE_LIMIT = 20 * MEGABYTE
"""Bytes of the largest Word file that is read (safety.md)."""


def read_word(path: Path, forms: Forms) -> Plan:
    """Read the reports that a Word file shows.

    Raises:
        KnownError: `word_unreadable`, `office_...`, or what `read_source` or `rows_of_parts` raises; all with the path
            of the file.
    """
    with naming(path):
        answer = confined(_content, read_source(path, WORD_SIZE_LIMIT), SIZE_LIMIT, "word_unreadable")
        return Plan(source_name(path), rows_of_parts(from_bytes(answer), forms))


def _content(content: bytes) -> bytes:
    from desktop.exchange.gate import look_through  # noqa: PLC0415  # only the confined process needs them
    from desktop.exchange.paper.word_parts import word_parts  # noqa: PLC0415  # as above

    for _ in look_through(content, broken="word_unreadable"):
        pass
    return to_bytes(word_parts(content))
