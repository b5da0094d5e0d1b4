"""Qt without a screen, and the window's parts around invented reports."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.paths import FORMS
from tests.reports import TODAY
from tests.ui.acting import shown
from tests.ui.shelf import Shelf
from ui.app import build
from ui.editor import Editor
from ui.main_window import MainWindow
from ui.tabs.report_view import ReportView

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def editor(qapp: QApplication, shelf: Shelf) -> Editor:
    editor = Editor(lambda: TODAY, qapp)
    editor.use(shelf)
    return editor


@pytest.fixture
def view(qtbot: QtBot, editor: Editor) -> ReportView:
    """The middle of the window."""
    return shown(qtbot, ReportView(editor))


@pytest.fixture
def blank(form: Form) -> Report:
    return form.new_report(2021)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The whole window with a new book of one empty report."""
    window = build(None, config=tmp_path / "config", forms=Forms(FORMS), today=lambda: TODAY)
    window.books.create(tmp_path / "试验.ziping")
    yield shown(qtbot, window)
    window.close()
