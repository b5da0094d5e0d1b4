"""A book is opened as well as it can be, and goes on elsewhere where its place fails."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.jobs.opening import continue_elsewhere, open_book
from desktop.storage import Book, system_clock
from desktop.storage.backups import back_up


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "簿").mkdir()
    return tmp_path / "簿" / "a.ziping"


@pytest.fixture
def book(path: Path, forms: Forms, report: Report) -> Book:
    book = Book.create(path, forms)
    book.add(report)
    return book


def test_free_book_is_opened_for_writing(path: Path, forms: Forms, book: Book) -> None:
    book.close()
    with open_book(path, forms).book as opened:
        assert not opened.read_only
        with open_book(path, forms).book as second:
            assert second.read_only
            assert len(second.summaries()) == 1


def test_what_keeps_it_from_being_written_to_is_told(path: Path, forms: Forms, book: Book) -> None:
    with book:
        opened = open_book(path, forms)
        assert opened.obstacle is not None
        assert opened.obstacle.code == "book_locked"
        opened.book.close()
    path.write_bytes(b"no book")
    with pytest.raises(KnownError, match="book_foreign"):
        open_book(path, forms)


def test_what_could_not_be_saved_is_in_the_copy(
    path: Path, forms: Forms, book: Book, report: Report, tmp_path: Path
) -> None:
    changed = replace(report, problems="没能保存的")
    with book:
        path.parent.rename(tmp_path / "移走")
        with pytest.raises(KnownError, match="book_gone"):
            book.save(1, changed)
        target = tmp_path / "新.ziping"
        with continue_elsewhere(book, target, forms, {1: changed}) as copy:
            assert copy.load(1) == changed
            assert [version.kind for version in copy.history(1)] == ["typed", "created"]
            assert copy.verify() == ()
        with pytest.raises(KnownError, match="book_exists"):
            continue_elsewhere(book, target, forms, {1: changed})


def test_last_backup_takes_the_place_of_a_book_out_of_reach(
    path: Path, forms: Forms, book: Book, report: Report, tmp_path: Path
) -> None:
    target = tmp_path / "新.ziping"
    with book:
        content = path.read_bytes()
        path.write_bytes(b"\0" * len(content))
        with pytest.raises(KnownError):
            continue_elsewhere(book, target, forms, {})
        path.write_bytes(content)
        back_up(path, system_clock())
        second = book.add(replace(report, project_name="备份之后"))
        path.write_bytes(b"\0" * path.stat().st_size)
        unsaved = {1: replace(report, problems="没能保存的"), second: replace(report, project_name="备份之后")}
        with continue_elsewhere(book, target, forms, unsaved) as copy:
            assert copy.load(1).problems == "没能保存的"
            assert [summary.project_name for summary in copy.summaries()] == [report.project_name, "备份之后"]
            assert copy.verify() == ()
