"""The start: what is loaded, what is said in Chinese, and fonts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.settings import Settings, read_settings, write_settings

ROOT = Path(__file__).parents[2]

_LOADED = """
import sys
from pathlib import Path
from ui.app import application, build
app = application([])
window = build(None, config=Path(sys.argv[1]))
window.show()
app.processEvents()
print(sorted({name.split(".")[0] for name in sys.modules} & {"reportlab", "pypdfium2", "PIL", "peewee"}))
"""

_WORDS = """
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDialogButtonBox
from ui.app import application
app = application([])
kinds = QDialogButtonBox.StandardButton
box = QDialogButtonBox(kinds.Close)
print(box.button(kinds.Close).text(), QLocale().toString(QDate(2022, 3, 10), "dddd"))
"""

_ICON = """
from ui.app import application
icon = application([]).windowIcon()
print([icon.pixmap(size).toImage().pixelColor(size // 2, size // 10).name() for size in (16, 64)])
"""

_FACES = """
import sys
from PySide6.QtGui import QTextLayout
from ui.app import application
app = application([])
layout = QTextLayout("自评簿", app.font())
layout.beginLayout()
layout.createLine()
layout.endLayout()
runs = layout.glyphRuns()
print([run.rawFont().familyName() for run in runs], [0 in run.glyphIndexes() for run in runs])
"""

_FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def run(script: str, *arguments: str, **environment: str) -> str:
    """What a script prints that runs in a process of its own."""
    command = [sys.executable, "-c", script, *arguments]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout.strip()


def test_neither_paper_nor_preview_nor_book_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    assert run(_LOADED, str(tmp_path)) == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig is asked")
def test_the_shipped_face_stands_in_where_there_is_no_chinese_font(tmp_path: Path) -> None:
    conf = tmp_path / "fonts.conf"
    conf.write_text(_FONTS_CONF.format(folder=tmp_path), encoding="utf-8")
    assert run(_FACES, FONTCONFIG_FILE=str(conf)) == "['FormSong'] [False]"


def test_the_window_has_the_program_s_icon() -> None:
    assert run(_ICON) == "['#1d5c96', '#1d5c96']"


def test_qt_s_own_words_are_chinese() -> None:
    assert run(_WORDS) == "关闭 星期四"


def test_settings_return(tmp_path: Path) -> None:
    path = tmp_path / "新" / "settings.json"
    settings = Settings().with_recent(tmp_path / "甲.ziping").with_recent(tmp_path / "乙.ziping")
    write_settings(path, settings.with_recent(tmp_path / "甲.ziping"))
    assert read_settings(path).recent_books == (str(tmp_path / "甲.ziping"), str(tmp_path / "乙.ziping"))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"recent_books": 3}', '{"recent_books": [3]}'])
def test_settings_that_are_none_count_as_empty(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert read_settings(path) == Settings()


def test_settings_that_cannot_be_kept_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    write_settings(tmp_path / "file" / "settings.json", Settings(recent_books=("甲",)))
    assert read_settings(tmp_path / "file" / "settings.json") == Settings()
