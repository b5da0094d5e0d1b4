"""The pre-review in the window: warnings that stay for a reason, and what the book says of a report."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from tests.ui.acting import CTRL, SHIFT, Key, focus, press, type_text
from tests.ui.window_looks import listed, offer, opened, said
from ui.commands import Command
from ui.main_window import MainWindow


def lines(window: MainWindow) -> list[str]:
    model = window.problems.view.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def kinds(window: MainWindow) -> list[str]:
    return [line.partition("　")[0] for line in lines(window)]


def worst(window: MainWindow, row: int = 0) -> str:
    return str(window.reports.view.model().index(row, 4).data())


def lose_points(window: MainWindow, *rows: int) -> None:
    """A point less in these rows, without a remark."""
    indicators = [
        replace(row, self_score=row.weight - 1, remark="") if at in rows and row.weight else row
        for at, row in enumerate(opened(window).indicators)
    ]
    window.editor.edit(replace(opened(window), indicators=tuple(indicators)), "扣分")


def rename(window: MainWindow, name: str) -> None:
    window.editor.edit(replace(opened(window), project_name=name), "改名")
    window.editor.save()


@pytest.fixture
def warned(full: MainWindow) -> MainWindow:
    """A report with two warnings, in the form."""
    lose_points(full, 3, 4)
    full.view.go_to(Place("office"))
    assert kinds(full) == ["警告", "警告"]
    return full


def test_a_warning_is_acknowledged_by_key_alone(warned: MainWindow) -> None:
    press(Key.Key_M, CTRL)
    assert focus().accessibleName() == "不改的理由"
    type_text("验收在次年")
    press(Key.Key_Return)
    assert kinds(warned) == ["警告", "已确认"]
    assert lines(warned)[1].endswith("（理由：验收在次年）")
    assert warned.problems.windowTitle() == "问题清单　警告 1　已确认 1"
    assert worst(warned) == "▲ 警告"
    press(Key.Key_M, CTRL)
    type_text("同上")
    press(Key.Key_Return)
    assert kinds(warned) == ["已确认", "已确认"]
    assert worst(warned) == "✓ 无问题"
    assert focus() is warned.problems.view


def test_one_reason_serves_all_that_are_chosen(warned: MainWindow) -> None:
    warned.problems.enter()
    press(Key.Key_Down, SHIFT)
    assert "所选 2 条" in warned.problems.detail.reason.placeholderText()
    press(Key.Key_M, CTRL)
    type_text("合同约定次年验收")
    press(Key.Key_Return)
    assert kinds(warned) == ["已确认", "已确认"]
    assert all(line.endswith("（理由：合同约定次年验收）") for line in lines(warned))


def test_what_was_acknowledged_is_there_again_later(warned: MainWindow) -> None:
    for finding in [one.finding for one in warned.review.reviewed]:
        warned.review.acknowledge("有依据", finding)
    warned.session.show(2)
    assert lines(warned) == []
    warned.session.show(1)
    assert kinds(warned) == ["已确认", "已确认"]
    warned.session.leave_report()
    assert worst(warned) == "✓ 无问题"


def test_it_is_void_when_the_facts_change_and_holds_when_they_are_back(warned: MainWindow) -> None:
    before = opened(warned)
    warned.review.acknowledge("有依据", warned.review.reviewed[0].finding)
    lowered = replace(before.indicators[3], self_score=Decimal(1))
    warned.editor.edit(before.with_indicator(3, lowered), "再扣")
    assert kinds(warned) == ["警告", "警告"]
    warned.commands[Command.UNDO].trigger()
    assert kinds(warned) == ["警告", "已确认"]


def test_the_reason_is_changed_and_taken_back(warned: MainWindow) -> None:
    warned.review.acknowledge("有依据", warned.review.reviewed[0].finding)
    warned.problems.view.setCurrentIndex(warned.problems.view.model().index(1, 0))
    assert warned.problems.detail.withdraw.isVisible()
    press(Key.Key_M, CTRL)
    type_text("新的理由")
    press(Key.Key_Return)
    assert lines(warned)[1].endswith("（理由：新的理由）")
    warned.problems.view.setCurrentIndex(warned.problems.view.model().index(1, 0))
    press(Key.Key_M, CTRL | SHIFT)
    assert kinds(warned) == ["警告", "警告"]


def test_a_reason_that_is_given_up_changes_nothing(warned: MainWindow) -> None:
    press(Key.Key_M, CTRL)
    press(Key.Key_Return)
    assert focus().accessibleName() == "不改的理由"
    type_text("写了一半")
    press(Key.Key_Escape)
    assert focus() is warned.problems.view
    assert kinds(warned) == ["警告", "警告"]
    press(Key.Key_M, CTRL)
    assert warned.problems.detail.reason.text() == "写了一半"


def test_the_keys_pass_over_what_was_acknowledged(warned: MainWindow) -> None:
    warned.review.acknowledge("有依据", warned.review.reviewed[0].finding)
    for _ in range(3):
        press(Key.Key_F8)
        assert warned.problems.current is not None
        assert warned.problems.current.place == Place("remark", 4)


def test_only_warnings_of_drafts_can_be_acknowledged(full: MainWindow) -> None:
    full.commands[Command.ACKNOWLEDGE].trigger()
    assert said(full.notice).startswith("这份报告没有可以确认的警告")
    lose_points(full, 4)
    full.review.acknowledge("有依据", full.review.reviewed[0].finding)
    full.commands[Command.FINALISE].trigger()
    assert full.editor.seal is not None
    full.problems.view.setCurrentIndex(full.problems.view.model().index(0, 0))
    assert not full.problems.detail.reason.isVisible()
    full.commands[Command.ACKNOWLEDGE].trigger()
    assert said(full.notice).startswith("报告已定稿")
    full.commands[Command.WITHDRAW].trigger()
    assert "已定稿" in said(full.notice)
    assert kinds(full) == ["已确认"]


def test_the_whole_sentence_stands_beside_the_list(warned: MainWindow) -> None:
    press(Key.Key_F8)
    assert warned.problems.detail.text.toPlainText() == lines(warned)[0]
    lose_points(warned, 3)
    assert warned.problems.detail.text.toPlainText() == lines(warned)[0]
    warned.session.show(2)
    assert "选中一条" in warned.problems.detail.text.toPlainText()


def test_the_book_is_looked_through_and_followed(full: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: full.beside.known is not None)
    full.session.show(2)
    assert lines(full) == []
    rename(full, "甲项目")
    qtbot.waitUntil(lambda: kinds(full) == ["警告"])
    assert "“甲项目”在簿中有 2 份" in lines(full)[0]
    full.session.show(1)
    assert kinds(full) == ["警告"]
    full.commands[Command.DELETE].trigger()
    qtbot.waitUntil(lambda: lines(full) == [])
    offer(full.notice, "恢复").click()
    qtbot.waitUntil(lambda: kinds(full) == ["警告"])
    full.session.show(2)
    rename(full, "乙项目")
    qtbot.waitUntil(lambda: lines(full) == [])


def test_what_the_book_says_is_acknowledged_and_disturbs_no_typed_reason(full: MainWindow, qtbot: QtBot) -> None:
    lose_points(full, 4)
    press(Key.Key_M, CTRL)
    type_text("写到一半")
    full.session.book.add(opened(full))  # type: ignore[union-attr]  # a book is open
    full.session.refresh()
    qtbot.waitUntil(lambda: kinds(full) == ["警告", "警告"])
    assert focus().accessibleName() == "不改的理由"
    assert full.problems.detail.reason.text() == "写到一半"
    twice = next(one.finding for one in full.review.reviewed if one.finding.code == "W19")
    full.review.acknowledge("两期分别评价", twice)
    assert kinds(full) == ["警告", "已确认"]


def test_the_list_is_of_another_book_after_another_was_opened(full: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: full.beside.known is not None)
    full.session.close()
    assert full.beside.known is None
    assert lines(full) == []
    assert listed(full) == []
