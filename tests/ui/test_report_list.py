"""The report list: searched, narrowed to a year, dragged into another order."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.storage.book import Book
from tests.ui.acting import CTRL, Key, compose, focus, press, type_text
from tests.ui.window_looks import names, opened, stored
from ui.commands import Command
from ui.main_window import MainWindow
from ui.models.report_list_model import DETAILS

REPORTS = (
    ("湖畔步道照明改造", "设施科", 2021),
    ("重点绿地养护", "绿化科", 2021),
    ("桥梁检测A标段", "设施科", 2022),
)


@pytest.fixture
def book(tmp_path: Path, official: Forms, report: Report) -> Path:
    """A book of two years."""
    path = tmp_path / "两年.ziping"
    with Book.create(path, official) as made:
        for name, office, year in REPORTS:
            made.add(replace(report, project_name=name, office=office, fiscal_year=year))
    return path


def details(window: MainWindow) -> list[str]:
    model = window.reports.view.model()
    return [str(model.index(row, 1).data(DETAILS)) for row in range(model.rowCount())]


def choose_year(window: MainWindow, year: int | None) -> None:
    box = window.reports.search.year
    box.setCurrentIndex(box.findData(year) if year is not None else 0)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("照明", ["湖畔步道照明改造"]),
        ("zdld", ["重点绿地养护"]),
        ("CDLD", ["重点绿地养护"]),
        ("jca", ["桥梁检测A标段"]),
        ("设施", ["湖畔步道照明改造", "桥梁检测A标段"]),
        ("ssk 桥", ["桥梁检测A标段"]),
        ("　", ["湖畔步道照明改造", "重点绿地养护", "桥梁检测A标段"]),
        ("云溪区", []),
    ],
)
def test_reports_are_found_by_name_office_and_initials(full: MainWindow, typed: str, found: list[str]) -> None:
    full.commands[Command.FIND].trigger()
    type_text(typed)
    assert names(full) == found
    said = [label for label in full.reports.findChildren(QLabel) if "没有符合" in label.text()]
    assert [label.isVisible() for label in said] == [not found]


def test_the_open_report_stays_open_while_others_are_listed(full: MainWindow) -> None:
    full.commands[Command.FIND].trigger()
    type_text("绿")
    assert opened(full).project_name == "湖畔步道照明改造"
    assert full.reports.chosen == [full.editor.report_id]
    press(Key.Key_Return)
    assert focus() is full.reports.view
    press(Key.Key_Down)
    assert opened(full).project_name == "重点绿地养护"
    full.commands[Command.FIND].trigger()
    press(Key.Key_Escape)
    assert len(names(full)) == 3
    assert full.reports.view.currentIndex().row() == 1


def test_nothing_is_searched_for_while_composing(full: MainWindow) -> None:
    full.commands[Command.FIND].trigger()
    compose(focus(), "lv")
    assert len(names(full)) == 3


def test_a_year_narrows_the_list(full: MainWindow) -> None:
    choose_year(full, 2022)
    assert names(full) == ["桥梁检测A标段"]
    choose_year(full, None)
    assert len(names(full)) == 3


def test_a_new_report_is_always_listed(full: MainWindow) -> None:
    choose_year(full, 2022)
    full.commands[Command.NEW_REPORT].trigger()
    assert names(full)[-1] == "（未填项目名称）"
    assert full.reports.chosen == [full.editor.report_id]


def test_a_line_says_how_its_report_stands_and_follows_typing(full: MainWindow) -> None:
    assert details(full)[0] == "2021　○ 草稿　97.5 分　优　▲ 警告"
    full.view.go_to(Place("executed"))
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    assert details(full)[0] == "2021　○ 草稿　97.5 分　优　… 待填"
    type_text("-1")
    assert details(full)[0] == "2021　○ 草稿　97.5 分　优　✕ 错误"
    choose_year(full, 2021)
    assert details(full)[0].startswith("○ 草稿")
    line = full.reports.view.model().index(0, 1)
    assert line.data(Qt.ItemDataRole.AccessibleTextRole) == f"湖畔步道照明改造，{details(full)[0]}"


def test_what_is_typed_is_found_without_being_saved(full: MainWindow) -> None:
    full.view.go_to(Place("project_name"))
    press(Key.Key_End)
    type_text("二期")
    full.commands[Command.FIND].trigger()
    type_text("gzeq")
    assert names(full) == ["湖畔步道照明改造二期"]


def test_reports_are_dragged_into_another_order(full: MainWindow, book: Path, official: Forms) -> None:
    full.reports.choose([2, 3])
    drop(full.reports.view, before=0)
    assert [report.project_name for report in stored(book, official)] == [REPORTS[i][0] for i in (1, 2, 0)]
    assert full.reports.chosen == [2, 3]


def test_reports_of_a_year_are_dragged_within_their_places(full: MainWindow, book: Path, official: Forms) -> None:
    full.report_actions.arrange([1, 3, 2])
    choose_year(full, 2021)
    full.reports.choose([2])
    drop(full.reports.view, before=0)
    assert [report.project_name for report in stored(book, official)] == [REPORTS[i][0] for i in (1, 2, 0)]


def test_nothing_is_dragged_in_a_book_for_reading(bare: MainWindow, book: Path) -> None:
    assert bare.books.try_open(book, read_only=True)
    model = bare.reports.view.model()
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled


def drop(view: QListView, before: int) -> None:
    """Drop the chosen lines, as the view does at the end of a drag."""
    model = view.model()
    data = model.mimeData(view.selectionModel().selectedRows(1))
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, before, 0, QModelIndex())


class Painted(QObject):
    """The areas in which a widget was drawn."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.areas: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


def test_only_the_line_that_changes_is_drawn_anew(full: MainWindow) -> None:
    full.view.go_to(Place("project_name"))
    QApplication.processEvents()
    view = full.reports.view
    painted = Painted(view.viewport())
    type_text("二")
    QApplication.processEvents()
    first, second = (view.visualRect(view.model().index(row, 1)) for row in range(2))
    assert painted.areas
    assert all(area.intersects(first) and not area.intersects(second) for area in painted.areas)
