"""Full and vanished disks, read-only places, other programs: the user is told once, and nothing typed is lost."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.paths import FORMS
from desktop.settings import read_settings
from desktop.storage.book import Book, system_clock
from tests.ui.acting import CTRL, Key, press, type_text
from tests.ui.disks import choose_file, fill, make_read_only, small_disk
from tests.ui.window_looks import look_over, names, offer, opened, said, stored
from ui.commands import Command
from ui.main_window import MainWindow
from ui.widgets.notice_bar import NoticeBar

LONG = "新" * 9000
_OTHER_WINDOW = f"""
import sys
from dataclasses import replace
from pathlib import Path
from desktop.domain.form_file import Forms
from desktop.storage import Book
with Book.open(Path(sys.argv[1]), Forms(Path({str(FORMS)!r}))) as book:
    print("open", flush=True)
    sys.stdin.readline()
    book.save(1, replace(book.load(1), project_name="别处改的"))
    print("saved", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "盘", 400) as disk:
        yield disk


def opened_there(window: MainWindow, book: Path, folder: Path) -> Path:
    """A copy of the book, open in the window."""
    copy = folder / book.name
    copy.write_bytes(book.read_bytes())
    assert window.books.try_open(copy)
    look_over(window)
    return copy


def write_long_problems(window: MainWindow) -> None:
    window.view.go_to(Place("problems"))
    QApplication.clipboard().setText(LONG)
    press(Key.Key_V, CTRL)


def replace_office(window: MainWindow, text: str) -> None:
    window.view.go_to(Place("office"))
    press(Key.Key_A, CTRL)
    type_text(text)


def tellings(bar: NoticeBar, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a bar is made to say from now on."""
    found: list[str] = []
    tell = bar.tell

    def noted(sentence: str, offers: object = ()) -> None:
        found.append(sentence)
        tell(sentence, offers)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(bar, "tell", noted)
    return found


def test_typing_goes_on_while_the_disk_is_full(
    bare: MainWindow, book: Path, disk: Path, official: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = opened_there(bare, book, disk)
    ballast = fill(disk)
    told = tellings(bare.trouble, monkeypatch)
    write_long_problems(bare)
    assert not bare.editor.save()
    bare.trouble.findChildren(type(offer(bare.trouble, "知道了")))[0].click()
    replace_office(bare, "绿化科")
    for _ in range(3):
        assert not bare.editor.save()
        bare.safekeeping.watch.look()
    assert len(told) == 1
    assert "磁盘空间不足" in told[0]
    assert "仍在窗口中" in told[0]
    bare.commands[Command.NEXT_REPORT].trigger()
    assert opened(bare).project_name == "乙项目"
    bare.commands[Command.PREVIOUS_REPORT].trigger()
    assert opened(bare).office == "绿化科"
    ballast.unlink()
    assert bare.editor.save()
    first = stored(copy, official)[0]
    assert first.office == "绿化科"
    assert LONG in first.problems
    assert said(bare.trouble) == ""


def test_a_full_disk_is_left_for_another_place(  # noqa: PLR0913, PLR0917  # fixtures
    bare: MainWindow,
    book: Path,
    disk: Path,
    tmp_path: Path,
    official: Forms,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = opened_there(bare, book, disk)
    before = copy.read_bytes()
    fill(disk)
    write_long_problems(bare)
    assert not bare.editor.save()
    choose_file(monkeypatch, tmp_path / "新家")
    offer(bare.trouble, "另存为…").click()
    there = tmp_path / "新家.ziping"
    assert said(bare.trouble) == ""
    assert "已另存为" in said(bare.notice)
    assert LONG in stored(there, official)[0].problems
    replace_office(bare, "绿化科")
    assert bare.editor.save()
    assert stored(there, official)[0].office == "绿化科"
    bare.commands[Command.UNDO].trigger()
    bare.commands[Command.UNDO].trigger()
    assert LONG not in opened(bare).problems
    assert copy.read_bytes() == before
    assert not copy.with_name(f"{copy.name}.lock").exists()


def test_a_folder_that_disappears_is_said_once_and_a_return_is_noticed(
    bare: MainWindow, book: Path, tmp_path: Path, official: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "U盘"
    folder.mkdir()
    copy = opened_there(bare, book, folder)
    told = tellings(bare.trouble, monkeypatch)
    folder.rename(tmp_path / "拔出")
    bare.safekeeping.watch.look()
    replace_office(bare, "绿化科")
    assert not bare.editor.save()
    bare.safekeeping.watch.look()
    assert [("已不在原处" in sentence, "另存" in sentence) for sentence in told] == [(True, True)]
    (tmp_path / "拔出").rename(folder)
    bare.safekeeping.watch.look()
    assert said(bare.trouble) == ""
    assert stored(copy, official)[0].office == "绿化科"


def test_a_book_that_is_gone_goes_on_at_another_place(
    bare: MainWindow, book: Path, tmp_path: Path, official: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "U盘"
    folder.mkdir()
    opened_there(bare, book, folder)
    folder.rename(tmp_path / "拔出")
    replace_office(bare, "绿化科")
    assert not bare.editor.save()
    choose_file(monkeypatch, tmp_path / "新家.ziping")
    bare.commands[Command.SAVE_AS].trigger()
    assert stored(tmp_path / "新家.ziping", official)[0].office == "绿化科"
    assert names(bare) == ["甲项目", "乙项目", "丙项目"]


@pytest.mark.parametrize("backed_up", [True, False])
def test_a_disk_that_cannot_be_read_any_more_costs_no_open_report(  # noqa: PLR0913  # fixtures
    bare: MainWindow,
    book: Path,
    tmp_path: Path,
    official: Forms,
    monkeypatch: pytest.MonkeyPatch,
    *,
    backed_up: bool,
) -> None:
    copy = opened_there(bare, book, _folder(tmp_path))
    if not backed_up:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "leer"))
    replace_office(bare, "绿化科")
    copy.write_bytes(b"")
    assert not bare.editor.save()
    choose_file(monkeypatch, tmp_path / "新家.ziping")
    bare.commands[Command.SAVE_AS].trigger()
    kept = stored(tmp_path / "新家.ziping", official)
    assert [report.project_name for report in kept] == (["甲项目", "乙项目", "丙项目"] if backed_up else ["甲项目"])
    assert kept[0].office == "绿化科"
    assert "读不出来" in said(bare.notice)
    assert ("备份和窗口中" if backed_up else "没有备份") in said(bare.notice)


def test_a_report_begun_since_the_backup_is_there_too(
    bare: MainWindow, book: Path, tmp_path: Path, official: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = opened_there(bare, book, _folder(tmp_path))
    bare.commands[Command.NEW_REPORT].trigger()
    bare.view.go_to(Place("project_name"))
    type_text("丁项目")
    copy.write_bytes(b"")
    assert not bare.editor.save()
    choose_file(monkeypatch, tmp_path / "新家.ziping")
    offer(bare.trouble, "另存为…").click()
    kept = stored(tmp_path / "新家.ziping", official)
    assert [report.project_name for report in kept] == ["甲项目", "乙项目", "丙项目", "丁项目"]
    assert names(bare) == ["甲项目", "乙项目", "丙项目", "丁项目"]


def test_another_place_that_is_taken_keeps_what_is_there(
    full: MainWindow, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "有了.ziping"
    taken.write_bytes(b"something")
    choose_file(monkeypatch, taken)
    full.commands[Command.SAVE_AS].trigger()
    assert "已经存在" in said(full.notice)
    assert taken.read_bytes() == b"something"
    assert full.session.book is not None
    assert full.session.book.path == book
    choose_file(monkeypatch, tmp_path / "空着")
    offer(full.notice, "换一个位置").click()
    assert full.session.book.path == tmp_path / "空着.ziping"


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "盘"
    folder.mkdir()
    return folder


def test_a_read_only_place_is_opened_and_said(
    bare: MainWindow, book: Path, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = disk / book.name
    copy.write_bytes(book.read_bytes())
    make_read_only(disk)
    assert bare.books.try_open(copy)
    assert "只读" in bare.windowTitle()
    assert "无法写入" in said(bare.trouble)
    assert "另存为" in said(bare.trouble)
    replace_office(bare, "绿化科")
    assert opened(bare).office != "绿化科"
    choose_file(monkeypatch, tmp_path / "新家.ziping")
    offer(bare.trouble, "另存为…").click()
    assert "只读" not in bare.windowTitle()
    replace_office(bare, "绿化科")
    assert opened(bare).office == "绿化科"
    assert bare.editor.save()


@contextmanager
def another_window(book: Path) -> Iterator[subprocess.Popen[str]]:
    """A process of the program that has the book open for writing."""
    command = [sys.executable, "-c", _OTHER_WINDOW, str(book)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert line(process) == "open"
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def go_on(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_a_second_window_is_told_and_reads_what_the_first_one_saves(bare: MainWindow, book: Path) -> None:
    with another_window(book) as first:
        assert not bare.books.try_open(book)
        assert str(first.pid) in said(bare.notice)
        offer(bare.notice, "以只读方式打开").click()
        assert "只读" in bare.windowTitle()
        assert opened(bare).project_name == "甲项目"
        go_on(first)
        assert line(first) == "saved"
        bare.safekeeping.watch.look()
        assert names(bare)[0] == opened(bare).project_name == "别处改的"
    assert bare.books.try_open(book)
    assert "只读" not in bare.windowTitle()


def change_elsewhere(book: Path, statement: str) -> None:
    """As a program that heeds no lock of ours would."""
    with closing(sqlite3.connect(book)) as connection:
        connection.execute(statement)
        connection.commit()


def test_what_another_program_writes_is_noticed_and_what_it_breaks_is_not_made_worse(
    full: MainWindow, book: Path, qtbot: QtBot
) -> None:
    change_elsewhere(book, "UPDATE report SET office = '外面改的' WHERE id = 2")
    full.safekeeping.watch.look()
    qtbot.waitUntil(lambda: "不再写入" in said(full.trouble))
    content = book.read_bytes()
    assert "只读" in full.windowTitle()
    assert not full.commands[Command.NEW_REPORT].isEnabled()
    replace_office(full, "绿化科")
    assert full.editor.save()
    assert book.read_bytes() == content


def test_what_a_second_writer_saves_is_an_undo_step_here(full: MainWindow, book: Path, official: Forms) -> None:
    (book.parent / f"{book.name}.lock").unlink()  # as if the share knew no locks
    with Book.open(book, official) as other:
        other.save(1, replace(other.load(1), office="别处的科"))
    full.safekeeping.watch.look()
    assert "其他程序" in said(full.notice)
    assert opened(full).office == "别处的科"
    full.commands[Command.UNDO].trigger()
    assert opened(full).office == "设施科"


def test_what_is_unsaved_here_stands_before_what_a_second_writer_saved(
    full: MainWindow, book: Path, official: Forms
) -> None:
    (book.parent / f"{book.name}.lock").unlink()  # as above
    replace_office(full, "绿化科")
    with Book.open(book, official) as other:
        other.save(1, replace(other.load(1), office="别处的科"))
    full.safekeeping.watch.look()
    assert "以窗口中的内容为准" in said(full.notice)
    assert full.editor.save()
    assert stored(book, official)[0].office == "绿化科"
    with Book.open(book, official, read_only=True) as read:
        assert "别处的科" in [read.version_report(version.id).office for version in read.history(1)]


def test_a_clock_that_goes_back_loses_nothing(
    bare: MainWindow, tmp_path: Path, official: Forms, report: Report
) -> None:
    path = tmp_path / "未来.ziping"
    with Book.create(path, official, clock=lambda: system_clock() + timedelta(days=400)) as made:
        made.add(report)
        made.save(1, replace(report, problems="明年写的"))
    assert bare.books.try_open(path)
    replace_office(bare, "绿化科")
    assert bare.editor.save()
    assert stored(path, official)[0].office == "绿化科"
    with Book.open(path, official, read_only=True) as read:
        contents = [read.version_report(version.id) for version in read.history(1)]
    assert contents[0].office == "绿化科"
    assert "明年写的" in [content.problems for content in contents]


def test_a_place_at_risk_is_said_once_for_each_book(full: MainWindow, book: Path, tmp_path: Path) -> None:
    assert "临时文件夹" in said(full.place)
    assert offer(full.place, "另存为…").isVisible()
    full.commands[Command.SHOW_YEAR].trigger()
    assert "临时文件夹" in said(full.place)
    full.commands[Command.CLOSE_BOOK].trigger()
    assert full.books.try_open(book)
    assert said(full.place) == ""
    assert read_settings(tmp_path / "config" / "settings.json").places_told == (str(book),)


def test_what_the_window_itself_writes_beside_the_work_is_no_other_program_s(full: MainWindow, qtbot: QtBot) -> None:
    assert full.session.book is not None
    for number in range(30):
        full.session.book.add(replace(opened(full), project_name=f"第{number}项"))
    ids = [summary.id for summary in full.session.book.summaries()]
    done: list[bool] = []
    full.changes.make("正在排序", len(ids), lambda book: book.reorder(ids[::-1]), lambda _: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    full.safekeeping.watch.look()
    assert "其他程序" not in said(full.notice)
