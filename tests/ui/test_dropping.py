"""Files dropped onto the window, whatever lies under the pointer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.plan import PlanRow
from desktop.exchange.json_file import to_json
from desktop.storage.book import Book
from tests.reports import sound_report
from tests.ui.acting import answer, focus, told
from ui.dialogs.import_dialog import ImportDialog
from ui.main_window import MainWindow
from ui.widgets.text_input import TextInput

LEFT, NONE, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


@pytest.fixture
def file(tmp_path: Path, form: Form) -> Path:
    path = tmp_path / "来件.json"
    path.write_bytes(to_json([PlanRow(sound_report(form, project_name="丁项目"))]))
    return path


@pytest.fixture
def other(tmp_path: Path, full: MainWindow, form: Form) -> Path:
    path = tmp_path / "另一簿.ziping"
    with Book.create(path, full.session.forms) as book:
        book.add(sound_report(form, project_name="丁项目"))
    return path


def of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag(widget: QWidget, mime: QMimeData) -> bool:
    """Drag something over a widget and let it fall; whether anybody under the pointer took it."""
    enter = QDragEnterEvent(QPoint(5, 5), COPY, mime, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    taken = enter.isAccepted()
    fall = QDropEvent(QPointF(5, 5), COPY, mime, LEFT, NONE) if taken else QDragLeaveEvent()
    QApplication.sendEvent(widget, fall)
    return taken


def drop(window: MainWindow, *paths: Path) -> None:
    mime = of(*paths)  # events do not keep it
    assert drag(window, mime)


def press_button(words: str) -> Callable[[QMessageBox], None]:
    def act(box: QMessageBox) -> None:
        next(button for button in box.buttons() if words in button.text()).click()

    return act


def test_a_file_comes_in_as_a_plan(full: MainWindow, file: Path, qtbot: QtBot) -> None:
    answer(ImportDialog, ImportDialog.accept)
    drop(full, file)
    qtbot.waitUntil(told(full, "导入 1 份"))


@pytest.mark.parametrize("attribute", ["project_name", "achievements"])
def test_a_file_that_falls_on_an_input_comes_in_and_is_not_typed(
    full: MainWindow, file: Path, qtbot: QtBot, attribute: str
) -> None:
    full.view.go_to(Place(attribute))
    under, before, mime = focus(), full.editor.report, of(file)
    answer(ImportDialog, ImportDialog.reject)
    assert drag(under.viewport() if isinstance(under, TextInput) else under, mime)
    qtbot.waitUntil(told(full, "已取消导入"))
    assert full.editor.report == before


def test_a_file_that_falls_on_the_list_of_reports_comes_in(full: MainWindow, file: Path, qtbot: QtBot) -> None:
    mime = of(file)
    answer(ImportDialog, ImportDialog.accept)
    assert drag(full.reports.view.viewport(), mime)
    qtbot.waitUntil(told(full, "导入 1 份"))


def test_words_are_left_to_the_inputs(full: MainWindow) -> None:
    words = QMimeData()
    words.setText("文字")
    assert not drag(full, words)
    full.view.go_to(Place("project_name"))
    assert drag(focus(), words)
    assert full.editor.report is not None
    assert "文字" in full.editor.report.project_name


def test_a_book_is_opened_or_merged(full: MainWindow, other: Path, qtbot: QtBot) -> None:
    def merge(box: QMessageBox) -> None:
        answer(ImportDialog, ImportDialog.accept)
        press_button("合并")(box)

    answer(QMessageBox, merge)
    drop(full, other)
    qtbot.waitUntil(told(full, "已从 另一簿.ziping 导入 1 份"))
    answer(QMessageBox, press_button("打开"))
    drop(full, other)
    qtbot.waitUntil(lambda: full.session.book is not None and full.session.book.path == other)


def test_a_book_that_is_neither_opened_nor_merged_changes_nothing(full: MainWindow, other: Path, qtbot: QtBot) -> None:
    assert full.session.book is not None
    path, answered = full.session.book.path, []

    def think_better(box: QMessageBox) -> None:
        answered.append(box.text())
        press_button("取消")(box)

    answer(QMessageBox, think_better)
    drop(full, other)
    qtbot.waitUntil(lambda: answered == ["要怎样处理自评簿 另一簿.ziping？"])
    assert full.session.book.path == path
    assert len(full.session.summaries) == 3


def test_without_a_book_one_is_opened_and_a_file_is_told_what_it_lacks(
    bare: MainWindow, book: Path, file: Path, qtbot: QtBot
) -> None:
    drop(bare, file)
    qtbot.waitUntil(told(bare, "还没有打开自评簿"))
    drop(bare, book)
    qtbot.waitUntil(lambda: bare.session.book is not None)
