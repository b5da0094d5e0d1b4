"""The program tries itself: what it reports when all goes well, and when something does not."""

import json
import sys
from pathlib import Path

import pytest

from ui.app import build
from ui.main_window import MainWindow
from ui.smoke import smoke

pytestmark = pytest.mark.usefixtures("qapp")


def begin(config: Path) -> MainWindow:
    return build(None, config=config)


def test_it_reports_what_it_saw_and_leaves_nothing_behind(
    capsys: pytest.CaptureFixture[str], book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, handler = book.read_bytes(), sys.excepthook
    folder = tmp_path / "暂存"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    assert smoke([str(book)], begin) == 0
    seen = json.loads(capsys.readouterr().out)
    assert seen["ok"]
    assert seen["painted"] <= seen["usable"]
    assert seen["pages"] > 0
    assert "试运行.ziping 正由电脑" in seen["second_writer"]
    assert (book.read_bytes(), list(folder.iterdir()), sys.excepthook) == (before, [], handler)


def test_it_makes_a_book_where_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert smoke([], begin) == 0
    assert json.loads(capsys.readouterr().out)["ok"]


def test_a_book_that_is_none_is_refused_as_in_the_window(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wrong = tmp_path / "错.ziping"
    wrong.write_text("不是自评簿", encoding="utf-8")
    assert smoke([str(wrong)], begin) == 1
    seen = json.loads(capsys.readouterr().out)
    assert not seen["ok"]
    assert "不是自评簿，未作任何改动" in seen["failed"]


def test_a_fault_in_the_window_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    def begin_badly(config: Path) -> MainWindow:
        window = begin(config)
        window.first_painted.connect(lambda: 1 // 0)
        return window

    assert smoke([], begin_badly) == 1
    assert json.loads(capsys.readouterr().out)["failed"].startswith("ZeroDivisionError")
