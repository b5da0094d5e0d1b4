"""Opening, keeping and leaving books in the whole window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.settings import read_settings
from desktop.storage.book import Book
from tests.reports import TODAY
from tests.ui.acting import CTRL, Key, compose, focus, press, shown, type_text
from tests.ui.window_looks import listed, names, offer, opened, said, stored
from ui.app import build
from ui.book_actions import documents
from ui.commands import Command
from ui.main_window import MainWindow


def test_the_start_page_stands_without_a_book(bare: MainWindow) -> None:
    assert bare.start_page.isVisible()
    assert not bare.reports.isVisible()
    assert bare.commands[Command.NEW_BOOK].isEnabled()
    for command in (Command.NEW_REPORT, Command.DELETE, Command.EXPORT, Command.UNDO, Command.CLOSE_BOOK):
        assert not bare.commands[command].isEnabled()


def test_the_keyboard_begins_at_the_start_page(bare: MainWindow) -> None:
    """Each choice shows where the focus is, and Enter takes it."""
    chosen: list[Command] = []
    bare.start_page.command_chosen.disconnect()
    bare.start_page.command_chosen.connect(chosen.append)
    for button in bare.start_page.buttons:
        button.clearFocus()
        plain = button.grab().toImage()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert button.grab().toImage() != plain
        press(Key.Key_Return)
    assert chosen == [Command.NEW_BOOK, Command.OPEN_BOOK, Command.OPEN_SAMPLE]


def test_the_start_page_has_the_focus_when_a_book_was_closed(full: MainWindow) -> None:
    full.commands[Command.CLOSE_BOOK].trigger()
    assert focus() is full.start_page.buttons[0]


def test_without_a_folder_for_documents_the_home_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "家"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert documents() == home
    (home / "Documents").mkdir()
    assert documents() == home / "Documents"


def test_a_new_book_begins_with_an_empty_report(bare: MainWindow, tmp_path: Path, official: Forms) -> None:
    bare.books.create(tmp_path / "新.ziping")
    assert listed(bare) == [("草稿", "（未填项目名称）", "0", "—")]
    assert opened(bare) == official["putuo-2021"].new_report(TODAY.year - 1)
    assert "新.ziping" in bare.windowTitle()


def test_a_book_is_opened_with_its_first_report(full: MainWindow) -> None:
    assert names(full) == ["甲项目", "乙项目", "丙项目"]
    assert listed(full)[0] == ("草稿", "甲项目", "97.5", "优")
    assert opened(full).project_name == "甲项目"
    assert full.reports.chosen == [full.editor.report_id]


def test_a_book_named_at_the_start_is_opened_after_the_first_paint(
    qtbot: QtBot, book: Path, official: Forms, tmp_path: Path
) -> None:
    window = build(book, config=tmp_path / "config", forms=official, today=lambda: TODAY)
    assert window.editor.report is None
    shown(qtbot, window)
    qtbot.waitUntil(lambda: window.editor.report is not None)
    assert opened(window).project_name == "甲项目"
    window.close()


def test_the_book_opened_last_returns(
    full: MainWindow, qtbot: QtBot, official: Forms, tmp_path: Path, book: Path
) -> None:
    full.close()
    again = shown(qtbot, build(None, config=tmp_path / "config", forms=official, today=lambda: TODAY))
    qtbot.waitUntil(lambda: again.session.book is not None)
    assert again.session.book is not None
    assert again.session.book.path == book
    again.close()


def test_a_book_that_cannot_be_opened_is_said_and_the_start_page_stands(
    qtbot: QtBot, official: Forms, tmp_path: Path
) -> None:
    path = tmp_path / "文字.ziping"
    path.write_text("这不是自评簿", encoding="utf-8")
    window = shown(qtbot, build(path, config=tmp_path / "config", forms=official, today=lambda: TODAY))
    qtbot.waitUntil(lambda: bool(said(window.notice)))
    assert "文字.ziping" in said(window.notice)
    assert window.start_page.isVisible()
    assert path.read_text(encoding="utf-8") == "这不是自评簿"


def test_a_locked_book_is_offered_for_reading(bare: MainWindow, book: Path, official: Forms) -> None:
    with Book.open(book, official):
        assert not bare.books.try_open(book)
        assert bare.session.book is None
        offer(bare.notice, "以只读方式打开").click()
        assert opened(bare).project_name == "甲项目"
        assert "只读" in bare.windowTitle()
        assert not bare.commands[Command.NEW_REPORT].isEnabled()
        bare.view.go_to(Place("project_name"))
        type_text("改")
        assert opened(bare).project_name == "甲项目"


def test_the_settings_remember_the_book(full: MainWindow, tmp_path: Path, book: Path) -> None:
    assert read_settings(tmp_path / "config" / "settings.json").recent_books == (str(book),)
    full.commands[Command.CLOSE_BOOK].trigger()
    buttons = full.start_page.findChildren(QAbstractButton)
    next(button for button in buttons if button.text() == book.name).click()
    assert opened(full).project_name == "甲项目"


def test_what_is_typed_is_on_disk_after_a_pause(full: MainWindow, book: Path, official: Forms, qtbot: QtBot) -> None:
    full.view.go_to(Place("office"))
    press(Key.Key_A, CTRL)
    type_text("绿化科")
    with qtbot.waitSignal(full.editor.saved, timeout=1000):
        pass
    assert stored(book, official)[0].office == "绿化科"
    assert "已自动保存" in full.scores.saved.text()


def test_switching_saves_and_composition_comes_first(full: MainWindow, book: Path, official: Forms) -> None:
    full.view.go_to(Place("problems"))
    press(Key.Key_End, CTRL)
    compose(focus(), "lu")
    full.commands[Command.NEXT_REPORT].trigger()
    assert opened(full).project_name == "乙项目"
    assert stored(book, official)[0].problems.endswith("lu")


def test_closing_saves_what_is_being_composed(full: MainWindow, book: Path, official: Forms) -> None:
    full.view.go_to(Place("office"))
    press(Key.Key_A, CTRL)
    compose(focus(), "lvhua")
    full.close()
    assert stored(book, official)[0].office == "lvhua"


def test_a_full_disk_is_said_once_and_nothing_is_lost(
    full: MainWindow, book: Path, official: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_pages(full, 1)
    full.view.go_to(Place("problems"))
    QApplication.clipboard().setText("新" * 5000)
    press(Key.Key_V, CTRL)
    assert not full.editor.save()
    assert "继续尝试保存" in said(full.trouble)
    monkeypatch.setattr(QMessageBox, "warning", lambda *_: QMessageBox.StandardButton.Cancel)
    assert not full.close()
    let_pages(full, 1_000_000)
    offer(full.trouble, "立即重试").click()
    assert said(full.trouble) == ""
    assert stored(book, official)[0].problems.startswith("新" * 5000)


def let_pages(window: MainWindow, pages: int) -> None:
    """Let the book's file have so many pages: SQLite tells a full disk beyond them."""
    assert window.session.book is not None
    with window.session.book._file.reading() as database:  # noqa: SLF001  # no other way to fill one book's disk
        database.execute_sql(f"PRAGMA max_page_count = {pages}")  # type: ignore[no-untyped-call]  # peewee has no types
