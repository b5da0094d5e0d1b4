"""SQL that never changes, written by peewee's query builder once instead of at every call (0.2 ms each)."""

from collections.abc import Sequence
from typing import Any

from peewee import Column, Query, SqliteDatabase, Table

VALUE = 0
"""Stands in a query where a parameter goes when it is executed."""


def run(database: SqliteDatabase, sql: str, *cells: object) -> list[tuple[Any, ...]]:
    """Execute SQL with its parameters; all rows that it yields."""
    return list(database.execute_sql(sql, cells))  # type: ignore[no-untyped-call]  # as below


def statement(query: Query) -> str:
    """The query's SQL, every value in it a placeholder."""
    sql, _ = SqliteDatabase(None).get_sql_context().sql(query).query()  # type: ignore[no-untyped-call]  # so in peewee's stubs
    return str(sql)


def writing(table: Table, names: Sequence[str], key: Sequence[str]) -> str:
    """SQL that puts in one row, its cells in the order of `names`, or changes the row of the same key."""
    columns = columns_of(table, names)
    insert = table.insert([[VALUE] * len(columns)], columns=columns)
    changed = [column for column in columns if column.name not in key]
    return statement(insert.on_conflict(conflict_target=columns_of(table, key), preserve=changed))


def columns_of(table: Table, names: Sequence[str]) -> list[Column]:
    """These columns of a table, for a query."""
    return [getattr(table.c, name) for name in names]
