"""A connection to a book's file, with the settings that keep it safe (safety.md, The book)."""

import os
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from peewee import SqliteDatabase

_SECONDS_TO_WAIT = 5
_PRAGMAS = {
    "trusted_schema": 0,
    "cell_size_check": 1,
    "foreign_keys": 1,
    "mmap_size": 0,
    "synchronous": "FULL",
    "locking_mode": "NORMAL",
}


def connect(path: Path, mode: str, resources: ExitStack) -> SqliteDatabase:
    """A connection in SQLite's mode ro, rw or rwc, for this thread alone; it is closed with `resources`."""
    pragmas = _PRAGMAS if mode == "ro" else {**_PRAGMAS, "journal_mode": "DELETE"}
    database = SqliteDatabase(
        _uri(path, mode), pragmas=pragmas, timeout=_SECONDS_TO_WAIT, autoconnect=False, thread_safe=False, uri=True
    )
    resources.callback(database.close)
    database.connect()
    return database


def _uri(path: Path, mode: str) -> str:
    absolute = path.absolute().as_posix()
    return f"file://{'' if absolute.startswith('/') else '/'}{quote(os.fsencode(absolute))}?mode={mode}"
