"""SQL that never changes, written by peewee's query builder once, when it is first needed (0.2 ms each)."""

import sqlite3
from collections.abc import Sequence
from functools import cached_property
from operator import methodcaller
from typing import Any

from peewee import Column, PeeweeException, Query, SqliteDatabase, Table

VALUE = 0
"""Stands in a query where a parameter goes when it is executed."""


class Statement:
    """A query whose values are all placeholders."""

    def __init__(self, query: Query) -> None:
        self._query = query

    @cached_property
    def sql(self) -> str:
        """The query as SQL."""
        sql, _ = SqliteDatabase(None).get_sql_context().sql(self._query).query()  # type: ignore[no-untyped-call]  # so in peewee's stubs
        return str(sql)


def run(database: SqliteDatabase, statement: Statement | str, *cells: object) -> list[tuple[Any, ...]]:
    """Execute a statement with its parameters; all rows that it yields. A damaged text is shown with its damage."""
    sql = statement if isinstance(statement, str) else statement.sql
    try:
        return _rows(database, sql, cells)
    except (PeeweeException, sqlite3.OperationalError, UnicodeDecodeError) as error:
        if not _is_of_text(error):
            raise
    connection = database.connection()  # type: ignore[no-untyped-call]  # so in peewee's stubs
    connection.text_factory = methodcaller("decode", "utf-8", "replace")  # a third slower than SQLite's own
    try:
        return _rows(database, sql, cells)
    finally:
        connection.text_factory = str


def _rows(database: SqliteDatabase, sql: str, cells: Sequence[object]) -> list[tuple[Any, ...]]:
    return list(database.execute_sql(sql, cells))  # type: ignore[no-untyped-call]  # so in peewee's stubs


def _is_of_text(error: Exception) -> bool:
    """Whether a text is no UTF-8: sqlite3 says so, or stumbles over it once more while it does."""
    return isinstance(error, UnicodeDecodeError) or "decode to UTF-8" in str(error)


def writing(table: Table, names: Sequence[str], key: Sequence[str]) -> Statement:
    """The statement that puts in one row, its cells in the order of `names`, or changes the row of the same key."""
    columns = columns_of(table, names)
    changed = [column for column in columns if column.name not in key]
    insert = table.insert([[VALUE] * len(columns)], columns=columns)
    return Statement(insert.on_conflict(conflict_target=columns_of(table, key), preserve=changed))


def columns_of(table: Table, names: Sequence[str]) -> list[Column]:
    """These columns of a table, for a query."""
    return [getattr(table.c, name) for name in names]
