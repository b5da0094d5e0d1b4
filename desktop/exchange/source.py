"""Files of others as bytes, and by which name they are spoken of."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.text import clean_line
from desktop.errors import KnownError

MEGABYTE = 1024 * 1024


def read_source(path: Path, limit: int) -> bytes:
    """A whole file of at most `limit` bytes.

    Raises:
        KnownError: `source_missing`, `source_no_file`, `source_unreadable` or `source_too_large`.
    """
    try:
        if path.exists() and not path.is_file():
            raise KnownError("source_no_file")
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError as error:
        raise KnownError("source_missing") from error
    except OSError as error:
        raise KnownError("source_unreadable") from error
    if len(content) > limit:
        raise KnownError("source_too_large", limit=limit // MEGABYTE)
    return content


def source_name(path: Path) -> str:
    """The file's name as text, which not every name is."""
    return clean_line(os.fsencode(path.name).decode(errors="replace"))


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Put the path into the facts of every known error: their sentences begin with it."""
    try:
        yield
    except KnownError as error:
        raise KnownError(error.code, **{"path": path, **error.facts}) from error
