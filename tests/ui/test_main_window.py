"""The whole window: books, reports, panels, notices."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.paths import FORMS
from desktop.settings import read_settings
from desktop.storage.book import Book
from tests.reports import TODAY
from tests.ui.acting import CTRL, SHIFT, Key, compose, focus, press, shown, type_text
from ui.app import build
from ui.commands import Command
from ui.main_window import MainWindow
from ui.widgets.notice_bar import NoticeBar


@pytest.fixture
def forms() -> Forms:
    """The official form alone, as the program has it."""
    return Forms(FORMS)


@pytest.fixture
def book(tmp_path: Path, forms: Forms, report: Report) -> Path:
    """A book of three reports."""
    path = tmp_path / "三份.ziping"
    with Book.create(path, forms) as made:
        for name in ("甲项目", "乙项目", "丙项目"):
            made.add(replace(report, project_name=name))
    return path


@pytest.fixture
def bare(qtbot: QtBot, forms: Forms, tmp_path: Path) -> Iterator[MainWindow]:
    """The window without a book."""
    window = build(None, config=tmp_path / "config", forms=forms, today=lambda: TODAY)
    yield shown(qtbot, window)
    window.session.close()


@pytest.fixture
def full(bare: MainWindow, book: Path) -> MainWindow:
    """The window with the book of three."""
    assert bare.books.try_open(book)
    return bare


def listed(window: MainWindow) -> list[tuple[str, ...]]:
    model = window.reports.view.model()
    return [tuple(str(model.index(row, column).data()) for column in range(4)) for row in range(model.rowCount())]


def names(window: MainWindow) -> list[str]:
    return [line[1] for line in listed(window)]


def opened(window: MainWindow) -> Report:
    assert window.editor.report is not None
    return window.editor.report


def said(bar: NoticeBar) -> str:
    return bar.sentence.text() if bar.isVisible() else ""


def offer(bar: NoticeBar, text: str) -> QAbstractButton:
    return next(button for button in bar.findChildren(QAbstractButton) if button.text() == text)


def stored(path: Path, forms: Forms) -> list[Report]:
    with Book.open(path, forms, read_only=True) as book:
        return [book.load(summary.id) for summary in book.summaries()]


def test_the_start_page_stands_without_a_book(bare: MainWindow) -> None:
    assert bare.start_page.isVisible()
    assert not bare.reports.isVisible()
    assert bare.commands[Command.NEW_BOOK].isEnabled()
    for command in (Command.NEW_REPORT, Command.DELETE, Command.EXPORT, Command.UNDO, Command.CLOSE_BOOK):
        assert not bare.commands[command].isEnabled()


def test_a_new_book_begins_with_an_empty_report(bare: MainWindow, tmp_path: Path, forms: Forms) -> None:
    bare.books.create(tmp_path / "新.ziping")
    assert listed(bare) == [("草稿", "（未填项目名称）", "0", "—")]
    assert opened(bare) == forms["putuo-2021"].new_report(TODAY.year - 1)
    assert "新.ziping" in bare.windowTitle()


def test_a_book_is_opened_with_its_first_report(full: MainWindow) -> None:
    assert names(full) == ["甲项目", "乙项目", "丙项目"]
    assert listed(full)[0] == ("草稿", "甲项目", "97.5", "优")
    assert opened(full).project_name == "甲项目"
    assert full.reports.chosen == [full.editor.report_id]


def test_a_book_named_at_the_start_is_opened_after_the_first_paint(
    qtbot: QtBot, book: Path, forms: Forms, tmp_path: Path
) -> None:
    window = build(book, config=tmp_path / "config", forms=forms, today=lambda: TODAY)
    assert window.editor.report is None
    shown(qtbot, window)
    qtbot.waitUntil(lambda: window.editor.report is not None)
    assert opened(window).project_name == "甲项目"
    window.close()


def test_the_book_opened_last_returns(full: MainWindow, qtbot: QtBot, forms: Forms, tmp_path: Path, book: Path) -> None:
    full.close()
    again = shown(qtbot, build(None, config=tmp_path / "config", forms=forms, today=lambda: TODAY))
    qtbot.waitUntil(lambda: again.session.book is not None)
    assert again.session.book is not None
    assert again.session.book.path == book
    again.close()


def test_a_book_that_cannot_be_opened_is_said_and_the_start_page_stands(
    qtbot: QtBot, forms: Forms, tmp_path: Path
) -> None:
    path = tmp_path / "文字.ziping"
    path.write_text("这不是自评簿", encoding="utf-8")
    window = shown(qtbot, build(path, config=tmp_path / "config", forms=forms, today=lambda: TODAY))
    qtbot.waitUntil(lambda: bool(said(window.notice)))
    assert "文字.ziping" in said(window.notice)
    assert window.start_page.isVisible()
    assert path.read_text(encoding="utf-8") == "这不是自评簿"


def test_a_locked_book_is_offered_for_reading(bare: MainWindow, book: Path, forms: Forms) -> None:
    with Book.open(book, forms):
        assert bare.books.try_open(book)
        assert bare.session.book is None
        offer(bare.notice, "以只读方式打开").click()
        assert opened(bare).project_name == "甲项目"
        assert "只读" in bare.windowTitle()
        assert not bare.commands[Command.NEW_REPORT].isEnabled()
        bare.view.go_to(Place("project_name"))
        type_text("改")
        assert opened(bare).project_name == "甲项目"


def test_typing_shows_at_once_in_list_and_score_bar(full: MainWindow) -> None:
    full.view.go_to(Place("project_name"))
    press(Key.Key_End)
    type_text("二")
    assert names(full)[0] == "甲项目二"
    full.view.go_to(Place("self_score", 0))
    type_text("5")
    assert listed(full)[0][2:] == ("92.5", "优")
    assert (full.scores.total.text(), full.scores.grade.text()) == ("合计 92.5/100", "等级 优")
    full.view.go_to(Place("executed"))
    press(Key.Key_A, CTRL)
    type_text("430000")
    assert full.scores.rate.text() == "执行率 50.00%"


def test_what_is_typed_is_on_disk_after_a_pause(full: MainWindow, book: Path, forms: Forms, qtbot: QtBot) -> None:
    full.view.go_to(Place("office"))
    press(Key.Key_A, CTRL)
    type_text("绿化科")
    with qtbot.waitSignal(full.editor.saved, timeout=1000):
        pass
    assert stored(book, forms)[0].office == "绿化科"
    assert "已自动保存" in full.scores.saved.text()


def test_switching_saves_and_composition_comes_first(full: MainWindow, book: Path, forms: Forms) -> None:
    full.view.go_to(Place("problems"))
    press(Key.Key_End, CTRL)
    compose(focus(), "lu")
    full.commands[Command.NEXT_REPORT].trigger()
    assert opened(full).project_name == "乙项目"
    assert stored(book, forms)[0].problems.endswith("lu")


def test_closing_saves_what_is_being_composed(full: MainWindow, book: Path, forms: Forms) -> None:
    full.view.go_to(Place("office"))
    press(Key.Key_A, CTRL)
    compose(focus(), "lvhua")
    full.close()
    assert stored(book, forms)[0].office == "lvhua"


def test_undo_is_in_the_menu_with_the_field_s_name(full: MainWindow) -> None:
    before = opened(full)
    full.view.go_to(Place("office"))
    type_text("新")
    assert full.commands[Command.UNDO].text() == "撤销具体实施处（科室）"
    press(Key.Key_Z, CTRL)
    assert opened(full) == before
    assert not full.commands[Command.UNDO].isEnabled()
    press(Key.Key_Y, CTRL)
    assert opened(full).office.startswith("新")


def test_the_system_s_own_keys_undo_too(full: MainWindow) -> None:
    before = opened(full)
    full.view.go_to(Place("office"))
    type_text("新")
    press(Key.Key_Z, CTRL)
    assert opened(full) == before
    for keys in QKeySequence.keyBindings(QKeySequence.StandardKey.Redo):
        assert keys in full.commands[Command.REDO].shortcuts()


def test_undo_lives_through_switching(full: MainWindow) -> None:
    full.view.go_to(Place("office"))
    type_text("新")
    press(Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert opened(full).project_name == "乙项目"
    press(Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Z, CTRL)
    assert opened(full).office == "设施科"


def test_a_new_report_is_added_and_ready_for_typing(full: MainWindow) -> None:
    full.commands[Command.NEW_REPORT].trigger()
    type_text("丁项目")
    assert names(full) == ["甲项目", "乙项目", "丙项目", "丁项目"]
    assert opened(full).fiscal_year == 2021


def test_a_copy_is_another_report(full: MainWindow, book: Path, forms: Forms) -> None:
    full.commands[Command.DUPLICATE].trigger()
    assert names(full)[-1] == "甲项目（副本）"
    assert opened(full) == replace(stored(book, forms)[0], project_name="甲项目（副本）")


def test_deleted_reports_come_back(full: MainWindow) -> None:
    full.reports.choose([1, 2])
    full.commands[Command.DELETE].trigger()
    assert names(full) == ["丙项目"]
    assert opened(full).project_name == "丙项目"
    assert "回收站" in said(full.notice)
    offer(full.notice, "恢复").click()
    assert names(full) == ["甲项目", "乙项目", "丙项目"]
    assert opened(full).project_name == "甲项目"
    assert said(full.notice) == ""


def test_a_notice_goes_with_the_next_command(full: MainWindow) -> None:
    full.commands[Command.DELETE].trigger()
    assert said(full.notice)
    full.commands[Command.NEXT_REPORT].trigger()
    assert said(full.notice) == ""


def test_the_last_report_deleted_leaves_a_hint(full: MainWindow) -> None:
    full.reports.choose([1, 2, 3])
    full.commands[Command.DELETE].trigger()
    assert listed(full) == []
    assert full.editor.report is None
    assert any("Ctrl+N" in label.text() for label in full.view.findChildren(QLabel) if label.isVisible())
    full.commands[Command.NEW_REPORT].trigger()
    assert len(listed(full)) == 1


def accept_dialog() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.accept()


def test_the_bin_gives_back_what_is_chosen(full: MainWindow) -> None:
    full.commands[Command.DELETE].trigger()

    QTimer.singleShot(0, accept_dialog)
    full.commands[Command.BIN].trigger()
    assert names(full) == ["甲项目", "乙项目", "丙项目"]


def test_an_empty_bin_is_said(full: MainWindow) -> None:
    full.commands[Command.BIN].trigger()
    assert said(full.notice) == "回收站是空的。"


def test_reports_are_put_in_print_order(full: MainWindow, book: Path, forms: Forms) -> None:
    full.reports.choose([3])
    full.commands[Command.MOVE_UP].trigger()
    assert names(full) == ["甲项目", "丙项目", "乙项目"]
    full.commands[Command.MOVE_UP].trigger()
    full.commands[Command.MOVE_UP].trigger()
    assert names(full) == ["丙项目", "甲项目", "乙项目"]
    full.reports.choose([3, 1])
    full.commands[Command.MOVE_DOWN].trigger()
    assert [report.project_name for report in stored(book, forms)] == ["乙项目", "丙项目", "甲项目"]


def test_problems_lead_to_their_places(full: MainWindow) -> None:
    full.view.go_to(Place("executed"))
    press(Key.Key_A, CTRL)
    type_text("约8")
    full.view.go_to(Place("self_score", 3))
    type_text("11")
    press(Key.Key_F8)
    assert focus().accessibleName() == "预算执行数（元）"
    press(Key.Key_F8)
    assert focus().accessibleName() == "指标表"
    press(Key.Key_F8, SHIFT)
    press(Key.Key_F9)
    assert focus() is full.problems.view
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert focus().accessibleName() == "指标表"
    assert full.problems.windowTitle() == "问题清单　错误 2"


def test_the_chosen_problem_stays_while_its_figures_change(full: MainWindow) -> None:
    full.view.go_to(Place("executed"))
    press(Key.Key_A, CTRL)
    type_text("约8")
    full.view.go_to(Place("self_score", 3))
    type_text("11")
    full.problems.step(-1)
    assert full.problems.view.currentIndex().row() == 1
    press(Key.Key_F2)
    type_text("2")
    assert full.problems.view.currentIndex().row() == 1
    assert "112" in str(full.problems.view.currentIndex().data())


def test_a_full_disk_is_said_once_and_nothing_is_lost(
    full: MainWindow, book: Path, forms: Forms, monkeypatch: pytest.MonkeyPatch
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
    assert stored(book, forms)[0].problems.startswith("新" * 5000)


def let_pages(window: MainWindow, pages: int) -> None:
    """Let the book's file have so many pages: SQLite tells a full disk beyond them."""
    assert window.session.book is not None
    with window.session.book._file.reading() as database:  # noqa: SLF001  # no other way to fill one book's disk
        database.execute_sql(f"PRAGMA max_page_count = {pages}")  # type: ignore[no-untyped-call]  # peewee has no types


def test_every_action_has_keys_and_no_two_share_them(full: MainWindow) -> None:
    keys = [action.shortcut().toString() for action in full.commands.actions.values()]
    assert len(keys) == len(Command)
    assert "" not in keys
    assert len(set(keys)) == len(keys)
    assert not {"Ctrl+A", "Ctrl+E", "Ctrl+Shift+E", "Ctrl+K", "Ctrl+U"} & set(keys)  # X11 edits lines with these


@pytest.mark.parametrize("place", [Place("office"), Place("problems"), Place("remark", 0)])
def test_no_input_keeps_the_keys_of_an_action(full: MainWindow, place: Place) -> None:
    full.view.go_to(place)
    kept = []
    for action in full.commands.actions.values():
        combination = action.shortcut()[0]  # type: ignore[index]  # the stubs leave __getitem__ out
        event = QKeyEvent(QEvent.Type.ShortcutOverride, combination.key(), combination.keyboardModifiers())
        event.ignore()
        QApplication.sendEvent(focus(), event)
        if event.isAccepted():
            kept.append(action.text())
    assert kept == []


def test_every_widget_that_takes_the_focus_has_a_name(full: MainWindow) -> None:
    assert full.view.tabs is not None
    for page in full.view.tabs.pages:
        full.view.tabs.setCurrentWidget(page)
    full.view.go_to(Place("signature"))
    nameless = [
        widget
        for widget in full.findChildren(QWidget)
        if widget.window() is full
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_the_settings_remember_the_book(full: MainWindow, tmp_path: Path, book: Path) -> None:
    assert read_settings(tmp_path / "config" / "settings.json").recent_books == (str(book),)
    full.commands[Command.CLOSE_BOOK].trigger()
    buttons = full.start_page.findChildren(QAbstractButton)
    next(button for button in buttons if button.text() == book.name).click()
    assert opened(full).project_name == "甲项目"
