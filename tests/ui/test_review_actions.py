"""Finalising several reports, the rules of a book, and check sheets, as the window does them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.pdfium import Document
from tests.reports import TODAY
from tests.ui.acting import Key, answer, focus, press
from tests.ui.test_accessibility import nameless
from tests.ui.test_review import kinds, lose_points, rename
from tests.ui.window_looks import opened, said
from ui.commands import Command
from ui.dialogs.left_dialog import LeftDialog
from ui.dialogs.rules_dialog import RulesDialog
from ui.main_window import MainWindow
from ui.paper.batch import Batch, PaperChoice, prepare


def states(window: MainWindow) -> list[str]:
    return [str(summary.state) for summary in window.session.summaries]


def button(dialog: QDialog, text: str) -> QAbstractButton:
    return next(one for one in dialog.findChildren(QAbstractButton) if text in one.text())


@pytest.fixture
def refused(full: MainWindow) -> LeftDialog:
    """Three reports that were to be final: a warning in the first, an error in the second, nothing in the third."""
    lose_points(full, 4)
    full.session.show(2)
    full.editor.edit(replace(opened(full), executed=None), "清空")
    full.session.show(3)
    full.reports.choose([1, 2, 3])
    full.commands[Command.FINALISE].trigger()
    assert full.review_actions.left is not None
    return full.review_actions.left


def test_what_is_left_of_several_reports_is_one_list(full: MainWindow, refused: LeftDialog) -> None:
    assert states(full) == ["draft"] * 3
    assert refused.isVisible()
    assert not refused.isModal()
    model = refused.view.model()
    shown = [[model.index(row, at).data() for at in range(2)] for row in range(model.rowCount())]
    assert shown == [["甲项目", "警告"], ["乙项目", "错误"]]
    assert refused.whole.text() == model.index(0, 2).data()
    assert said(full.notice).startswith("不能定稿：还有 1 处错误、1 处警告")
    assert nameless(refused) == []


def test_every_line_leads_to_its_place_and_then_it_is_done(full: MainWindow, refused: LeftDialog, qtbot: QtBot) -> None:
    refused.view.selectRow(1)
    button(refused, "前往").click()
    assert opened(full).project_name == "乙项目"
    qtbot.waitUntil(full.isActiveWindow)
    assert focus().accessibleName() == "预算执行数（元）"
    full.editor.edit(replace(opened(full), executed=opened(full).current_budget), "填写")
    refused.activateWindow()
    qtbot.waitUntil(refused.isActiveWindow)
    refused.view.selectRow(0)
    refused.view.setFocus()
    press(Key.Key_Return)
    assert opened(full).project_name == "甲项目"
    full.review.acknowledge("有依据", full.review.reviewed[0].finding)
    button(refused, "再次定稿").click()
    assert states(full) == ["final"] * 3


def test_the_last_report_left_is_shown_in_the_problem_list(full: MainWindow, refused: LeftDialog, qtbot: QtBot) -> None:
    full.session.show(2)
    full.editor.edit(replace(opened(full), executed=opened(full).current_budget), "填写")
    full.session.show(1)
    button(refused, "再次定稿").click()
    assert not refused.isVisible()
    qtbot.waitUntil(full.problems.view.hasFocus)


def test_what_the_book_says_keeps_a_report_from_being_final(full: MainWindow) -> None:
    full.session.show(2)
    rename(full, "甲项目")
    full.commands[Command.FINALISE].trigger()
    assert states(full) == ["draft"] * 3
    assert "“甲项目”在簿中有 2 份" in said(full.notice)


def test_only_what_might_be_final_is_offered_after_printing(full: MainWindow) -> None:
    lose_points(full, 4)
    full.editor.save()
    assert full.session.book is not None
    batch = Batch(
        book=full.session.book.path,
        report_ids=(1, 2),
        forms=full.session.forms,
        today=TODAY,
        choice=PaperChoice(),
        to_sign=True,
    )
    assert list(prepare(batch, lambda _done, _all: None).sound) == [2]
    full.review.acknowledge("有依据", full.review.reviewed[0].finding)
    assert list(prepare(batch, lambda _done, _all: None).sound) == [1, 2]


def test_a_stricter_rule_set_is_followed_at_once(full: MainWindow) -> None:
    lose_points(full, 4)
    assert kinds(full) == ["警告"]

    def choose(dialog: RulesDialog) -> None:
        assert nameless(dialog) == []
        assert dialog.sets["default"].isChecked()
        dialog.sets["strict"].setChecked(True)
        dialog.accept()

    answer(RulesDialog, choose)
    full.commands[Command.RULES].trigger()
    assert kinds(full) == ["错误"]
    assert str(full.session.summaries[0].worst) == "error"
    full.view.go_to(Place("remark", 4))
    assert said(full.notice) == "这本自评簿现在按“从严规则”检查。"


def test_a_wrong_rule_file_is_refused_and_a_right_one_taken(full: MainWindow, tmp_path: Path) -> None:
    wrong, right = tmp_path / "错.toml", tmp_path / "本区.toml"
    wrong.write_text('title = "本区"\n[W01]\nseverity = "grave"\n', encoding="utf-8")
    right.write_text('title = "本区"\n[W01]\nseverity = "off"\n', encoding="utf-8")
    lose_points(full, 4)

    def choose(dialog: RulesDialog) -> None:
        dialog.take(wrong)
        assert "第 3 行" in dialog.trouble.text()
        assert dialog.trouble.isVisible()
        assert dialog.chosen is None
        dialog.take(right)
        assert not dialog.trouble.isVisible()
        dialog.accept()

    answer(RulesDialog, choose)
    full.commands[Command.RULES].trigger()
    assert kinds(full) == []

    def keep(dialog: RulesDialog) -> None:
        assert dialog.own.isChecked()
        assert "本区" in dialog.own.text()
        dialog.accept()

    answer(RulesDialog, keep)
    full.commands[Command.RULES].trigger()
    assert kinds(full) == []


@pytest.mark.parametrize("command", [Command.CHECK_SHEET, Command.CHECK_SHEET_ALL])
def test_check_sheets_are_written(
    full: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    proposed: list[str] = []

    def choose(_parent: object, _title: str, proposal: str, _filter: str) -> tuple[str, str]:
        proposed.append(Path(proposal).name)
        return str(tmp_path / "表"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: isinstance(url, QUrl))
    lose_points(full, 4)
    full.commands[command].trigger()
    qtbot.waitUntil(lambda: said(full.notice) == "自查表已导出为 表.pdf。")
    assert proposed == ["甲项目自查表.pdf" if command is Command.CHECK_SHEET else "三份自查表.pdf"]
    with Document((tmp_path / "表.pdf").read_bytes()) as document:
        assert len(document.sizes) >= 1


def test_a_sheet_that_cannot_be_written_is_told(full: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    full.review_actions.export_sheet([1], tmp_path / "没有" / "表.pdf")
    qtbot.waitUntil(lambda: "所在的文件夹不存在" in said(full.notice))
