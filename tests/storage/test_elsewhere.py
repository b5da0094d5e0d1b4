"""What other programs do to an open book, what hostile ones ask of it, and a book that is written elsewhere."""

import sqlite3
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage import Book, connection
from desktop.storage.connection import connect
from desktop.storage.faults import known_faults
from desktop.storage.statements import run


def test_writing_of_another_program_is_noticed_once(book: Book, report: Report) -> None:
    book.add(report)
    assert not book.changed_elsewhere()
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        for step in (1, -1):
            other.execute("UPDATE entry SET position = position + ?", (step,))
    assert book.changed_elsewhere()
    assert not book.changed_elsewhere()
    book.save(1, replace(report, problems="改"))
    assert not book.changed_elsewhere()


def test_reader_notices_the_writer(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book, Book.open(path, forms, read_only=True) as reader:
        assert not reader.changed_elsewhere()
        book.add(report)
        assert reader.changed_elsewhere()


def test_nothing_is_written_to_a_file_that_nobody_will_find(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book:
        book.add(report)
        moved = path.with_name("移走.ziping")
        path.rename(moved)
        for use in (lambda: book.save(1, replace(report, problems="改")), book.changed_elsewhere):
            with pytest.raises(KnownError, match="book_gone"):
                use()
        moved.rename(path)
        book.save(1, replace(report, problems="放回来了"))
        path.rename(moved)
        path.write_bytes(moved.read_bytes())
        for use in (lambda: book.save(1, replace(report, problems="再改")), book.changed_elsewhere):
            with pytest.raises(KnownError, match="book_replaced"):
                use()
        assert book.load(1).problems == "放回来了"


def test_save_that_finds_its_file_gone_meanwhile_is_undone(path: Path, forms: Forms, report: Report) -> None:
    moved = path.with_name("移走.ziping")
    with Book.create(path, forms) as book:
        report_id = book.add(report)

        def move_in_the_middle(_statement: str) -> None:
            if path.exists():
                path.rename(moved)

        with book._file.writing() as database:  # noqa: SLF001  # nobody else can come in between
            raw = database.connection()  # type: ignore[no-untyped-call]  # so in peewee's stubs
        raw.set_trace_callback(lambda sql: move_in_the_middle(sql) if "version" in sql else None)
        with pytest.raises(KnownError, match="book_gone"):
            book.save(report_id, replace(report, problems="改"))
        raw.set_trace_callback(None)
        moved.rename(path)
        assert book.load(report_id) == report


def test_copy_elsewhere_is_the_whole_book(book: Book, report: Report, forms: Forms, tmp_path: Path) -> None:
    report_id = book.add(report)
    book.save(report_id, replace(report, problems="改"))
    target = tmp_path / "另存" / "新.ziping"
    with pytest.raises(KnownError, match="file_folder_missing"):
        book.save_copy(target)
    target.parent.mkdir()
    book.save_copy(target)
    with Book.open(target, forms) as copy:
        assert copy.summaries() == book.summaries()
        assert copy.history(report_id) == book.history(report_id)
        assert copy.verify() == ()
    assert [file.name for file in target.parent.iterdir()] == ["新.ziping"]
    with pytest.raises(KnownError, match="book_exists"):
        book.save_copy(target)


def test_copy_of_a_book_that_is_open_for_reading(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book:
        book.add(report)
    target = path.with_name("新.ziping")
    with Book.open(path, forms, read_only=True) as reader:
        reader.save_copy(target)
    with Book.open(target, forms) as copy:
        copy.save(1, replace(report, problems="可以改"))


_ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def test_endless_statement_ends(path: Path, forms: Forms, monkeypatch: pytest.MonkeyPatch) -> None:
    Book.create(path, forms).close()
    monkeypatch.setattr(connection, "SECONDS_FOR_A_STATEMENT", 0.01)
    with ExitStack() as resources:
        database = connect(path, "ro", resources)
        with pytest.raises(KnownError, match="book_too_slow"), known_faults(path):
            run(database, _ENDLESS)
        assert run(database, "SELECT reports FROM book") == [(0,)]


def test_cell_larger_than_any_of_ours_is_not_read(path: Path, forms: Forms) -> None:
    Book.create(path, forms).close()
    with ExitStack() as resources:
        database = connect(path, "ro", resources)
        with pytest.raises(KnownError, match="book_too_large"), known_faults(path):
            run(database, "SELECT zeroblob(70000000)")


def test_no_other_file_is_attached(path: Path, forms: Forms) -> None:
    Book.create(path, forms).close()
    with ExitStack() as resources:
        database = connect(path, "rw", resources)
        with pytest.raises(Exception, match="too many attached"):
            run(database, "ATTACH 'other.db' AS other")
