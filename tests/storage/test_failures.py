"""What the machine does to a book: full disks, folders that cannot be written, interrupted transactions."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.plan import Plan, PlanRow
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage import Book, system_clock
from desktop.storage.backups import back_up
from desktop.storage.faults import known_faults
from desktop.storage.restoring import restore_backup
from tests.small_files import no_file_beyond

NOBODY = 65534


def test_save_that_finds_no_room_changes_nothing(book: Book, report: Report) -> None:
    report_id = book.add(report)
    size = book.path.stat().st_size
    long = replace(report, annual_goal="目标" * 10_000, problems="问题" * 10_000)
    plan = Plan("来件.json", tuple(PlanRow(replace(long, project_name=str(n))) for n in range(5)))
    attempts: tuple[Callable[[], object], ...] = (
        lambda: book.save(report_id, long),
        lambda: book.add(long),
        lambda: book.imports.apply(plan),
    )
    before = book.path.read_bytes()
    for attempt in attempts:
        with no_file_beyond(size), pytest.raises(KnownError, match="book_unwritable"):
            attempt()
        assert book.load(report_id) == report
        assert len(book.summaries()) == len(book.history(report_id)) == 1
        assert book.verify() == ()
    assert book.path.read_bytes() == before
    for attempt in attempts:
        attempt()
    assert len(book.summaries()) == 7


def test_backup_that_finds_no_room_at_its_place_names_that_place(book: Book, report: Report, tmp_path: Path) -> None:
    book.add(report)
    backup, target = back_up(book.path, system_clock()), tmp_path / "别处" / "a.ziping"
    target.parent.mkdir()
    with no_file_beyond(backup.size // 2), pytest.raises(KnownError, match="book_unwritable") as refusal:
        restore_backup(backup.path, target, system_clock())
    assert refusal.value.facts["path"] == target
    assert list(target.parent.iterdir()) == []


def test_book_that_finds_no_room_is_not_begun(path: Path, forms: Forms) -> None:
    with no_file_beyond(8192), pytest.raises(KnownError, match="book_unwritable"):
        Book.create(path, forms)
    assert list(path.parent.iterdir()) == []


def test_full_database_is_a_full_disk(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA max_page_count = 2")
        connection.execute("CREATE TABLE a (x)")
        with pytest.raises(KnownError, match="book_disk_full"), known_faults(path):
            connection.execute("CREATE TABLE b (x)")


def test_bug_is_no_known_fault(path: Path) -> None:
    with (
        closing(sqlite3.connect(path)) as connection,
        pytest.raises(sqlite3.OperationalError, match="syntax"),
        known_faults(path),
    ):
        connection.execute("SELEKT")


def test_other_program_in_the_way_is_said(
    path: Path, forms: Forms, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.storage.connection._SECONDS_TO_WAIT", 0)
    with Book.create(path, forms) as book, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for use in (lambda: book.add(report), book.summaries):
            with pytest.raises(KnownError, match="book_busy"):
                use()
        other.execute("ROLLBACK")
        assert book.load(book.add(report)) == report


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o700)
    rmtree(folder)


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Rights hold for everyone but root."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)])
def test_what_may_not_be_written_opens_for_reading(
    open_folder: Path, forms: Forms, report: Report, folder_mode: int, file_mode: int
) -> None:
    path = open_folder / "a.ziping"
    with Book.create(path, forms) as book:
        book.add(report)
    before = path.read_bytes()
    path.chmod(file_mode)
    open_folder.chmod(folder_mode)
    with _as_nobody():
        with pytest.raises(KnownError, match="book_unwritable"):
            Book.open(path, forms)
        with Book.open(path, forms, read_only=True) as book:
            assert book.load(1) == report
            assert book.verify() == ()
        assert list(open_folder.iterdir()) == [path]
    assert path.read_bytes() == before


def test_what_may_not_be_read_is_refused(open_folder: Path, forms: Forms) -> None:
    path = open_folder / "a.ziping"
    Book.create(path, forms).close()
    path.chmod(0)
    with _as_nobody(), pytest.raises(KnownError, match="book_unreadable"):
        Book.open(path, forms, read_only=True)


def test_folder_that_takes_no_book(open_folder: Path, forms: Forms) -> None:
    open_folder.chmod(0o555)
    with _as_nobody(), pytest.raises(KnownError, match="book_unwritable"):
        Book.create(open_folder / "a.ziping", forms)
    assert list(open_folder.iterdir()) == []


@pytest.fixture
def interrupted(path: Path, forms: Forms, report: Report) -> Path:
    """A book whose writer was killed when half of a transaction was in the file, its journal beside it."""
    source = path.with_name("source.ziping")
    with Book.create(source, forms) as book:
        for number in range(20):
            book.add(replace(report, project_name=str(number), achievements="绩效" * 2000))
    with closing(sqlite3.connect(source, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE report SET achievements = achievements || '改', problems = ''")
        for suffix in ("", "-journal"):
            path.with_name(path.name + suffix).write_bytes(Path(f"{source}{suffix}").read_bytes())
        connection.execute("ROLLBACK")
    assert path.read_bytes() != source.read_bytes()
    return path


def test_interrupted_book_is_read_without_a_change(interrupted: Path, forms: Forms, report: Report) -> None:
    files = {file: file.read_bytes() for file in interrupted.parent.iterdir()}
    with Book.open(interrupted, forms, read_only=True) as book:
        assert book.verify() == ()
        assert {book.load(summary.id).problems for summary in book.summaries()} == {report.problems}
        assert book.path == interrupted
    assert {file: file.read_bytes() for file in interrupted.parent.iterdir()} == files


def test_interrupted_book_is_whole_again_for_writing(interrupted: Path, forms: Forms, report: Report) -> None:
    with Book.open(interrupted, forms) as book:
        assert book.verify() == ()
        assert {book.load(summary.id).problems for summary in book.summaries()} == {report.problems}
    assert not interrupted.with_name(f"{interrupted.name}-journal").exists()


def test_interrupted_foreign_database_is_untouched(interrupted: Path, forms: Forms) -> None:
    content = bytearray(interrupted.read_bytes())
    content[68:72] = b"else"
    interrupted.write_bytes(content)
    files = {file: file.read_bytes() for file in interrupted.parent.iterdir()}
    for read_only in (True, False):
        with pytest.raises(KnownError, match="book_foreign"):
            Book.open(interrupted, forms, read_only=read_only)
    assert {file: file.read_bytes() for file in interrupted.parent.iterdir()} == files


def test_book_emptied_while_it_is_open_is_damaged(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book:
        report_id = book.add(report)
        path.write_bytes(b"")
        with pytest.raises(KnownError, match="book_damaged"):
            book.save(report_id, replace(report, office="二科"))
