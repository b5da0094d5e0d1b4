"""The year at a glance: what it says, how it is reached, and that its pixels say it too."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractItemView

from desktop.domain.form_file import Forms
from desktop.settings import read_settings
from desktop.storage.book import Book
from tests.ui.acting import Key, focus, press, type_text
from tests.ui.window_looks import opened
from ui.commands import Command
from ui.main_window import MainWindow
from ui.panels.year_page import YearPage
from ui.widgets.tones import bar_ink


@pytest.fixture
def page(full: MainWindow) -> YearPage:
    """The three reports of the book at a glance; one of them without the money spent."""
    full.editor.edit(replace(opened(full), executed=None), "清空")
    full.commands[Command.SHOW_YEAR].trigger()
    return full.year.page


def test_it_stands_where_no_report_is_open(full: MainWindow, page: YearPage) -> None:
    assert full.editor.report is None
    assert page.isVisible()
    assert not full.preview.isVisible()
    assert not full.reports.view.selectionModel().hasSelection()
    assert page.counts.text() == "共 3 份报告　草稿 3　已定稿 0"
    assert page.found.text() == "✕ 有错误 0　… 有待填 1　▲ 有警告 0　◇ 有提示 0　✓ 无问题 2"


@pytest.mark.usefixtures("page")
def test_what_was_typed_is_on_disk(full: MainWindow, book: Path, official: Forms) -> None:
    full.session.close()
    with Book.open(book, official, read_only=True) as again:
        assert again.load(1).executed is None


def test_a_project_is_opened_by_keys(full: MainWindow, page: YearPage) -> None:
    assert focus() is page.view
    assert "执行率 98.29%" in str(page.view.model().index(1, 0).data(0x0B))  # what a screen reader says
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert opened(full).project_name == "乙项目"
    assert full.reports.chosen == [2]


@pytest.mark.usefixtures("page")
def test_the_list_opens_the_same_report_again(full: MainWindow) -> None:
    full.commands[Command.SHOW_LIST].trigger()
    assert full.editor.report is None
    press(Key.Key_Return)
    assert full.editor.report_id == 1


@pytest.mark.usefixtures("page")
def test_the_whole_book_can_be_printed_from_there(full: MainWindow) -> None:
    assert full.commands[Command.EXPORT_ALL].isEnabled()
    assert not full.commands[Command.EXPORT].isEnabled()


def test_the_deadline_is_kept_for_its_year(page: YearPage, tmp_path: Path) -> None:
    assert page.left.text() == "填写后显示剩余天数"
    page.due.setFocus()
    type_text("2022.4.15")
    assert page.left.text() == "还有 14 天"
    settings = read_settings(tmp_path / "config" / "settings.json")
    assert settings.deadline(2021) == date(2022, 4, 15)
    assert settings.deadline(2020) is None


@pytest.mark.parametrize(("typed", "said"), [("2022-4-1", "今天截止"), ("2022-3-30", "已过 2 天")])
def test_days_to_the_deadline(page: YearPage, typed: str, said: str) -> None:
    page.due.setFocus()
    type_text(typed)
    assert page.left.text() == said


def test_a_deadline_that_cannot_be_read_changes_nothing(page: YearPage, tmp_path: Path) -> None:
    page.due.setFocus()
    type_text("2022-4-15")
    type_text("号以前")
    assert "看不懂" in page.left.text()
    assert read_settings(tmp_path / "config" / "settings.json").deadline(2021) == date(2022, 4, 15)


def test_years_are_shown_one_at_a_time(bare: MainWindow, book: Path, official: Forms) -> None:
    with Book.open(book, official) as made:
        made.add(replace(made.load(1), fiscal_year=2022, project_name="次年项目"))
    bare.books.open(book)
    bare.commands[Command.SHOW_YEAR].trigger()
    page = bare.year.page
    assert [page.year.itemText(at) for at in range(page.year.count())] == ["2022 年度", "2021 年度"]
    assert page.counts.text().startswith("共 1 份")
    page.year.setFocus()
    press(Key.Key_Down)
    assert page.counts.text().startswith("共 3 份")


def test_an_empty_book_says_how_to_begin(full: MainWindow) -> None:
    full.reports.choose([1, 2, 3])
    full.commands[Command.DELETE].trigger()
    page = full.year.page
    assert page.isVisible()
    assert not page.view.isVisible()
    assert not full.commands[Command.SHOW_YEAR].isEnabled()
    page.enter()
    press(Key.Key_Space)
    assert opened(full).project_name == ""


@pytest.mark.parametrize("ground", ["#efefef", "#323232"], ids=["light", "dark"])
def test_bars_are_drawn_as_long_as_their_figures(page: YearPage, ground: str) -> None:
    palette = QPalette(QColor(ground))
    page.view.setPalette(palette)
    page.view.clearSelection()
    page.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    page.resize(1000, 500)
    image = page.view.viewport().grab().toImage()
    ink = bar_ink(palette)
    filled = []
    for row in range(2):
        middle = page.view.visualRect(page.view.model().index(row, 0)).center().y()
        filled.append([x for x in range(image.width()) if image.pixelColor(x, middle) == ink])
    halves = [[x for x in line if x < image.width() * 0.7] for line in filled]
    assert halves[0] == []  # no rate without the money spent
    assert len(halves[1]) > 50
    assert len(filled[0]) > 50  # the score stands
