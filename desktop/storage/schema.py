"""The schema of the book file and its migrations, as plain SQL.

A migration's index in `MIGRATIONS` is the user_version that it starts from. A released one is never changed: a new
attribute of Report is one more migration that adds its column.
"""

from collections.abc import Callable

from peewee import SqliteDatabase

from desktop.storage.statements import run

APPLICATION_ID = 0x5A504231
"""Marks a SQLite file as a book: "ZPB1"."""

Migration = Callable[[SqliteDatabase], None]


def _first(database: SqliteDatabase) -> None:
    for statement in _FIRST:
        run(database, statement)


_FIRST = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    """CREATE TABLE book (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    reports INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT""",
    "INSERT INTO book (id, reports, digest) VALUES (1, 0, '0')",
    """CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    form TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    project_name TEXT NOT NULL,
    budget_unit TEXT NOT NULL,
    office TEXT NOT NULL,
    recurring INTEGER,
    current_budget INTEGER,
    previous_budget INTEGER,
    executed INTEGER,
    annual_goal TEXT NOT NULL,
    evaluated_on TEXT,
    achievements TEXT NOT NULL,
    problems TEXT NOT NULL,
    improvements TEXT NOT NULL,
    signature TEXT NOT NULL,
    signature_texts TEXT NOT NULL,
    unread TEXT NOT NULL
) STRICT""",
    """CREATE TABLE indicator (
    report_id INTEGER NOT NULL REFERENCES report (id),
    position INTEGER NOT NULL,
    "group" TEXT NOT NULL,
    name TEXT NOT NULL,
    explanation TEXT NOT NULL,
    weight INTEGER,
    self_score INTEGER,
    remark TEXT NOT NULL,
    unread TEXT NOT NULL,
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE entry (
    report_id INTEGER PRIMARY KEY REFERENCES report (id),
    uid TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    digest TEXT NOT NULL,
    modified TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'final')),
    finalised_count INTEGER NOT NULL,
    deleted_at TEXT,
    total INTEGER NOT NULL,
    grade TEXT NOT NULL,
    rate TEXT NOT NULL,
    worst TEXT,
    checks_version INTEGER NOT NULL,
    stale_on TEXT,
    checksum TEXT NOT NULL
) STRICT""",
    """CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report (id),
    saved_at TEXT NOT NULL,
    kind TEXT NOT NULL,
    digest TEXT NOT NULL,
    batch INTEGER,
    source TEXT NOT NULL,
    checksum TEXT NOT NULL,
    canonical TEXT NOT NULL
) STRICT""",
    "CREATE INDEX version_of_report ON version (report_id, id, saved_at, kind)",
)


def _second(database: SqliteDatabase) -> None:
    """The pre-review: the book's rule set, and acknowledged warnings, which may be put in before their report."""
    for statement in _SECOND:
        run(database, statement)


_SECOND = (
    """CREATE TABLE rules (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    checksum TEXT NOT NULL
) STRICT""",
    """CREATE TABLE acknowledgement (
    report_id INTEGER NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    code TEXT NOT NULL,
    place TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    reason TEXT NOT NULL,
    checksum TEXT NOT NULL,
    PRIMARY KEY (report_id, fingerprint)
) STRICT, WITHOUT ROWID""",
)

_OBJECTS = "SELECT type, name, coalesce(sql, '') FROM sqlite_master"

MIGRATIONS: tuple[Migration, ...] = (_first, _second)


def migrate(database: SqliteDatabase, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Bring a database to the newest schema, each step in one transaction with its user_version."""
    for version in range(database.user_version, len(migrations)):
        with database.atomic("IMMEDIATE"):
            migrations[version](database)
            database.pragma("user_version", version + 1)


def schema_objects(database: SqliteDatabase) -> set[tuple[str, str, str]]:
    """Every table, index, view and trigger: type, name and SQL."""
    return {(kind, name, sql) for kind, name, sql in run(database, _OBJECTS)}


def objects_of_version(version: int, migrations: tuple[Migration, ...] = MIGRATIONS) -> set[tuple[str, str, str]]:
    """The objects that a book of a schema version has, and no others."""
    fresh = SqliteDatabase(":memory:")
    try:
        migrate(fresh, migrations[:version])
        return schema_objects(fresh)
    finally:
        fresh.close()
