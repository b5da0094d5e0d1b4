"""Rows of the indicator table dragged by their numbers, within a group and into another."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.finding import Place
from tests.ui.acting import NONE
from ui.editor import Editor
from ui.tabs.indicator_table import IndicatorTable
from ui.tabs.report_view import ReportView

BUTTON = Qt.MouseButton


def mouse(table: IndicatorTable, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
    viewport = table.numbers.viewport()
    place = QPointF(viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, QMouseEvent(kind, QPointF(at), place, button, held, NONE))


def middle(table: IndicatorTable, line: int) -> int:
    return table.numbers.sectionViewportPosition(line) + table.numbers.sectionSize(line) // 2


def click(table: IndicatorTable, line: int) -> None:
    at = QPoint(10, middle(table, line))
    mouse(table, QEvent.Type.MouseButtonPress, at, BUTTON.LeftButton, BUTTON.LeftButton)
    mouse(table, QEvent.Type.MouseButtonRelease, at, BUTTON.LeftButton, BUTTON.NoButton)


def drag(table: IndicatorTable, line: int, y: int) -> None:
    """Press on the number of a line, slide to a height, let go."""
    at = QPoint(10, middle(table, line))
    mouse(table, QEvent.Type.MouseButtonPress, at, BUTTON.LeftButton, BUTTON.LeftButton)
    for height in (at.y() + (y - at.y()) // 2, y):
        mouse(table, QEvent.Type.MouseMove, QPoint(10, height), BUTTON.NoButton, BUTTON.LeftButton)
    mouse(table, QEvent.Type.MouseButtonRelease, QPoint(10, y), BUTTON.LeftButton, BUTTON.NoButton)


def names(editor: Editor) -> list[tuple[str, str]]:
    assert editor.report is not None
    return [(row.group, row.name) for row in editor.report.indicators]


def test_a_chosen_row_is_dragged_down_in_its_group(table: IndicatorTable, editor: Editor) -> None:
    before = names(editor)
    click(table, 1)
    drag(table, 1, middle(table, 3) + 5)
    assert names(editor) == [before[1], before[2], before[0], *before[3:]]
    assert table.current == (2, "name")
    editor.undo()
    assert names(editor) == before


def test_and_up(table: IndicatorTable, editor: Editor) -> None:
    before = names(editor)
    click(table, 3)
    drag(table, 3, middle(table, 1) - 5)
    assert names(editor) == [before[2], before[0], before[1], *before[3:]]


def test_a_row_takes_the_group_that_it_is_dropped_in(table: IndicatorTable, editor: Editor) -> None:
    before = names(editor)
    click(table, 1)
    last = table.model().rowCount() - 1
    drag(table, 1, middle(table, last) + 5)
    assert names(editor) == [*before[1:], (before[-1][0], before[0][1])]


def test_below_a_head_line_is_the_first_place_of_its_group(table: IndicatorTable, editor: Editor) -> None:
    before = names(editor)
    click(table, 1)
    drag(table, 1, middle(table, 6) + 5)  # the second group's head line
    assert names(editor) == [*before[1:5], (before[5][0], before[0][1]), *before[5:]]


def test_no_row_stands_before_the_first_head_line(table: IndicatorTable, editor: Editor) -> None:
    before = names(editor)
    click(table, 2)
    drag(table, 2, 1)
    assert names(editor) == before
    assert editor.undo_label is None


def test_sliding_over_numbers_that_are_not_chosen_chooses(table: IndicatorTable, editor: Editor) -> None:
    before = names(editor)
    click(table, 1)
    drag(table, 2, middle(table, 4))
    assert names(editor) == before
    assert table.chosen_rows == [1, 2, 3]


def test_what_is_final_stays(table: IndicatorTable, editor: Editor, view: ReportView) -> None:
    assert view.tabs is not None
    view.tabs.set_read_only(True)  # a setter
    view.go_to(Place("self_score", 0))
    view.tabs.pages[view.tabs.currentIndex()].set_read_only(True)  # as above
    before = names(editor)
    click(table, 1)
    drag(table, 1, middle(table, 3) + 5)
    assert names(editor) == before


def test_a_click_on_a_chosen_number_moves_nothing(table: IndicatorTable, editor: Editor) -> None:
    before = names(editor)
    click(table, 1)
    click(table, 1)
    assert names(editor) == before
    assert table.chosen_rows == [0]
