"""What is no book is refused with one sentence, and is afterwards what it was."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.storage import Book


def _sql(*statements: str) -> Callable[[Path], object]:
    def execute(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return execute


def _cut(share: float) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILT: dict[str, tuple[str, Callable[[Path], object]]] = {
    "text": ("book_foreign", lambda path: path.write_text("年度 项目 金额\n" * 400, encoding="utf-8")),
    "short text": ("book_foreign", lambda path: path.write_text("无", encoding="utf-8")),
    "no bytes": ("book_empty", lambda path: path.write_bytes(b"")),
    "cut to half": ("book_damaged", _cut(0.5)),
    "cut by a byte": ("book_damaged", _cut(0.9999)),
    "cut to a header": ("book_foreign", _cut(0.0005)),
    "other program's": ("book_foreign", _sql("PRAGMA application_id = 42")),
    "newer": ("book_newer", _sql("PRAGMA user_version = 9")),
    "schema 0": ("book_schema_unknown", _sql("PRAGMA user_version = 0")),
    "trigger": (
        "book_schema_unknown",
        _sql("CREATE TRIGGER spoil AFTER UPDATE ON entry BEGIN UPDATE indicator SET self_score = 0; END"),
    ),
    "view": ("book_schema_unknown", _sql("CREATE VIEW more AS SELECT 1")),
    "table": ("book_schema_unknown", _sql("CREATE TABLE more (x)")),
    "no index": ("book_schema_unknown", _sql("DROP INDEX version_of_report")),
    "folder": ("book_is_folder", _folder),
    "nothing": ("book_missing", Path.unlink),
}


@pytest.fixture
def spoilt(path: Path, forms: Forms, report: Report, request: pytest.FixtureRequest) -> tuple[Path, str]:
    with Book.create(path, forms) as book:
        book.add(report)
    code, spoil = SPOILT[request.param]
    spoil(path)
    return path, code


@pytest.mark.parametrize("spoilt", SPOILT, indirect=True)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_book_is_refused_untouched(spoilt: tuple[Path, str], forms: Forms, read_only: bool) -> None:  # noqa: FBT001  # pytest names it
    path, code = spoilt
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(KnownError) as refusal:
        Book.open(path, forms, read_only=read_only)
    assert refusal.value.code == code
    assert str(path) in error_sentence(refusal.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [file.name for file in path.parent.iterdir()] in ([path.name], [])


def test_foreign_database_with_pending_changes_is_untouched(path: Path, forms: Forms) -> None:
    """Opening it for writing would move its log into it on closing."""
    foreign = path.with_name("foreign.db")
    with closing(sqlite3.connect(foreign, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE mail (text)")
        for suffix in ("", "-wal"):
            path.with_name(path.name + suffix).write_bytes(Path(f"{foreign}{suffix}").read_bytes())
    before = path.read_bytes()
    with pytest.raises(KnownError, match="book_foreign"):
        Book.open(path, forms)
    assert path.read_bytes() == before


def test_log_of_another_database_cannot_replace_a_book(path: Path, forms: Forms, report: Report) -> None:
    """SQLite would show, and on closing keep, what a log beside the book says."""
    with Book.create(path, forms) as book:
        book.add(report)
    other = path.with_name("other.ziping")
    other.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE indicator SET self_score = 0")
        path.with_name(f"{path.name}-wal").write_bytes(Path(f"{other}-wal").read_bytes())
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(KnownError, match="book_has_log") as refusal:
            Book.open(path, forms, read_only=read_only)
        assert f"{path.name}-wal" in error_sentence(refusal.value)
    assert path.read_bytes() == before
    path.unlink()
    with pytest.raises(KnownError, match="book_has_log"):
        Book.create(path, forms)
    assert not path.exists()


def test_journal_of_a_book_moved_away_is_kept_from_the_new_one(path: Path, forms: Forms) -> None:
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"pages of another book")
    with Book.create(path, forms) as book:
        assert book.verify() == ()
    assert journal.with_name(f"{journal.name}.old").read_bytes() == b"pages of another book"
    assert not journal.exists()


def test_existing_file_is_not_made_a_book(path: Path, forms: Forms) -> None:
    path.write_text("计划", encoding="utf-8")
    with pytest.raises(KnownError, match="book_exists"):
        Book.create(path, forms)
    assert path.read_text(encoding="utf-8") == "计划"
    assert list(path.parent.iterdir()) == [path]


def test_book_is_not_made_where_no_folder_is(tmp_path: Path, forms: Forms) -> None:
    with pytest.raises(KnownError, match="file_folder_missing"):
        Book.create(tmp_path / "无" / "a.ziping", forms)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_creation_left_is_no_hindrance(path: Path, forms: Forms) -> None:
    path.with_name(f"{path.name}.new").write_bytes(b"half a book")
    with Book.create(path, forms) as book:
        assert book.verify() == ()
    assert list(path.parent.iterdir()) == [path]
