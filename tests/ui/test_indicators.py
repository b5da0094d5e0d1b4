"""The indicator table by keys, as a clerk drives it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from tests.ui.acting import ALT, CTRL, NONE, SHIFT, Key, commit, compose, focus, press, type_text
from tests.ui.indicator_cells import names, reason, row, table_block, texts, totals
from ui.editor import Editor
from ui.tabs.indicator_table import IndicatorTable
from ui.tabs.indicators_view import IndicatorsView
from ui.tabs.report_view import ReportView
from ui.widgets.composition import commit_composition, is_composing
from ui.widgets.line_input import LineInput


def is_red(ink: QColor) -> bool:
    return ink.red() > ink.green() + 60


def test_rows_stand_in_their_groups_with_sub_totals(table: IndicatorTable) -> None:
    heads = [line for line in texts(table) if "/" in line[2]]
    assert [(head[0], head[2], head[3]) for head in heads] == [
        ("产出指标", "45/45", "45"),
        ("效益指标", "35/35", "33"),
        ("满意度指标", "20/20", "19.5"),
    ]
    assert texts(table)[1][:4] == ["预算执行率", "预算执行率是对预算执行情况进行考核的指标", "10", "10"]


def test_a_form_of_three_levels_shows_its_inner_groups(view: ReportView, editor: Editor, forms: Forms) -> None:
    toy = forms["toy"]
    editor.open(1, toy.new_report(2021), toy)
    shown = [line[0].strip("　") for line in texts(table_block(view).table)]
    assert shown == ["过程", "快慢", "按时", "好坏", "完好", "整洁", "结果", "全部", "满意"]


@pytest.mark.usefixtures("table")
def test_a_score_over_its_weight_is_red_at_that_keystroke(block: IndicatorsView, editor: Editor) -> None:
    type_text("1")
    cell = focus()
    assert isinstance(cell, LineInput)
    assert not is_red(cell.palette().color(QPalette.ColorRole.Text))
    type_text("2")
    assert is_red(cell.palette().color(QPalette.ColorRole.Text))
    assert "12" in reason(block)
    assert "权重 10" in reason(block)
    assert row(editor, 0)["self_score"] == Decimal(12)
    assert totals(block) == "合计　权重 100 / 100　自评分 99.5　等级 优秀"
    cell.backspace()
    assert not is_red(cell.palette().color(QPalette.ColorRole.Text))
    assert reason(block) == ""


def test_an_error_is_told_without_colour_too(table: IndicatorTable, editor: Editor, block: IndicatorsView) -> None:
    type_text("12")
    press(Key.Key_Return)
    assert table.model().headerData(1, Qt.Orientation.Vertical) == "✕ 1"
    index = table.model().index(1, 3)
    assert is_red(index.data(Qt.ItemDataRole.ForegroundRole))
    assert "超过权重 10" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert reason(block) == ""
    table.go_to(0, "self_score")
    assert reason(block).startswith("✕ ")
    assert row(editor, 0)["self_score"] == Decimal(12)


def test_full_width_digits_are_read_and_nonsense_is_kept(
    table: IndicatorTable, editor: Editor, block: IndicatorsView
) -> None:
    type_text("９．５")
    press(Key.Key_Return)
    assert row(editor, 0)["self_score"] == Decimal("9.5")
    type_text("九")
    assert row(editor, 1)["self_score"] is None
    assert "九" in reason(block)
    press(Key.Key_Return)
    assert texts(table)[2][3] == "九"
    assert editor.report is not None
    assert dict(editor.report.indicators[1].unread) == {"self_score": "九"}


def test_typing_in_a_cell_is_one_step(table: IndicatorTable, editor: Editor, report: Report) -> None:
    type_text("8.75")
    press(Key.Key_Return)
    assert editor.undo_label == "自评分"
    editor.undo()
    assert editor.report == report
    assert table.current == (0, "self_score")


def test_undo_reaches_the_open_cell(table: IndicatorTable, editor: Editor, report: Report) -> None:
    type_text("8")
    cell = focus()
    assert isinstance(cell, LineInput)
    editor.undo()
    assert editor.report == report
    assert cell.text() == "10"
    assert table.current == (0, "self_score")


def test_enter_goes_down_over_the_groups_and_tab_to_the_right(table: IndicatorTable) -> None:
    press(Key.Key_Return, times=5)
    assert table.current == (5, "self_score")
    press(Key.Key_Return, SHIFT)
    assert table.current == (4, "self_score")
    press(Key.Key_Tab, times=2)
    assert table.current == (5, "name")
    press(Key.Key_Backtab, SHIFT)
    assert table.current == (4, "remark")


def test_keys_that_leave_a_cell_move_too(table: IndicatorTable, editor: Editor) -> None:
    for score, key in (("8", Key.Key_Return), ("7", Key.Key_Down), ("6", Key.Key_Tab)):
        type_text(score)
        press(key)
    type_text("说明")
    press(Key.Key_Backtab, SHIFT)
    assert table.current == (2, "self_score")
    assert [row(editor, i)["self_score"] for i in range(3)] == [Decimal(8), Decimal(7), Decimal(6)]
    assert row(editor, 2)["remark"] == "说明"
    assert table.hasFocus()


def test_tab_leaves_the_table_at_its_end(table: IndicatorTable) -> None:
    table.go_to(6, "remark")
    press(Key.Key_Tab)
    assert not table.hasFocus()
    assert focus().accessibleName() == "签字栏"
    press(Key.Key_Backtab, SHIFT)
    table.go_to(0, "name")
    press(Key.Key_Backtab, SHIFT)
    assert not table.hasFocus()


def test_typing_replaces_and_f2_goes_on(table: IndicatorTable, editor: Editor) -> None:
    for attribute in ("name", "remark"):
        table.go_to(1, attribute)
        type_text("旧")
        press(Key.Key_Return)
        table.go_to(1, attribute)
        type_text("新")
        press(Key.Key_Return)
        table.go_to(1, attribute)
        press(Key.Key_F2)
        type_text("的")
        press(Key.Key_Return)
        assert row(editor, 1)[attribute] == "新的"


def test_a_double_click_goes_on(table: IndicatorTable, editor: Editor) -> None:
    at = table.visualRect(table.model().index(1, 3)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(at))
    type_text(".5")
    assert row(editor, 0)["self_score"] == Decimal("10.5")


def test_escape_takes_back_what_was_typed(table: IndicatorTable, editor: Editor, report: Report) -> None:
    type_text("3")
    assert row(editor, 0)["self_score"] == Decimal(3)
    press(Key.Key_Escape)
    assert editor.report == report
    assert table.hasFocus()


def test_lines_in_a_cell(table: IndicatorTable, editor: Editor) -> None:
    table.go_to(1, "remark")
    low = table.rowHeight(2)
    type_text("一")
    press(Key.Key_Return, ALT)
    type_text("二")
    press(Key.Key_Return)
    assert row(editor, 1)["remark"] == "一\n二"
    assert table.rowHeight(2) > low


def test_a_composition_begun_on_the_table_fills_the_cell(table: IndicatorTable, editor: Editor, report: Report) -> None:
    table.go_to(1, "name")
    compose(table, "zi'jin")
    assert is_composing()
    assert editor.report == report
    commit(table, "资金")
    assert row(editor, 1)["name"] == "资金"
    assert not is_composing()


def test_a_composition_begun_on_the_table_is_committed_from_outside(table: IndicatorTable, editor: Editor) -> None:
    table.go_to(1, "remark")
    compose(table, "zi")
    commit_composition()
    assert row(editor, 1)["remark"] == "zi"


@pytest.mark.usefixtures("table")
def test_delete_clears_the_chosen_cells_in_one_step(editor: Editor, report: Report) -> None:
    press(Key.Key_Down, SHIFT, times=2)
    press(Key.Key_Delete)
    assert [row(editor, i)["self_score"] for i in range(4)] == [None, None, None, Decimal(10)]
    editor.undo()
    assert editor.report == report


def test_ctrl_enter_adds_a_row_in_the_group(table: IndicatorTable, editor: Editor, report: Report) -> None:
    press(Key.Key_Return, CTRL)
    assert names(editor)[:3] == ["预算执行率", "", "资金到位率"]
    assert table.current == (1, "name")
    type_text("节约用电")
    press(Key.Key_Return, CTRL)
    assert names(editor)[1:4] == ["节约用电", "", "资金到位率"]
    assert editor.report is not None
    assert {row.group for row in editor.report.indicators[:7]} == {"output"}
    editor.undo()
    editor.undo()
    editor.undo()
    assert editor.report == report


def test_a_row_moves_within_its_group(table: IndicatorTable, editor: Editor, report: Report) -> None:
    press(Key.Key_Up, ALT)
    assert editor.report == report
    press(Key.Key_Down, ALT, times=2)
    assert names(editor)[:3] == ["资金到位率", "财务制度健全性", "预算执行率"]
    assert table.current == (2, "self_score")
    press(Key.Key_Down, ALT, times=5)
    assert names(editor)[4] == "预算执行率"
    for _ in range(4):
        editor.undo()
    assert editor.report == report


def test_ctrl_delete_removes_the_chosen_rows(table: IndicatorTable, editor: Editor, report: Report) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Delete, CTRL)
    assert names(editor)[0] == "财务制度健全性"
    assert table.current == (0, "self_score")
    editor.undo()
    assert editor.report == report
    assert [line[0] for line in texts(table)][:3] == ["产出指标", "预算执行率", "资金到位率"]


def test_an_empty_group_can_be_filled_again(table: IndicatorTable, editor: Editor) -> None:
    table.go_to(6, "name")
    press(Key.Key_Delete, CTRL)
    assert len(names(editor)) == 6
    press(Key.Key_Down)
    assert table.current is None
    assert table.current_group == "satisfaction"
    press(Key.Key_Return, CTRL)
    assert editor.report is not None
    assert editor.report.indicators[6].group == "satisfaction"
    assert table.current == (6, "name")


def test_all_rows_removed_and_brought_back(table: IndicatorTable, editor: Editor, report: Report) -> None:
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete, CTRL)
    assert names(editor) == []
    editor.undo()
    assert editor.report == report
    assert len(texts(table)) == 10


def test_the_row_limit_is_said(view: ReportView, editor: Editor, forms: Forms) -> None:
    toy = forms["toy"]
    editor.open(1, toy.new_report(2021), toy)
    view.go_to(Place("name", 0))
    press(Key.Key_Return, CTRL, times=17)
    assert len(names(editor)) == 20
    assert "20" in reason(table_block(view))


def test_weights_that_do_not_fit_are_shown(table: IndicatorTable, block: IndicatorsView, editor: Editor) -> None:
    table.go_to(1, "weight")
    type_text("5")
    assert texts(table)[0][2] == "40≠45"
    table.go_to(0, "name")
    assert "100" in reason(block)
    assert "95" in reason(block)
    assert row(editor, 1)["weight"] == Decimal(5)


def test_no_grade_before_all_is_scored(block: IndicatorsView, editor: Editor, blank: Report, form: Form) -> None:
    editor.open(2, blank, form)
    assert totals(block).endswith("等级 —")


def test_rows_of_an_unknown_group_are_not_hidden(
    block: IndicatorsView, editor: Editor, report: Report, form: Form
) -> None:
    stray = replace(report.indicators[0], group="impact", name="影响")
    editor.open(2, report.with_indicator_added(0, stray), form)
    assert [line[0] for line in texts(block.table)][-2:] == ["impact", "影响"]


def test_only_cells_that_changed_are_told(table: IndicatorTable, editor: Editor) -> None:
    told: list[int] = []
    table.model().dataChanged.connect(lambda first, last: told.extend(range(first.row(), last.row() + 1)))
    type_text("9")
    assert sorted(set(told)) == [0, 1, 6, 8]
    assert row(editor, 0)["self_score"] == Decimal(9)
