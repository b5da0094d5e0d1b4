"""A connection to a book's file, with the settings that keep it safe (safety.md, The book)."""

import os
import sqlite3
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import quote

from peewee import SqliteDatabase

SECONDS_FOR_A_STATEMENT = 60
"""No statement of ours takes a tenth of it; one that a hostile or damaged book makes endless ends then."""
LONGEST_CELL = 64 * 1024 * 1024
"""Bytes of one cell or row: 500 indicators with both their texts at the limit are 60 MB in one version."""

_SECONDS_TO_WAIT = 5
_STEPS_BETWEEN_LOOKS = 100_000
_PRAGMAS = {
    "trusted_schema": 0,
    "cell_size_check": 1,
    "foreign_keys": 1,
    "mmap_size": 0,
    "synchronous": "FULL",
    "locking_mode": "NORMAL",
}


class BookDatabase(SqliteDatabase):
    """A database whose statements may only take so long."""

    deadline = 0.0
    """When the statement at work ends with SQLITE_INTERRUPT, in seconds of the monotonic clock."""

    def execute_sql(self, sql: str, params: Any = None) -> Any:  # noqa: ANN401  # as in peewee
        """Execute a statement; its time begins now."""
        self.deadline = monotonic() + SECONDS_FOR_A_STATEMENT
        return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]  # so in peewee's stubs


def connect(path: Path, mode: str, resources: ExitStack) -> BookDatabase:
    """A connection in SQLite's mode ro, rw or rwc, for this thread alone; it is closed with `resources`."""
    pragmas = _PRAGMAS if mode == "ro" else {**_PRAGMAS, "journal_mode": "DELETE"}
    database = BookDatabase(
        _uri(path, mode), pragmas=pragmas, timeout=_SECONDS_TO_WAIT, autoconnect=False, thread_safe=False, uri=True
    )
    resources.callback(database.close)
    database.connect()
    connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]  # so in peewee's stubs
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_CELL)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_progress_handler(lambda: monotonic() > database.deadline, _STEPS_BETWEEN_LOOKS)
    return database


def _uri(path: Path, mode: str) -> str:
    absolute = path.absolute().as_posix()
    return f"file://{'' if absolute.startswith('/') else '/'}{quote(os.fsencode(absolute))}?mode={mode}"
