"""Finalising in the window: refused while there are errors, locked afterwards, taken back."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.storage.book import Book
from tests.reports import sound_report
from tests.ui.acting import ALT, CTRL, Key, compose, focus, press, type_text
from ui.commands import Command
from ui.main_window import MainWindow


@pytest.fixture
def full(window: MainWindow, tmp_path: Path, form: Form) -> MainWindow:
    """The window with a book of a complete and an incomplete report."""
    path = tmp_path / "两份.ziping"
    with Book.create(path, window.session.forms) as book:
        book.add(sound_report(form, project_name="甲项目"))
        book.add(replace(sound_report(form, project_name="乙项目"), office="", executed=None))
    assert window.books.try_open(path)
    return window


def opened(window: MainWindow) -> Report:
    assert window.editor.report is not None
    return window.editor.report


def states(window: MainWindow) -> list[str]:
    return [str(summary.state) for summary in window.session.summaries]


def problems(window: MainWindow) -> list[str]:
    model = window.problems.view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_complete_report_is_locked_and_says_so(full: MainWindow) -> None:
    full.commands[Command.FINALISE].trigger()
    assert states(full) == ["final", "draft"]
    assert full.final_bar.isVisible()
    assert "第 1 版" in full.final_bar.sentence.text()
    assert full.editor.seal is not None
    assert full.editor.seal.digest[:8] in full.final_bar.sentence.text()
    assert not full.notice.isVisible()


def test_nothing_of_a_final_report_can_be_changed(full: MainWindow) -> None:
    full.view.go_to(Place("office"))
    type_text("新")
    full.commands[Command.FINALISE].trigger()
    before = opened(full)
    assert full.view.tabs is not None
    for page in full.view.tabs.pages:
        full.view.tabs.setCurrentWidget(page)
        for kind in (QLineEdit, QPlainTextEdit, QComboBox):
            for widget in page.findChildren(kind):
                assert not widget.isEnabled() or bool(widget.property("readOnly"))
    for place in (Place("office"), Place("achievements"), Place("self_score", 0)):
        full.view.go_to(place)
        type_text("7")
        press(Key.Key_Delete)
        press(Key.Key_Return, CTRL)
    press(Key.Key_Z, CTRL)
    assert opened(full) == before
    assert not full.commands[Command.UNDO].isEnabled()


def test_undo_goes_on_when_it_is_a_draft_again(full: MainWindow) -> None:
    full.view.go_to(Place("office"))
    type_text("新")
    full.commands[Command.FINALISE].trigger()
    full.final_bar.button.click()
    assert states(full) == ["draft", "draft"]
    assert not full.final_bar.isVisible()
    full.commands[Command.UNDO].trigger()
    assert opened(full).office == "设施科"
    full.commands[Command.FINALISE].trigger()
    assert "第 2 版" in full.final_bar.sentence.text()


def test_what_is_being_typed_in_a_cell_belongs_to_it(full: MainWindow) -> None:
    full.view.go_to(Place("remark", 1))
    type_text("见")
    compose(focus(), "fujian")
    full.commands[Command.FINALISE].trigger()
    assert opened(full).indicators[1].remark == "见fujian"
    assert focus().accessibleName() == "指标表"
    type_text("又")
    assert opened(full).indicators[1].remark == "见fujian"


def test_errors_refuse_it_and_are_shown(full: MainWindow) -> None:
    full.session.show(2)
    full.view.go_to(Place("office"))
    assert all(line.startswith("待填") for line in problems(full))
    full.commands[Command.FINALISE].trigger()
    assert states(full) == ["draft", "draft"]
    assert "乙项目" in full.notice.sentence.text()
    assert [line[:2] for line in problems(full)] == ["错误", "提示"]
    assert full.problems.view.hasFocus()
    full.view.go_to(Place("executed"))
    assert focus().property("wrong")
    type_text("860000")
    assert not focus().property("wrong")


def test_several_are_finalised_together_or_not_at_all(full: MainWindow) -> None:
    full.reports.choose([1, 2])
    full.commands[Command.FINALISE].trigger()
    assert states(full) == ["draft", "draft"]
    assert opened(full).project_name == "乙项目"
    full.editor.edit(replace(opened(full), office="设施科", executed=opened(full).current_budget), "填写")
    full.reports.choose([1, 2])
    full.commands[Command.FINALISE].trigger()
    assert states(full) == ["final", "final"]
    full.reports.choose([1, 2])
    full.commands[Command.REOPEN].trigger()
    assert states(full) == ["draft", "draft"]


def test_switching_to_a_final_report_locks_and_back_unlocks(full: MainWindow) -> None:
    full.commands[Command.FINALISE].trigger()
    press(Key.Key_PageDown, ALT)
    full.view.go_to(Place("office"))
    type_text("甲")
    assert opened(full).office == "甲"
    press(Key.Key_PageUp, ALT)
    assert full.final_bar.isVisible()
    type_text("甲")
    assert opened(full).office == "设施科"


def test_warnings_that_were_not_acknowledged_refuse_it(full: MainWindow) -> None:
    rows = opened(full).indicators
    lost = replace(rows[4], self_score=Decimal(4))
    full.editor.edit(replace(opened(full), indicators=(*rows[:4], lost, *rows[5:])), "扣分")
    full.commands[Command.FINALISE].trigger()
    assert states(full) == ["draft", "draft"]
    assert full.notice.sentence.text().startswith("不能定稿：还有 0 处错误、1 处警告没有处理")
    assert [line[:2] for line in problems(full)] == ["警告"]
