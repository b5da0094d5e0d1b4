"""What SQLite and the file system report, as errors that the user understands; anything else is a bug."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import PeeweeException

from desktop.errors import KnownError

_SQLITE = {
    sqlite3.SQLITE_FULL: "book_disk_full",
    sqlite3.SQLITE_IOERR: "book_unwritable",
    sqlite3.SQLITE_READONLY: "book_unwritable",
    sqlite3.SQLITE_READONLY_DBMOVED: "book_gone",
    sqlite3.SQLITE_PERM: "book_unwritable",
    sqlite3.SQLITE_CANTOPEN: "book_unwritable",
    sqlite3.SQLITE_BUSY: "book_busy",
    sqlite3.SQLITE_LOCKED: "book_busy",
    sqlite3.SQLITE_CORRUPT: "book_damaged",
    sqlite3.SQLITE_NOTADB: "book_foreign",
    sqlite3.SQLITE_INTERRUPT: "book_too_slow",
    sqlite3.SQLITE_TOOBIG: "book_too_large",
}
_NO_TABLE = "no such table"
_DISK_FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def known_faults(path: Path) -> Iterator[None]:
    """Turn what the machine does to the book at `path` into a KnownError, and name the book in every KnownError."""
    try:
        yield
    except KnownError as error:
        if "path" in error.facts:
            raise
        raise KnownError(error.code, path=path, **error.facts) from error
    except (PeeweeException, sqlite3.Error) as error:
        found = sqlite_code(error)
        code = _SQLITE.get(found) or _SQLITE.get(found & 0xFF)
        if code is None and _NO_TABLE in str(error):  # it was there when the book was opened
            code = "book_damaged"
        if code is None:
            raise
        raise KnownError(code, path=path) from error
    except OverflowError as error:  # a number in the file that is larger than any of ours was added to
        raise KnownError("book_damaged", path=path) from error
    except UnicodeDecodeError as error:  # sqlite3 stumbles over damaged text in its own error's message
        raise KnownError("book_damaged", path=path) from error
    except OSError as error:
        raise KnownError("book_disk_full" if error.errno in _DISK_FULL else "book_unwritable", path=path) from error


def sqlite_code(error: BaseException) -> int:
    """SQLite's extended result code behind an error, 0 where there is none.

    Where SQLite has rolled back by itself, peewee's own attempt fails, with a code that says nothing.
    """
    code = getattr(error, "sqlite_errorcode", None)
    inner = error.__cause__ or error.__context__
    if code in {None, sqlite3.SQLITE_ERROR} and inner is not None:
        return sqlite_code(inner)
    return code if isinstance(code, int) else 0
