"""Where a file goes, as it is typed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.acting import shown
from ui.widgets.file_line import FileLine


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    return shown(qtbot, QWidget())


@pytest.mark.parametrize("typed", ["甲.docx", "甲.DOCX", "甲"])
def test_a_name_ends_as_its_kind_asks_and_only_once(frame: QWidget, typed: str) -> None:
    line = FileLine("导出", Path("/甲.docx"), frame)
    line.name.setText(f"/{typed}")
    assert line.path == (Path("/甲.DOCX") if typed == "甲.DOCX" else Path("/甲.docx"))


def test_a_name_in_capitals_is_proposed_again_as_it_was_meant(frame: QWidget) -> None:
    line = FileLine("导出", Path("/甲.DOCX"), frame)
    assert line.path == Path("/甲.docx")
    line.set_suffix("")
    assert line.path == Path("/甲")
