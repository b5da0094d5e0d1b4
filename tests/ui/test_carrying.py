"""A new year begun from the one before, and last year's texts beside this year's."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from tests.ui.acting import Key, answer, focus, in_book, press
from tests.ui.test_accessibility import nameless
from ui.commands import Command
from ui.dialogs.carry_dialog import CarryDialog
from ui.entry import Entry
from ui.main_window import MainWindow
from ui.tabs.last_year_text import LastYearText
from ui.widgets.text_input import TextInput


def years(window: MainWindow) -> list[tuple[str, int]]:
    return [(summary.project_name, summary.fiscal_year) for summary in window.session.summaries]


def of_last_year(window: MainWindow) -> list[LastYearText]:
    """Those that can be seen on the page of long texts."""
    window.view.go_to(Place("achievements"))
    return [one for one in window.findChildren(LastYearText) if one.isVisible()]


def test_the_chosen_reports_begin_anew_in_the_year_that_is_said(full: MainWindow) -> None:
    full.reports.choose([1, 2])
    seen: list[object] = []

    def take(dialog: CarryDialog) -> None:
        seen.extend((dialog.year.entry.value, nameless(dialog)))
        dialog.accept()

    answer(CarryDialog, take)
    full.commands[Command.CARRY].trigger()
    assert seen == [2022, []]
    assert years(full)[3:] == [("甲项目", 2022), ("乙项目", 2022)]
    assert full.reports.chosen == [4, 5]
    assert full.editor.report_id == 4
    assert full.notice.sentence.text() == "已复制 2 份到 2022 年度，原报告不变。"


def test_what_was_carried_can_be_withdrawn_at_once(full: MainWindow) -> None:
    full.in_and_out.carrying.carry([1, 2], 2022)
    [offered] = [button for button in full.notice.findChildren(QPushButton) if button.text() == "撤销"]
    offered.click()
    assert len(years(full)) == 3
    assert "2 份移到回收站" in full.notice.sentence.text()


def test_nothing_is_carried_when_the_user_thinks_better_of_it(full: MainWindow) -> None:
    answer(CarryDialog, CarryDialog.reject)
    full.commands[Command.CARRY].trigger()
    assert len(years(full)) == 3


def test_what_the_year_has_already_is_told(full: MainWindow) -> None:
    full.in_and_out.carrying.carry([1], 2022)
    book = full.session.book
    assert book is not None
    book.save(4, replace(book.load(4), office="改过"))
    full.in_and_out.carrying.carry([1, 2], 2022)
    assert "已复制 1 份" in full.notice.sentence.text()
    assert "有 1 份在 2022 年度已有同名项目" in full.notice.sentence.text()
    assert book.load(4).office == "改过"


def test_last_years_texts_are_read_below_this_years(full: MainWindow, qtbot: QtBot) -> None:
    written = in_book(full, 1).achievements
    full.in_and_out.carrying.carry([1], 2022)
    qtbot.waitUntil(lambda: bool(of_last_year(full)))
    shown = {one.button.accessibleName(): one for one in of_last_year(full)}
    one = shown["主要绩效：2021 年度所写"]
    assert not one.text.isVisible()
    before = focus()
    one.button.toggle()
    assert one.text.isVisible()
    assert one.text.entry == Entry(written)
    qtbot.waitUntil(lambda: not one.text.verticalScrollBar().maximum())
    assert focus() is before
    assert nameless(full) == []


def test_a_command_unfolds_all_of_them(full: MainWindow, qtbot: QtBot) -> None:
    full.in_and_out.carrying.carry([1], 2022)
    qtbot.waitUntil(lambda: bool(of_last_year(full)))
    full.commands[Command.LAST_YEAR].trigger()
    assert all(one.text.isVisible() for one in of_last_year(full))
    full.commands[Command.LAST_YEAR].trigger()
    assert not any(one.text.isVisible() for one in of_last_year(full))


def test_tab_goes_past_what_was_written_last_year(full: MainWindow, qtbot: QtBot) -> None:
    full.in_and_out.carrying.carry([1], 2022)
    qtbot.waitUntil(lambda: bool(of_last_year(full)))
    for one in of_last_year(full):
        one.button.setChecked(True)
    full.view.go_to(Place("achievements"))
    press(Key.Key_Tab)
    assert isinstance(focus(), TextInput)
    assert focus().accessibleName() == "主要问题"


def test_a_report_without_a_year_before_shows_nothing_of_it(full: MainWindow, qtbot: QtBot) -> None:
    full.in_and_out.carrying.carry([1], 2022)
    qtbot.waitUntil(lambda: bool(of_last_year(full)))
    full.session.show(2)
    qtbot.waitUntil(lambda: not of_last_year(full))


def test_last_year_is_found_once_the_project_is_named(full: MainWindow, qtbot: QtBot) -> None:
    full.in_and_out.carrying.carry([1], 2022)
    report = full.editor.report
    assert report is not None
    full.editor.edit(replace(report, project_name="另一个"), "项目名称")
    qtbot.waitUntil(lambda: not of_last_year(full))
    full.editor.edit(replace(report, project_name="乙项目"), "项目名称")
    qtbot.waitUntil(lambda: bool(of_last_year(full)))
