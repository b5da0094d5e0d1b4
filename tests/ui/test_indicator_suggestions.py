"""Indicators used before: what is offered for a name, what taking one fills, and that composing is left alone."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.report import Indicator, Report
from tests.ui.acting import CTRL, NONE, Key, commit, compose, focus, press, type_text
from tests.ui.indicator_cells import names
from tests.ui.window_looks import opened
from ui.editor import Editor
from ui.main_window import MainWindow
from ui.models.indicator_library import matching
from ui.tabs.indicator_table import IndicatorTable
from ui.widgets.line_input import LineInput

KNOWN = (
    Indicator(group="", name="节约用电", explanation="与上年相比", weight=Decimal(5)),
    Indicator(group="", name="全年节约经费", weight=Decimal(3)),
    Indicator(group="", name="按期完工", explanation="合同工期内", weight=Decimal(10)),
)


@pytest.fixture
def name_cell(table: IndicatorTable, editor: Editor, report: Report, form: Form) -> IndicatorTable:
    """A row added below the first, its name being current."""
    editor.known_indicators = lambda: KNOWN
    editor.open(2, report, form)
    table.go_to(0, "name")
    press(Key.Key_Return, CTRL)
    return table


def offered(table: IndicatorTable) -> list[str]:
    model = table.suggestions.model()
    lines = [str(model.index(at, 0).data()) for at in range(model.rowCount())]
    return lines if table.suggestions.isVisible() else []


def added(editor: Editor) -> Indicator:
    assert editor.report is not None
    return editor.report.indicators[1]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("节约", ["节约用电", "全年节约经费"]),
        (" 节约用 ", ["节约用电"]),
        ("按期完工", []),
        ("", []),
        ("施工", []),
    ],
)
def test_names_that_hold_what_is_typed(typed: str, found: list[str]) -> None:
    assert [row.name for row in matching(KNOWN, typed)] == found


def test_no_more_than_can_be_read() -> None:
    many = tuple(Indicator(group="", name=f"指标{number}") for number in range(50))
    assert len(matching(many, "指标")) < 10


def test_typing_offers_and_enter_takes(name_cell: IndicatorTable, editor: Editor) -> None:
    type_text("节约")
    assert offered(name_cell) == ["节约用电（5 分）　与上年相比", "全年节约经费（3 分）"]
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert added(editor) == replace(KNOWN[0], group="output")
    assert offered(name_cell) == []
    assert isinstance(focus(), LineInput)
    press(Key.Key_Return)
    assert name_cell.current == (2, "name")


def test_taking_is_one_step(name_cell: IndicatorTable, editor: Editor) -> None:
    type_text("节约")
    press(Key.Key_Down, times=2)
    press(Key.Key_Return)
    assert (added(editor).name, added(editor).weight) == ("全年节约经费", Decimal(3))
    editor.undo()
    assert added(editor) == Indicator(group="output", name="节约")
    editor.redo()
    assert added(editor).name == "全年节约经费"
    assert name_cell.current == (1, "name")


def test_what_is_filled_in_already_stays(name_cell: IndicatorTable, editor: Editor) -> None:
    name_cell.go_to(1, "explanation")
    type_text("自己的说法")
    name_cell.go_to(1, "weight")
    type_text("八")
    name_cell.go_to(1, "name")
    type_text("按期")
    press(Key.Key_Down)
    press(Key.Key_Return)
    row = added(editor)
    assert (row.name, row.explanation, row.weight, row.unread) == ("按期完工", "自己的说法", None, (("weight", "八"),))


def test_a_click_takes_and_the_caret_stays(name_cell: IndicatorTable, editor: Editor) -> None:
    type_text("节约")
    cell = focus()
    shown = name_cell.suggestions
    at = QPoint(shown.visualRect(shown.model().index(1, 0)).center())
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert added(editor).name == "全年节约经费"
    assert focus() is cell


def test_enter_without_a_choice_goes_on(name_cell: IndicatorTable, editor: Editor) -> None:
    type_text("节约")
    press(Key.Key_Return)
    assert added(editor).name == "节约"
    assert name_cell.current == (2, "name")
    assert offered(name_cell) == []


def test_escape_puts_the_list_away_first(name_cell: IndicatorTable, editor: Editor) -> None:
    type_text("节约")
    press(Key.Key_Escape)
    assert offered(name_cell) == []
    assert added(editor).name == "节约"
    press(Key.Key_Escape)
    assert added(editor).name == ""


def test_arrows_come_back_to_the_text(name_cell: IndicatorTable) -> None:
    type_text("节约")
    press(Key.Key_Down)
    press(Key.Key_Up)
    assert not name_cell.suggestions.currentIndex().isValid()
    assert name_cell.current == (1, "name")


def test_nothing_is_offered_while_composing(name_cell: IndicatorTable, editor: Editor) -> None:
    type_text("节")
    assert offered(name_cell)
    cell = focus()
    for preedit in ("y", "yue"):
        compose(cell, preedit)
        assert offered(name_cell) == []
    commit(cell, "约")
    assert added(editor).name == "节约"
    assert len(offered(name_cell)) == 2


def test_other_cells_offer_nothing(name_cell: IndicatorTable) -> None:
    name_cell.go_to(1, "remark")
    type_text("节约")
    assert offered(name_cell) == []


def test_the_list_goes_with_its_cell(name_cell: IndicatorTable, editor: Editor) -> None:
    type_text("节约")
    name_cell.setFocus()
    assert offered(name_cell) == []
    assert "节约" in names(editor)


def test_the_book_s_own_indicators_are_known(full: MainWindow) -> None:
    report = opened(full)
    row = Indicator(group="output", name="节约用水", explanation="每平方米", weight=Decimal(4))
    full.editor.edit(report.with_indicator_added(0, row), "增加一行")
    full.session.show(2)
    full.view.go_to(Place("name", 0))
    press(Key.Key_Return, CTRL)
    type_text("用水")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert opened(full).indicators[1] == row
