from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from peewee import SqliteDatabase

from desktop.domain.form_file import Forms
from desktop.domain.report import Indicator, Report
from desktop.storage import Book
from desktop.storage.columns import Columns
from desktop.storage.opening import open_for_reading, open_for_writing
from desktop.storage.schema import MIGRATIONS, migrate, objects_of_version, schema_objects
from desktop.storage.statements import run

_NOT_COLUMNS = {"indicators"}


def _next(database: SqliteDatabase) -> None:
    """What a new attribute of Report would bring."""
    run(database, "ALTER TABLE report ADD COLUMN funding_source TEXT NOT NULL DEFAULT '财政拨款'")


def _failing(database: SqliteDatabase) -> None:
    run(database, "CREATE TABLE half (x TEXT) STRICT")
    raise InterruptedError


@dataclass
class Odd:
    share: float


NEXT = (*MIGRATIONS, _next)
LAST = len(MIGRATIONS)


@pytest.fixture
def resources() -> Iterator[ExitStack]:
    with ExitStack() as resources:
        yield resources


@pytest.fixture
def _old_book(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book:
        book.add(report)


def _columns(database: SqliteDatabase, table: str) -> set[str]:
    return {str(row[1]) for row in run(database, f"PRAGMA table_info({table})")}


def _names(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


@pytest.mark.usefixtures("_old_book")
@pytest.mark.parametrize(
    ("record", "table", "keys"), [(Report, "report", {"id"}), (Indicator, "indicator", {"report_id", "position"})]
)
def test_every_attribute_has_a_column_and_every_column_an_attribute(
    path: Path, resources: ExitStack, record: type[Report | Indicator], table: str, keys: set[str]
) -> None:
    attributes = {field.name for field in fields(record)} - _NOT_COLUMNS
    assert _columns(open_for_reading(path, resources), table) - keys == attributes == set(Columns(record).names)


@pytest.mark.usefixtures("_old_book")
def test_every_table_is_strict(path: Path, resources: ExitStack) -> None:
    tables = run(open_for_reading(path, resources), "PRAGMA table_list")
    strict = {name: bool(flag) for _, name, *_, flag in tables if not name.startswith("sqlite_")}
    assert strict == dict.fromkeys(
        ["acknowledgement", "book", "entry", "indicator", "report", "rules", "version"], True
    )


@pytest.mark.usefixtures("_old_book")
def test_settings_that_keep_the_file_safe(path: Path, resources: ExitStack) -> None:
    database = open_for_writing(path, resources)
    expected = {
        "journal_mode": "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "cell_size_check": 1,
        "trusted_schema": 0,
        "mmap_size": 0,
        "locking_mode": "normal",
        "busy_timeout": 5000,
    }
    assert {name: run(database, f"PRAGMA {name}")[0][0] for name in expected} == expected


@pytest.mark.usefixtures("_old_book")
def test_migrated_schema_is_that_of_a_new_book(path: Path, resources: ExitStack) -> None:
    database = open_for_writing(path, resources, NEXT)
    assert database.user_version == LAST + 1
    assert schema_objects(database) == objects_of_version(LAST + 1, NEXT)
    assert run(database, "SELECT project_name, funding_source FROM report") == [("湖畔步道夜间照明改造", "财政拨款")]


@pytest.mark.usefixtures("_old_book")
def test_copy_of_the_old_book_stays_beside_the_migrated_one(path: Path, forms: Forms, resources: ExitStack) -> None:
    before = Book.open(path, forms, read_only=True)
    old = before.load(1)
    before.close()
    open_for_writing(path, resources, NEXT)
    copy = path.with_name(f"自评簿（升级前-{LAST}-1）.ziping")
    assert _names(path) == {path.name, copy.name}
    with Book.open(copy, forms) as book:
        assert book.load(1) == old
        assert book.verify() == ()


@pytest.mark.usefixtures("_old_book")
def test_migration_that_failed_before_makes_no_second_copy(path: Path, resources: ExitStack, report: Report) -> None:
    for _ in range(3):
        with ExitStack() as attempt, pytest.raises(InterruptedError):
            open_for_writing(path, attempt, (*MIGRATIONS, _failing))
    copy = path.with_name(f"自评簿（升级前-{LAST}-1）.ziping")
    assert _names(path) == {path.name, copy.name}
    copy.write_bytes(b"something else of this name")
    open_for_writing(path, resources, NEXT)
    assert _names(path) == {path.name, copy.name, f"自评簿（升级前-{LAST}-2）.ziping"}
    assert copy.read_bytes() == b"something else of this name"
    with Book.open(path.with_name(f"自评簿（升级前-{LAST}-2）.ziping"), Forms()) as book:
        assert book.load(1) == report


@pytest.mark.usefixtures("_old_book")
def test_reading_an_older_book_migrates_a_private_copy(path: Path, resources: ExitStack) -> None:
    before = path.read_bytes()
    database = open_for_reading(path, resources, NEXT)
    assert database.user_version == LAST + 1
    assert run(database, "SELECT funding_source FROM report") == [("财政拨款",)]
    assert path.read_bytes() == before
    assert _names(path) == {path.name}


@pytest.mark.usefixtures("_old_book")
def test_migration_that_fails_leaves_the_old_schema(path: Path, forms: Forms, resources: ExitStack) -> None:
    with pytest.raises(InterruptedError):
        open_for_writing(path, resources, (*MIGRATIONS, _failing))
    resources.close()
    with Book.open(path, forms) as book:
        assert book.verify() == ()


def test_migrating_step_by_step_gives_what_migrating_at_once_gives() -> None:
    database = SqliteDatabase(":memory:")
    for version in range(1, len(NEXT) + 1):
        migrate(database, NEXT[:version])
    assert schema_objects(database) == objects_of_version(len(NEXT), NEXT)
    assert database.user_version == len(NEXT)
    database.close()


def test_type_that_no_column_holds_is_refused() -> None:
    with pytest.raises(KeyError, match="float"):
        Columns(Odd)
