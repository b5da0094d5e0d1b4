"""The score of the execution rate: offered, taken by click or key, never written by itself."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from tests.ui.acting import ALT, CTRL, Key, press, type_text
from tests.ui.indicator_cells import row, table_block
from ui.editor import Editor
from ui.tabs.indicator_table import IndicatorTable
from ui.tabs.indicators_view import IndicatorsView
from ui.tabs.report_view import ReportView


def formula(block: IndicatorsView) -> str:
    return next(label.text() for label in block.findChildren(QLabel) if label.accessibleName() == "按执行率计分")


def offers(block: IndicatorsView) -> list[QPushButton]:
    return [button for button in block.findChildren(QPushButton) if "填入" in button.text() and button.isVisible()]


@pytest.mark.usefixtures("table")
def test_formula_and_both_roundings_are_shown_and_nothing_is_written(
    editor: Editor, block: IndicatorsView, report: Report
) -> None:
    assert formula(block) == "预算执行率得分：10 × 98.29% ≈ 9.83"
    assert [button.text() for button in offers(block)] == ["填入 9.83", "填入 10"]
    assert editor.report == report


@pytest.mark.parametrize(("at", "score"), [(0, "9.83"), (1, "10")])
def test_one_click_takes_it(table: IndicatorTable, editor: Editor, block: IndicatorsView, at: int, score: str) -> None:
    type_text("7")
    press(Key.Key_Return)
    offers(block)[at].click()
    assert row(editor, 0)["self_score"] == Decimal(score)
    assert table.current == (0, "self_score")
    assert editor.undo_label == "按执行率计分"
    editor.undo()
    assert row(editor, 0)["self_score"] == Decimal(7)


def test_a_key_takes_it_wherever_the_table_is(table: IndicatorTable, editor: Editor) -> None:
    table.go_to(5, "remark")
    press(Key.Key_1, ALT)
    assert row(editor, 0)["self_score"] == Decimal("9.83")
    press(Key.Key_2, ALT)
    assert row(editor, 0)["self_score"] == Decimal(10)


def test_what_could_not_be_read_gives_way(table: IndicatorTable, editor: Editor) -> None:
    type_text("九")
    press(Key.Key_Return)
    press(Key.Key_1, ALT)
    assert editor.report is not None
    assert editor.report.indicators[0].unread == ()
    assert table.model().index(1, 3).data() == "9.83"


def test_it_follows_weight_and_money(table: IndicatorTable, editor: Editor, block: IndicatorsView) -> None:
    table.go_to(0, "weight")
    type_text("20")
    assert formula(block) == "预算执行率得分：20 × 98.29% ≈ 19.66"
    assert editor.report is not None
    editor.edit(replace(editor.report, executed=Decimal(430_000)), "预算执行数")
    assert formula(block) == "预算执行率得分：20 × 50.00% = 10"
    assert [button.text() for button in offers(block)] == ["填入 10"]


def test_without_figures_nothing_is_offered(
    block: IndicatorsView, view: ReportView, editor: Editor, blank: Report, form: Form
) -> None:
    editor.open(2, blank, form)
    view.go_to(Place("name", 0))
    assert [button.isEnabled() for button in offers(block)] == [False, False]
    press(Key.Key_1, ALT)
    assert editor.report == blank


def test_a_form_without_such_a_row_has_no_offer(view: ReportView, editor: Editor, forms: Forms) -> None:
    toy = forms["toy"]
    editor.open(1, toy.new_report(2021), toy)
    assert offers(table_block(view)) == []


def test_a_report_for_reading_is_not_scored(block: IndicatorsView, editor: Editor, report: Report, form: Form) -> None:
    editor.book_read_only = True
    editor.open(1, report, form)
    assert [button.isEnabled() for button in offers(block)] == [False, False]
    press(Key.Key_1, ALT)
    press(Key.Key_V, CTRL)
    assert editor.report is report
