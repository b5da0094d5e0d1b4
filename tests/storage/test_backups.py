"""Backups: made beside the work, sound or not at all, and restored without a loss."""

import errno
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.storage import Book
from desktop.storage.backups import Backup, back_up, back_up_if_due, backup_folder, read_backups
from desktop.storage.restoring import restore_backup
from tests.storage.clock import SetClock


@pytest.fixture
def filled(book: Book, report: Report) -> Book:
    for number in range(3):
        book.add(replace(report, project_name=f"第{number + 1}项"))
    return book


def _names(book: Path, forms: Forms) -> list[str]:
    with Book.open(book, forms, read_only=True) as opened:
        assert opened.verify() == ()
        return [summary.project_name for summary in opened.summaries()]


def _type(book: Book, text: str) -> None:
    book.save(1, replace(book.load(1), problems=text))


def test_backup_is_a_book_of_the_same_content(filled: Book, forms: Forms, clock: SetClock) -> None:
    backup = back_up(filled.path, clock())
    assert _names(backup.path, forms) == ["第1项", "第2项", "第3项"]
    with Book.open(backup.path, forms, read_only=True) as copy:
        assert copy.stored(2) == filled.stored(2)
        assert copy.history(2) == filled.history(2)
    assert read_backups(filled.path) == (backup,)
    assert [file.name for file in backup.path.parent.iterdir()] == [backup.path.name]


def test_backup_is_made_when_the_last_is_old_and_the_book_changed(filled: Book, clock: SetClock) -> None:
    assert isinstance(back_up_if_due(filled.path, clock()), Backup)
    clock.forward(minutes=20)
    _type(filled, "改")
    assert back_up_if_due(filled.path, clock()) is None
    clock.forward(minutes=20)
    assert isinstance(back_up_if_due(filled.path, clock()), Backup)
    clock.forward(minutes=40)
    assert back_up_if_due(filled.path, clock()) is None
    assert len(read_backups(filled.path)) == 2


def test_clock_that_went_back_keeps_no_backup_from_being_made(filled: Book, clock: SetClock) -> None:
    first = back_up(filled.path, clock())
    clock.forward(days=-400)
    _type(filled, "改")
    second = back_up_if_due(filled.path, clock())
    assert isinstance(second, Backup)
    assert set(read_backups(filled.path)) == {first, second}
    again = back_up(filled.path, clock())
    assert len(read_backups(filled.path)) == 3
    assert again.path != second.path


def test_old_backups_are_thinned(filled: Book, clock: SetClock) -> None:
    for number in range(80):
        clock.forward(hours=8)
        _type(filled, str(number))
        assert isinstance(back_up_if_due(filled.path, clock()), Backup)
    assert 12 + 6 <= len(read_backups(filled.path)) <= 12 + 7 + 3
    assert {file.suffix for file in backup_folder(filled.path).iterdir()} == {".ziping"}


def test_books_of_one_name_have_their_own_backups(filled: Book, forms: Forms, tmp_path: Path, clock: SetClock) -> None:
    other = tmp_path / "别处" / filled.path.name
    other.parent.mkdir()
    Book.create(other, forms).close()
    back_up(filled.path, clock())
    back_up(other, clock())
    assert len(read_backups(filled.path)) == len(read_backups(other)) == 1
    assert backup_folder(filled.path) != backup_folder(other)


def test_backup_of_a_book_with_the_longest_name(tmp_path: Path, forms: Forms, clock: SetClock) -> None:
    path = tmp_path / f"{'长' * 78}.ziping"
    Book.create(path, forms).close()
    backup = back_up(path, clock())
    kept = restore_backup(backup.path, path, clock())
    assert kept is not None
    assert _names(kept, forms) == []
    assert kept.name.endswith("长（恢复前 2022-04-01 0900）.ziping")
    assert path.is_file()


def test_damage_is_not_backed_up(path: Path, forms: Forms, report: Report, clock: SetClock) -> None:
    with Book.create(path, forms) as book:
        book.add(report)
    sound = back_up(path, clock())
    path.write_bytes(path.read_bytes().replace("园林管理所设施科".encode(), "园林管理处设施科".encode(), 1))
    clock.forward(hours=1)
    with pytest.raises(KnownError, match="backup_unsound") as refusal:
        back_up(path, clock())
    assert str(path) in error_sentence(refusal.value)
    assert read_backups(path) == (sound,)
    assert _names(sound.path, forms) == [report.project_name]


def test_backup_that_fails_is_an_answer(filled: Book, clock: SetClock) -> None:
    folder = backup_folder(filled.path)
    folder.parent.mkdir(parents=True)
    folder.write_text("文件", encoding="utf-8")
    failure = back_up_if_due(filled.path, clock())
    assert isinstance(failure, KnownError)
    assert failure.code == "backup_unwritable"
    assert str(folder) in error_sentence(failure)
    _type(filled, "照常")
    assert filled.load(1).problems == "照常"


def test_backup_of_what_is_no_book_is_an_answer_too(tmp_path: Path, clock: SetClock) -> None:
    missing = back_up_if_due(tmp_path / "无.ziping", clock())
    assert isinstance(missing, KnownError)
    assert missing.code == "book_missing"


def test_what_a_killed_backup_left_is_cleared_away(filled: Book, clock: SetClock) -> None:
    folder = backup_folder(filled.path)
    folder.mkdir(parents=True)
    for name in ("2022-03-01 090000+0800.ziping.new", "2022-03-01 090000+0800.ziping.new-journal"):
        (folder / name).write_bytes(b"half a backup")
    assert read_backups(filled.path) == ()
    backup = back_up(filled.path, clock())
    assert list(folder.iterdir()) == [backup.path]


def test_second_backup_at_a_time_is_refused(filled: Book, clock: SetClock) -> None:
    from desktop.storage.lock import BookLock  # noqa: PLC0415

    folder = backup_folder(filled.path)
    folder.mkdir(parents=True)
    lock = BookLock(folder / "备份")
    with pytest.raises(KnownError, match="backup_running"):
        back_up(filled.path, clock())
    lock.release()
    assert back_up(filled.path, clock()).size > 0


@pytest.fixture
def changed(path: Path, forms: Forms, report: Report, clock: SetClock) -> tuple[Path, Backup]:
    """A book that is another one since it was backed up."""
    with Book.create(path, forms) as book:
        book.add(report)
        backup = back_up(path, clock())
        book.add(replace(report, project_name="后来"))
    return path, backup


def test_restoring_keeps_the_replaced_book(changed: tuple[Path, Backup], forms: Forms, clock: SetClock) -> None:
    path, backup = changed
    before = path.read_bytes()
    for number in ("", "-1"):
        path.write_bytes(before)
        kept = restore_backup(backup.path, path, clock())
        assert kept == path.with_name(f"自评簿（恢复前 2022-04-01 0900）{number}.ziping")
        assert kept is not None
        assert kept.read_bytes() == before
        assert len(_names(path, forms)) == 1
        assert len(_names(kept, forms)) == 2
    assert _names(backup.path, forms) == _names(path, forms)


def test_book_on_a_disk_without_links_is_kept_as_a_copy(
    changed: tuple[Path, Backup], forms: Forms, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError

    path, backup = changed
    monkeypatch.setattr(os, "link", no_links)
    kept = restore_backup(backup.path, path, clock())
    assert kept is not None
    assert len(_names(kept, forms)) == 2
    assert len(_names(path, forms)) == 1


def test_lost_or_damaged_book_is_restored(changed: tuple[Path, Backup], forms: Forms, clock: SetClock) -> None:
    path, backup = changed
    path.write_bytes(b"nothing of a book")
    kept = restore_backup(backup.path, path, clock())
    assert kept is not None
    assert kept.read_bytes() == b"nothing of a book"
    path.unlink()
    assert restore_backup(backup.path, path, clock()) is None
    assert len(_names(path, forms)) == 1


def test_half_a_transaction_goes_aside_with_its_book(
    changed: tuple[Path, Backup], forms: Forms, clock: SetClock
) -> None:
    """Left where it was, SQLite would play it back into the restored book."""
    path, backup = changed
    source = path.with_name("source.ziping")
    source.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(source, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE report SET achievements = achievements || '改', problems = ''")
        for suffix in ("", "-journal"):
            path.with_name(path.name + suffix).write_bytes(Path(f"{source}{suffix}").read_bytes())
        connection.execute("ROLLBACK")
    kept = restore_backup(backup.path, path, clock())
    assert kept is not None
    assert len(_names(path, forms)) == 1
    assert len(_names(kept, forms)) == 2
    assert not path.with_name(f"{path.name}-journal").exists()


def test_damaged_backup_restores_nothing(changed: tuple[Path, Backup], clock: SetClock) -> None:
    path, backup = changed
    before = path.read_bytes()
    old, new = "园林管理所设施科".encode(), "园林管理处设施科".encode()
    backup.path.write_bytes(backup.path.read_bytes().replace(old, new, 1))
    with pytest.raises(KnownError, match="backup_damaged") as refusal:
        restore_backup(backup.path, path, clock())
    assert str(backup.path) in error_sentence(refusal.value)
    assert path.read_bytes() == before
    assert [file for file in path.parent.iterdir() if file.suffix == ".ziping"] == [path]


def test_half_a_transaction_of_a_book_that_is_gone_goes_aside(
    changed: tuple[Path, Backup], forms: Forms, clock: SetClock
) -> None:
    path, backup = changed
    journal = path.with_name(f"{path.name}-journal")
    path.unlink()
    journal.write_bytes(b"half")
    assert restore_backup(backup.path, path, clock()) is None
    assert not journal.exists()
    assert journal.with_name(f"{journal.name}.old").read_bytes() == b"half"
    assert len(_names(path, forms)) == 1


def test_book_that_cannot_be_kept_is_not_replaced(
    changed: tuple[Path, Backup], clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A memory stick without links, and without room for a copy."""

    def no_links(*_: object) -> None:
        raise OSError

    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    path, backup = changed
    before = path.read_bytes()
    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(KnownError, match="book_disk_full"):
        restore_backup(backup.path, path, clock())
    assert path.read_bytes() == before
    assert [file for file in path.parent.iterdir() if file.suffix == ".ziping"] == [path]


def test_folder_is_not_replaced(changed: tuple[Path, Backup], clock: SetClock) -> None:
    path, backup = changed
    with pytest.raises(KnownError, match="book_is_folder"):
        restore_backup(backup.path, path.parent, clock())


def test_open_book_is_not_replaced(changed: tuple[Path, Backup], forms: Forms, clock: SetClock) -> None:
    path, backup = changed
    with Book.open(path, forms), pytest.raises(KnownError, match="book_locked"):
        restore_backup(backup.path, path, clock())
    path.with_name(f"{path.name}-wal").write_bytes(b"log")
    with pytest.raises(KnownError, match="book_has_log"):
        restore_backup(backup.path, path, clock())
    with pytest.raises(KnownError, match="file_folder_missing"):
        restore_backup(backup.path, path.parent / "无" / "a.ziping", clock())
