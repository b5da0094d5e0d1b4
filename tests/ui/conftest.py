"""Qt without a screen, and the window's parts around invented reports."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.paths import FORMS
from desktop.storage.book import Book
from tests.reports import TODAY, sound_report
from tests.ui.acting import shown
from tests.ui.indicator_cells import table_block
from tests.ui.shelf import Shelf
from ui.app import build
from ui.editor import Editor
from ui.main_window import MainWindow
from ui.tabs.indicator_table import IndicatorTable
from ui.tabs.indicators_view import IndicatorsView
from ui.tabs.report_view import ReportView

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class PatientBot(QtBot):
    """Waits as long as a busy machine needs."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 30_000) -> None:  # noqa: N802  # QtBot's
        """Wait until it holds; the limit only ends what would never come."""
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001  # as pytest-qt's own
    return PatientBot(request)


@pytest.fixture(autouse=True)
def keys_let_go(qapp: QApplication) -> None:  # noqa: ARG001  # there must be one
    """No key that the test before held is held: Qt remembers it for the whole program."""
    QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)


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
def official() -> Forms:
    """The official form alone, as the program has it."""
    return Forms(FORMS)


@pytest.fixture
def window(qtbot: QtBot, official: Forms, tmp_path: Path) -> Iterator[MainWindow]:
    """The whole window with a new book of one empty report."""
    window = build(None, config=tmp_path / "config", forms=official, today=lambda: TODAY)
    window.books.create(tmp_path / "试验.ziping")
    yield shown(qtbot, window)
    window.close()


@pytest.fixture
def block(view: ReportView, editor: Editor, form: Form, report: Report) -> IndicatorsView:
    editor.open(1, report, form)
    return table_block(view)


@pytest.fixture
def table(block: IndicatorsView, view: ReportView) -> IndicatorTable:
    view.go_to(Place("self_score", 0))
    return block.table


@pytest.fixture
def book(tmp_path: Path, official: Forms, form: Form) -> Path:
    """A book of three reports without findings."""
    path = tmp_path / "三份.ziping"
    with Book.create(path, official) as made:
        for name in ("甲项目", "乙项目", "丙项目"):
            made.add(sound_report(form, project_name=name))
    return path


@pytest.fixture
def bare(qtbot: QtBot, official: Forms, tmp_path: Path) -> Iterator[MainWindow]:
    """The window without a book."""
    window = build(None, config=tmp_path / "config", forms=official, today=lambda: TODAY)
    yield shown(qtbot, window)
    window.session.close()


@pytest.fixture
def full(bare: MainWindow, book: Path) -> MainWindow:
    """The window with the book of three."""
    assert bare.books.try_open(book)
    return bare
