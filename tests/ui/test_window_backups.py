"""Backups: made beside the work, looked at, brought back; the present book is never lost by it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.form_file import Forms
from desktop.storage.backups import Backup, back_up, read_backups
from desktop.storage.book import Book, system_clock
from tests.ui.acting import answer
from tests.ui.test_window_troubles import another_window, replace_office
from tests.ui.window_looks import look_over, offer, opened, said, stored
from ui.commands import Command
from ui.dialogs.backup_dialog import BackupDialog
from ui.main_window import MainWindow


@pytest.fixture
def older(book: Path, official: Forms) -> Backup:
    """A backup of three hours ago, after which the book was changed."""
    backup = back_up(book, system_clock() - timedelta(hours=3))
    with Book.open(book, official) as opened_book:
        opened_book.save(1, replace(opened_book.load(1), office="后来的科"))
    return backup


def looked(window: MainWindow, look: Callable[[BackupDialog], object]) -> None:
    answer(BackupDialog, look)
    window.commands[Command.BACKUPS].trigger()


def lines(dialog: BackupDialog) -> list[tuple[str, ...]]:
    model = dialog.view.model()
    return [tuple(str(model.index(row, column).data()) for column in (1, 2)) for row in range(model.rowCount())]


def test_a_backup_is_made_after_opening_when_it_is_due(
    bare: MainWindow, book: Path, older: Backup, qtbot: QtBot
) -> None:
    assert bare.books.try_open(book)
    qtbot.waitUntil(lambda: len(read_backups(book)) > 1)
    made, before = read_backups(book)
    assert before == older
    assert made.made_at > older.made_at
    look_over(bare)
    assert len(read_backups(book)) == 2


def test_a_backup_that_fails_is_said_once_and_stops_no_work(  # noqa: PLR0913, PLR0917  # fixtures
    bare: MainWindow, book: Path, tmp_path: Path, official: Forms, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "文件").write_bytes(b"")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "文件"))
    assert bare.books.try_open(book)
    qtbot.waitUntil(lambda: "未能备份" in said(bare.notice))
    bare.notice.hide()
    with qtbot.waitSignal(bare.safekeeping.care.runner.idle):
        bare.safekeeping.care.look_over()
    assert said(bare.notice) == ""
    replace_office(bare, "绿化科")
    assert bare.editor.save()
    assert stored(book, official)[0].office == "绿化科"


def test_the_dialog_says_what_there_is_and_how_old(bare: MainWindow, book: Path, older: Backup) -> None:
    back_up(book, system_clock() + timedelta(days=1))
    assert bare.books.try_open(book)
    look_over(bare)
    size = f"{-(-older.size // 1024)} KB"
    found: list[list[tuple[str, ...]]] = []

    def look(dialog: BackupDialog) -> None:
        found.append(lines(dialog))
        dialog.reject()

    looked(bare, look)
    assert found[0][0][0] == "晚于现在（电脑的时钟可能调整过）"
    assert found[0][-1] == ("3 小时前", size)


def test_a_backup_is_looked_at_without_a_change(bare: MainWindow, book: Path, older: Backup) -> None:
    assert bare.books.try_open(book)
    content = older.path.read_bytes()

    def look(dialog: BackupDialog) -> None:
        dialog.view.selectRow(dialog.view.model().rowCount() - 1)
        dialog.look.click()

    looked(bare, look)
    assert opened(bare).office == "设施科"
    assert "只读" in bare.windowTitle()
    assert "只供查看" in said(bare.notice)
    assert older.path.read_bytes() == content
    assert bare.books.recent == (str(book),)
    offer(bare.notice, "返回原来的簿").click()
    assert opened(bare).office == "后来的科"
    assert "只读" not in bare.windowTitle()


def restore_last(dialog: BackupDialog) -> None:
    dialog.view.selectRow(dialog.view.model().rowCount() - 1)
    dialog.restore.click()


def test_restoring_keeps_the_book_that_it_replaces(
    bare: MainWindow, book: Path, older: Backup, official: Forms
) -> None:
    assert older
    assert bare.books.try_open(book)
    replace_office(bare, "刚刚写的科")
    looked(bare, restore_last)
    assert opened(bare).office == stored(book, official)[0].office == "设施科"
    [kept] = book.parent.glob("*恢复前*.ziping")
    assert kept.name in said(bare.notice)
    assert stored(kept, official)[0].office == "刚刚写的科"
    offer(bare.notice, "查看恢复前的簿").click()
    assert opened(bare).office == "刚刚写的科"
    assert "只读" in bare.windowTitle()


def test_a_book_that_is_gone_comes_back_from_its_backup(bare: MainWindow, book: Path, older: Backup) -> None:
    assert older
    assert bare.books.try_open(book)
    bare.commands[Command.CLOSE_BOOK].trigger()
    book.unlink()
    looked(bare, restore_last)
    assert opened(bare).office == "设施科"
    assert "已恢复为" in said(bare.notice)


def test_a_damaged_backup_leaves_the_book_as_it_is(bare: MainWindow, book: Path, older: Backup) -> None:
    older.path.write_bytes(older.path.read_bytes().replace("云溪区".encode(), "云溪县".encode()))
    assert bare.books.try_open(book)
    looked(bare, restore_last)
    assert "已损坏" in said(bare.notice)
    assert opened(bare).office == "后来的科"
    assert list(book.parent.glob("*恢复前*")) == []


def test_a_book_that_is_open_elsewhere_is_not_restored(bare: MainWindow, book: Path, older: Backup) -> None:
    assert older
    with another_window(book):
        assert bare.books.try_open(book, read_only=True)
        looked(bare, restore_last)
        assert "正由" in said(bare.notice)
    assert list(book.parent.glob("*恢复前*")) == []


def test_a_backup_is_made_at_once_where_it_is_wanted(bare: MainWindow, book: Path, qtbot: QtBot) -> None:
    assert bare.books.try_open(book)
    look_over(bare)
    looked(bare, lambda dialog: dialog.make.click())
    qtbot.waitUntil(lambda: "核对无误" in said(bare.notice))
    assert len(read_backups(book)) == 2


def test_without_any_book_there_is_nothing_to_show(bare: MainWindow) -> None:
    bare.commands[Command.BACKUPS].trigger()
    assert "没有备份" in said(bare.notice)
