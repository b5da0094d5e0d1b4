"""The versions of a report: listed, compared side by side, brought back as a step that can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.storage.book import Book, system_clock
from desktop.storage.history import VersionKind
from tests.storage.clock import SetClock
from tests.ui.acting import CTRL, Key, answer, press, type_text
from tests.ui.window_looks import opened, said, stored
from ui.commands import Command
from ui.dialogs.history_dialog import HistoryDialog
from ui.main_window import MainWindow
from ui.widgets.choose_row import choose_row
from ui.widgets.comparison_view import pieces

NEWEST, REOPENED, FINAL, EDITED, FIRST = range(5)


@pytest.fixture
def history(bare: MainWindow, tmp_path: Path, official: Forms, report: Report) -> MainWindow:
    """The window with a report of five versions, one of them finalised."""
    path = tmp_path / "历史.ziping"
    clock = SetClock()
    with Book.create(path, official, clock=clock) as book:
        book.add(report)
        rows = (replace(report.indicators[0], remark="已核对"), *report.indicators[1:])
        clock.forward(hours=30)
        book.save(1, replace(report, problems="照度不够均匀。", recurring=True, indicators=rows))
        clock.forward(hours=1)
        book.finalise([1])
        clock.forward(hours=1)
        book.reopen([1])
        clock.forward(hours=30)
        book.save(1, replace(book.load(1), problems="照度<b>还</b>不够均匀，&amp;。"))
    assert bare.books.try_open(path)
    return bare


def looked(window: MainWindow, look: Callable[[HistoryDialog], object]) -> None:
    """Look at the history, as far as a dialog stands there."""
    answer(HistoryDialog, look)
    window.commands[Command.HISTORY].trigger()


def cells(dialog: HistoryDialog) -> list[list[str]]:
    model = dialog.view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def marked(document: QTextDocument) -> list[tuple[str, str]]:
    """The marked passages: with a line through them or under them."""
    found = []
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            words = part.fragment().charFormat()
            if words.fontStrikeOut() or words.fontUnderline():
                found.append(("gone" if words.fontStrikeOut() else "new", part.fragment().text()))
            part += 1
        block = block.next()
    return found


def test_versions_are_listed_with_time_and_what_changed(history: MainWindow) -> None:
    def look(dialog: HistoryDialog) -> None:
        how = [line[1] for line in cells(dialog)]
        assert how[NEWEST] == "填写"
        assert how[FINAL].startswith("定稿第 1 版 ")
        assert how[FIRST] == "新建"
        assert [line[2] for line in cells(dialog)][FIRST] == "最初的内容"
        assert "主要问题" in cells(dialog)[EDITED][2]
        final = dialog.view.model().index(FINAL, 1)
        font = final.data(Qt.ItemDataRole.FontRole)
        assert isinstance(font, QFont)
        assert font.bold()
        assert not final.data(Qt.ItemDataRole.DecorationRole).isNull()
        shown.append(True)
        dialog.reject()

    shown: list[bool] = []
    looked(history, look)
    assert shown == [True]


def test_changed_passages_are_marked_by_lines_and_texts_are_no_markup(history: MainWindow) -> None:
    found: list[object] = []

    def look(dialog: HistoryDialog) -> None:
        document = dialog.comparison.document()
        found.append(marked(document))
        found.append(document.toPlainText())
        choose_row(dialog.view, EDITED)
        found.append(marked(document))
        dialog.against.setCurrentIndex(1)
        choose_row(dialog.view, NEWEST)
        found.append(document.toPlainText())
        found.append(dialog.restore.isEnabled())
        dialog.reject()

    looked(history, look)
    newest, text, edited, same, restorable = found
    assert ("new", "<b>还</b>") in newest  # type: ignore[operator]  # lists and texts
    assert "照度<b>还</b>不够均匀，&amp;。" in str(text)
    assert ("gone", "否") in edited  # type: ignore[operator]  # as above
    assert ("new", "是") in edited  # type: ignore[operator]  # as above
    assert same == "两个版本的内容相同。"
    assert not restorable


def test_a_version_is_restored_as_a_step_that_can_be_undone(
    history: MainWindow, official: Forms, report: Report
) -> None:
    def restore(dialog: HistoryDialog) -> None:
        choose_row(dialog.view, dialog.view.model().rowCount() - 1)
        dialog.restore.click()

    history.view.go_to(Place("office"))
    press(Key.Key_A, CTRL)
    type_text("绿化科")
    looked(history, restore)
    assert history.session.book is not None
    path = history.session.book.path
    assert opened(history) == report
    assert stored(path, official) == [report]
    assert history.session.book.history(1)[0].kind is VersionKind.RESTORED
    assert "仍在历史版本里" in said(history.notice)
    history.commands[Command.UNDO].trigger()
    assert opened(history).office == "绿化科"
    assert history.notice.isHidden()
    history.commands[Command.UNDO].trigger()
    assert opened(history).office == "设施科"


def test_undo_is_not_offered_for_another_step(history: MainWindow) -> None:
    """Neither after more was typed nor beside another report."""
    assert history.session.book is not None
    first = history.session.book.history(1)[-1].id
    ways: tuple[Callable[[], object], ...] = (lambda: type_text("又"), history.commands[Command.DUPLICATE].trigger)
    for go_on in ways:
        history.view.go_to(Place("office"))
        type_text("绿")
        history.safekeeping.history.restore(first)
        assert history.notice.isVisible()
        assert "仍在历史版本里" in said(history.notice)
        go_on()
        assert history.notice.isHidden()


def test_of_a_final_report_versions_are_looked_at_only(history: MainWindow) -> None:
    assert history.session.book is not None
    history.session.book.finalise([1])
    history.session.take_up([1])
    found: list[bool] = []

    def look(dialog: HistoryDialog) -> None:
        choose_row(dialog.view, dialog.view.model().rowCount() - 1)
        found.append(dialog.restore.isEnabled())
        dialog.reject()

    looked(history, look)
    assert found == [False]


def test_a_damaged_version_is_told_and_passed_over(
    bare: MainWindow, tmp_path: Path, official: Forms, report: Report
) -> None:
    path = tmp_path / "坏.ziping"
    clock = SetClock()
    clock.now = system_clock() - timedelta(hours=1)
    with Book.create(path, official, clock=clock) as book:
        book.add(report)
        for text in ("其一", "其二"):
            clock.forward(minutes=5)
            book.save(1, replace(report, problems=text))
    path.write_bytes(path.read_bytes().replace('"problems":"其一"'.encode(), '"problems":"其十"'.encode()))
    assert bare.books.try_open(path)
    found: list[tuple[str, str, bool]] = []

    def look(dialog: HistoryDialog) -> None:
        choose_row(dialog.view, 1)
        found.append((cells(dialog)[1][2], dialog.comparison.toPlainText()[:8], dialog.restore.isEnabled()))
        dialog.reject()

    looked(bare, look)
    assert found == [("（已损坏）", "这个版本已损坏，", False)]


def test_a_clock_that_went_back_leaves_the_order_of_saving(
    bare: MainWindow, tmp_path: Path, official: Forms, report: Report
) -> None:
    path = tmp_path / "未来.ziping"
    clock = SetClock()
    with Book.create(path, official, clock=clock) as book:
        book.add(report)
        clock.now -= timedelta(days=2)
        book.save(1, replace(report, problems="后来写的"))
    assert bare.books.try_open(path)
    found: list[list[list[str]]] = []

    def look(dialog: HistoryDialog) -> None:
        found.append(cells(dialog))
        dialog.reject()

    looked(bare, look)
    [lines] = found
    assert [line[1] for line in lines] == ["填写", "新建"]
    assert lines[0][0] < lines[1][0]


def test_long_passages_that_are_the_same_are_left_out_unless_all_is_wanted() -> None:
    text = "甲" * 500 + "改" + "乙" * 500
    spans = ((500, 501),)
    short = list(pieces(text, spans, whole=False))
    assert [piece for piece, is_marked, _ in short if is_marked][:1] == ["改"]
    assert "…（相同的 460 字）…" in [piece for piece, _, is_left_out in short if is_left_out]
    assert "".join(piece for piece, _, _ in pieces(text, spans, whole=True)) == text
