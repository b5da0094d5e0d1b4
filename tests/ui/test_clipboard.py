"""Blocks of cells between the indicator table and a spreadsheet."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QTableView

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from tests.ui.acting import CTRL, SHIFT, Key, focus, press, type_text
from tests.ui.indicator_cells import names, reason, row, table_block
from ui.dialogs.paste_dialog import PasteDialog
from ui.editor import Editor
from ui.tabs.indicator_table import IndicatorTable
from ui.tabs.indicators_view import IndicatorsView
from ui.tabs.report_view import ReportView
from ui.widgets.line_input import LineInput

SCORES = "9\r\n9.5\r\n8\r\n9\r\n5\r\n33\r\n19\r\n"


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Key.Key_V, CTRL)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def scores(editor: Editor) -> list[Decimal | None]:
    assert editor.report is not None
    return [indicator.self_score for indicator in editor.report.indicators]


def answer(act: Callable[[PasteDialog], object]) -> list[str]:
    """Do something in the next paste dialog; its sentences come into the list."""
    said: list[str] = []

    def when_shown() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PasteDialog)
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        act(dialog)

    QTimer.singleShot(0, when_shown)
    return said


def shown_cells(dialog: QDialog) -> list[tuple[str, ...]]:
    model = next(view for view in dialog.findChildren(QTableView)).model()
    return [tuple(str(model.index(at, column).data()) for column in range(4)) for at in range(model.rowCount())]


def press_button(dialog: QDialog, text: str) -> None:
    next(button for button in dialog.findChildren(QAbstractButton) if text in button.text()).click()


@pytest.mark.usefixtures("table")
def test_a_row_of_cells_is_pasted_in_one_step(editor: Editor, report: Report) -> None:
    paste('９.5分\t"因灯具到货晚，\n扣 0.5 分"\r\n')
    assert row(editor, 0)["self_score"] == Decimal("9.5")
    assert row(editor, 0)["remark"] == "因灯具到货晚，\n扣 0.5 分"
    editor.undo()
    assert editor.report == report


def test_a_number_that_cannot_be_read_is_kept_and_red(
    table: IndicatorTable, editor: Editor, block: IndicatorsView
) -> None:
    paste("九分半")
    assert editor.report is not None
    assert dict(editor.report.indicators[0].unread) == {"self_score": "九分半"}
    assert "九分半" in reason(block)
    assert table.current == (0, "self_score")


@pytest.mark.usefixtures("table")
def test_what_would_be_replaced_is_shown_before(editor: Editor, report: Report) -> None:
    cells: list[tuple[str, ...]] = []

    def look(dialog: PasteDialog) -> None:
        cells.extend(shown_cells(dialog))
        dialog.reject()

    said = answer(look)
    paste("9\t甲\r\n8\t\r\n")
    assert cells == [("1　预算执行率", "自评分", "10", "9"), ("2　资金到位率", "自评分", "10", "8")]
    assert "替换 2 行中的 2 格" in said[0]
    assert editor.report == report


@pytest.mark.usefixtures("table")
def test_what_was_looked_at_is_taken(editor: Editor) -> None:
    answer(QDialog.accept)
    paste("9\t甲\r\n8\t\r\n")
    assert scores(editor)[:3] == [Decimal(9), Decimal(8), Decimal(10)]
    assert row(editor, 0)["remark"] == "甲"


@pytest.mark.usefixtures("block")
def test_nothing_is_asked_where_nothing_would_be_lost(
    view: ReportView, editor: Editor, report: Report, form: Form
) -> None:
    rows = tuple(replace(row, self_score=None) for row in report.indicators)
    editor.open(2, replace(report, indicators=rows), form)
    table_block(view).table.go_to(0, "self_score")
    paste("9\r\n8\r\n7\r\n")
    assert scores(editor)[:4] == [Decimal(9), Decimal(8), Decimal(7), None]


def test_a_column_of_scores_goes_on_over_the_groups(table: IndicatorTable, editor: Editor) -> None:
    answer(QDialog.accept)
    paste(SCORES)
    assert [str(score) for score in scores(editor)] == ["9", "9.5", "8", "9", "5", "33", "19"]
    assert len(names(editor)) == 7
    assert [row for row, _ in table.chosen] == list(range(7))


def test_new_indicators_are_added_in_their_group(table: IndicatorTable, editor: Editor, report: Report) -> None:
    table.go_to(4, "name")
    answer(QDialog.accept)
    paste("资金到位及时性\t\t5\r\n节约用电\t与上年相比\t3\r\n节约用水\t\t2\r\n")
    assert names(editor)[4:8] == ["资金到位及时性", "节约用电", "节约用水", "综合业务开展完成率"]
    assert editor.report is not None
    assert [indicator.group for indicator in editor.report.indicators[4:8]] == ["output"] * 3 + ["benefit"]
    assert editor.report.indicators[5].explanation == "与上年相比"
    editor.undo()
    assert editor.report == report


def test_the_other_way_can_be_chosen(table: IndicatorTable, editor: Editor) -> None:
    def other_way(dialog: PasteDialog) -> None:
        press_button(dialog, "本组末尾")
        press_button(dialog, "粘贴(")

    table.go_to(3, "self_score")
    answer(other_way)
    paste("9\r\n5\r\n4\r\n")
    assert [str(score) for score in scores(editor)[3:6]] == ["9", "5", "4"]
    assert len(names(editor)) == 8


def test_rows_are_added_below_the_last_one_without_a_question(table: IndicatorTable, editor: Editor) -> None:
    table.go_to(6, "name")
    paste("综合业务人员满意度\t\t20\r\n来访群众满意度\t\t0\r\n")
    assert names(editor)[6:] == ["综合业务人员满意度", "来访群众满意度"]
    assert table.chosen[0] == (6, "name")


def test_a_group_without_rows_takes_them(table: IndicatorTable, editor: Editor) -> None:
    table.go_to(6, "name")
    press(Key.Key_Delete, CTRL)
    press(Key.Key_Down)
    paste("甲\t\t10\r\n乙\t\t10\r\n")
    assert names(editor)[6:] == ["甲", "乙"]
    assert table.current == (6, "name")


@pytest.mark.usefixtures("table")
def test_one_cell_goes_into_every_chosen_one(editor: Editor, report: Report) -> None:
    press(Key.Key_Down, SHIFT, times=2)
    paste("5")
    assert scores(editor)[:4] == [Decimal(5)] * 3 + [Decimal(10)]
    editor.undo()
    assert editor.report == report


@pytest.mark.parametrize(
    ("text", "said"), [("1\t2\t3", "3 列"), ("", "没有文字"), ("\n".join("9" * 500), "最多 500 行")]
)
@pytest.mark.usefixtures("table")
def test_what_does_not_fit_is_refused_whole(
    editor: Editor, report: Report, block: IndicatorsView, text: str, said: str
) -> None:
    block.table.go_to(6, "self_score")
    paste(text)
    assert said in reason(block)
    assert editor.report == report


@pytest.mark.usefixtures("table")
def test_empty_cells_beyond_the_table_do_no_harm(editor: Editor) -> None:
    paste("9\t甲\t\t\r\n")
    assert (row(editor, 0)["self_score"], row(editor, 0)["remark"]) == (Decimal(9), "甲")


@pytest.mark.usefixtures("table")
def test_the_row_limit_counts_only_rows_that_are_added(view: ReportView, editor: Editor, forms: Forms) -> None:
    toy = forms["toy"]
    blank = toy.new_report(2021)
    full = replace(blank, indicators=(*blank.indicators, *[blank.indicators[0]] * (20 - len(blank.indicators))))
    editor.open(1, full, toy)
    table_block(view).table.go_to(0, "weight")
    answer(QDialog.accept)
    paste("\r\n".join("1" * 20))
    assert editor.report is not None
    assert {indicator.weight for indicator in editor.report.indicators} == {Decimal(1)}


def test_a_pasted_text_over_the_limit_is_said_and_kept(
    table: IndicatorTable, editor: Editor, block: IndicatorsView
) -> None:
    table.go_to(1, "name")
    paste("字" * 201)
    assert len(names(editor)[1]) == 201
    assert "201" in reason(block)
    assert table.model().headerData(2, table.verticalHeader().orientation()).startswith("✕")


def test_a_block_is_copied_and_pasted_into_another_report(
    table: IndicatorTable, view: ReportView, editor: Editor, report: Report, form: Form
) -> None:
    table.go_to(3, "remark")
    type_text("一")
    table.go_to(3, "self_score")
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Down, SHIFT, times=2)
    press(Key.Key_C, CTRL)
    assert copied() == "10\t一\n5\t\n33\t"
    editor.open(2, report, form)
    table_block(view).table.go_to(0, "self_score")
    answer(QDialog.accept)
    press(Key.Key_V, CTRL)
    assert [str(score) for score in scores(editor)[:3]] == ["10", "5", "33"]


@pytest.mark.usefixtures("table")
def test_what_is_cut_is_copied_and_emptied_in_one_step(editor: Editor, report: Report) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_X, CTRL)
    assert copied() == "10\n10"
    assert scores(editor)[:3] == [None, None, Decimal(10)]
    editor.undo()
    assert editor.report == report


def test_in_an_open_cell_the_clipboard_is_the_cell_s_own(table: IndicatorTable, editor: Editor) -> None:
    table.go_to(1, "name")
    press(Key.Key_F2)
    cell = focus()
    assert isinstance(cell, LineInput)
    cell.selectAll()
    press(Key.Key_C, CTRL)
    assert copied() == "资金到位率"
    paste("甲\t乙\r\n丙\t丁\r\n")
    assert names(editor)[1] == "甲 乙 丙 丁 "


def test_a_report_for_reading_is_copied_and_not_changed(
    view: ReportView, editor: Editor, report: Report, form: Form
) -> None:
    editor.book_read_only = True
    editor.open(1, report, form)
    table_block(view).table.go_to(0, "name")
    press(Key.Key_C, CTRL)
    assert copied() == "预算执行率"
    for key in (Key.Key_X, Key.Key_V, Key.Key_Delete):
        press(key, CTRL)
    assert editor.report is report
