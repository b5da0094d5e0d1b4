"""A damaged book is never written to; what can be read of it is salvaged, and what was lost is listed."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.form_file import Forms
from tests.ui.acting import answer
from tests.ui.disks import choose_file
from tests.ui.test_window_troubles import replace_office
from tests.ui.window_looks import look_over, names, offer, opened, said, stored
from ui.commands import Command
from ui.dialogs.backup_dialog import BackupDialog
from ui.dialogs.salvage_dialog import SalvageDialog
from ui.main_window import MainWindow


def spoil(book: Path, name: str) -> bytes:
    """Damage the cells of the report of this name and its only version."""
    content = book.read_bytes()
    for cell, spoilt in (("{}云溪区", "{}云溪县"), ('"project_name":"{}"', '"project_home":"{}"')):
        assert content.count(cell.format(name).encode()) == 1
        content = content.replace(cell.format(name).encode(), spoilt.format(name).encode())
    book.write_bytes(content)
    return content


def test_a_book_found_damaged_is_salvaged_with_what_was_being_typed(
    bare: MainWindow, book: Path, official: Forms, qtbot: QtBot
) -> None:
    content = spoil(book, "乙项目")
    assert bare.books.try_open(book)
    replace_office(bare, "绿化科")
    qtbot.waitUntil(lambda: "不再写入" in said(bare.trouble))
    assert "抢救后会写入新的簿" in said(bare.trouble)
    assert book.read_bytes() == content
    told: list[str] = []

    def take(dialog: SalvageDialog) -> None:
        dialog.copy()
        told.append(QGuiApplication.clipboard().text())
        dialog.accept()

    answer(SalvageDialog, take)
    offer(bare.trouble, "抢救…").click()
    qtbot.waitUntil(lambda: "抢救-1" in bare.windowTitle())
    assert "乙项目" in told[0]
    assert names(bare) == ["甲项目", "乙项目", "丙项目"]
    new = book.with_name(f"{book.stem}（抢救-1）.ziping")
    assert bare.editor.save()
    assert stored(new, official)[0].office == opened(bare).office == "绿化科"
    assert book.read_bytes() == content


def test_a_book_that_cannot_be_opened_is_offered_to_be_salvaged(bare: MainWindow, book: Path, qtbot: QtBot) -> None:
    content = bytearray(book.read_bytes())
    content[:4096] = bytes(4096)
    book.write_bytes(content)
    assert not bare.books.try_open(book)
    answer(SalvageDialog, SalvageDialog.accept)
    offer(bare.notice, "抢救…").click()
    qtbot.waitUntil(lambda: "抢救-1" in bare.windowTitle())
    assert names(bare) == ["甲项目", "乙项目", "丙项目"]
    assert book.read_bytes() == content


def test_a_damaged_book_leads_to_its_backups(full: MainWindow, book: Path, qtbot: QtBot) -> None:
    look_over(full)
    full.commands[Command.CLOSE_BOOK].trigger()
    spoil(book, "乙项目")
    assert full.books.try_open(book)
    qtbot.waitUntil(lambda: "不再写入" in said(full.trouble))
    answer(BackupDialog, lambda dialog: dialog.restore.click())
    offer(full.trouble, "查看备份…").click()
    assert said(full.trouble) == ""
    assert "恢复前的簿保留为" in said(full.notice)
    assert "只读" not in full.windowTitle()


def test_a_report_that_is_damaged_is_said_with_what_can_be_done(full: MainWindow, book: Path) -> None:
    full.commands[Command.CLOSE_BOOK].trigger()
    spoil(book, "乙项目")
    assert full.books.try_open(book)
    full.commands[Command.NEXT_REPORT].trigger()
    assert "乙项目" in said(full.notice)
    assert offer(full.notice, "抢救…").isVisible()


def test_what_cannot_be_salvaged_is_said(
    bare: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rubbish = tmp_path / "乱.ziping"
    rubbish.write_bytes(b"\x00\xff" * 5000)
    choose_file(monkeypatch, rubbish)
    bare.commands[Command.SALVAGE].trigger()
    qtbot.waitUntil(lambda: "读不出任何" in said(bare.notice))
    assert [path.name for path in tmp_path.glob("*.ziping")] == ["乱.ziping"]
