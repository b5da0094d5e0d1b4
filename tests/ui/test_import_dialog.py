"""The plan of an import: row by row, both sides of a conflict, the year of a paper, and what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.form import Form
from desktop.domain.numbers import format_rate
from desktop.domain.plan import PlanRow
from desktop.domain.report import Report
from desktop.exchange.json_file import to_json
from desktop.storage.backups import read_backups
from desktop.storage.book import Book
from tests.exchange.copied_text import copied_text
from tests.reports import sound_report
from tests.ui.acting import Key, answer, in_book, press, told
from tests.ui.test_accessibility import nameless
from ui.dialogs.import_dialog import ImportDialog
from ui.entry import Entry
from ui.main_window import MainWindow


@pytest.fixture
def file(full: MainWindow, tmp_path: Path, form: Form) -> Path:
    """A file with one report that the book has otherwise, and two new ones."""
    book = full.session.book
    assert book is not None
    rows = [
        PlanRow(sound_report(form, project_name="乙项目", office="他处"), book.uid(2)),
        PlanRow(sound_report(form, project_name="丁项目")),
        PlanRow(sound_report(form, project_name="戊项目")),
    ]
    path = tmp_path / "来件.json"
    path.write_bytes(to_json(rows))
    return path


def names(window: MainWindow) -> list[str]:
    return [summary.project_name for summary in window.session.summaries]


def cells(dialog: ImportDialog, column: int) -> list[str]:
    model = dialog.view.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def tick(dialog: ImportDialog, row: int, *, on: bool) -> bool:
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    model = dialog.view.model()
    return model.setData(model.index(row, 0), state.value, Qt.ItemDataRole.CheckStateRole)


def test_rows_are_let_in_one_by_one(full: MainWindow, file: Path, qtbot: QtBot) -> None:
    def take(dialog: ImportDialog) -> None:
        tick(dialog, 0, on=True)
        tick(dialog, 1, on=False)
        dialog.accept()

    answer(ImportDialog, take)
    full.in_and_out.imports.read(file)
    qtbot.waitUntil(told(full, "导入 2 份，1 份按选择未导入"))
    assert names(full) == ["甲项目", "乙项目", "丙项目", "戊项目"]
    assert in_book(full, 2).office == "他处"


def test_what_is_new_is_shown_with_its_amounts(full: MainWindow, file: Path, qtbot: QtBot) -> None:
    shown: list[str] = []

    def look(dialog: ImportDialog) -> None:
        shown.extend(cells(dialog, 4))
        dialog.reject()

    answer(ImportDialog, look)
    full.in_and_out.imports.read(file)
    qtbot.waitUntil(told(full, "已取消导入"))
    assert "预算执行数" not in shown[0]
    assert shown[1] == (
        "簿中没有，将加在末尾：当年预算数（元） 860,000.00，上年预算金额（元） 0.00，预算执行数（元） 845,300.50"
    )


def test_space_ticks_the_chosen_line_and_both_sides_of_a_conflict_are_shown(
    full: MainWindow, file: Path, qtbot: QtBot
) -> None:
    seen: list[object] = []

    def look(dialog: ImportDialog) -> None:
        shown = dialog.differences.model()
        seen.extend(shown.index(0, column).data() for column in range(3))
        seen.append(dialog.differences.isVisible())
        press(Key.Key_Space)
        seen.append(dict(dialog.choices))
        press(Key.Key_Space)
        seen.append(dict(dialog.choices))
        press(Key.Key_Down)
        seen.append(dialog.differences.isVisible())
        seen.append(nameless(dialog))
        dialog.reject()

    answer(ImportDialog, look)
    full.in_and_out.imports.read(file)
    qtbot.waitUntil(told(full, "已取消导入"))
    assert seen == ["具体实施处（科室）", "设施科", "他处", True, {0: "theirs"}, {}, False, []]


def test_a_cancelled_import_leaves_the_book_byte_for_byte(full: MainWindow, file: Path, qtbot: QtBot) -> None:
    assert full.session.book is not None
    path = full.session.book.path
    before = path.read_bytes()
    answer(ImportDialog, ImportDialog.reject)
    full.in_and_out.imports.read(file)
    qtbot.waitUntil(told(full, "簿中内容没有改动"))
    assert path.read_bytes() == before


def test_reading_can_be_given_up(full: MainWindow, file: Path, qtbot: QtBot) -> None:
    assert full.session.book is not None
    path = full.session.book.path
    before = path.read_bytes()
    full.in_and_out.imports.read_all([file, file])
    full.runner.cancel()
    qtbot.waitUntil(told(full, "已取消导入"))
    qtbot.waitUntil(lambda: full.runner.current is None)
    assert path.read_bytes() == before


def test_a_book_is_backed_up_before_something_comes_in(full: MainWindow, file: Path, qtbot: QtBot) -> None:
    assert full.session.book is not None
    path = full.session.book.path
    assert read_backups(path) == ()
    answer(ImportDialog, ImportDialog.accept)
    full.in_and_out.imports.read(file)
    qtbot.waitUntil(told(full, "导入 2 份"))
    (backup,) = read_backups(path)
    with Book.open(backup.path, full.session.forms, read_only=True) as before:
        assert len(before.summaries()) == 3


def test_the_year_that_no_paper_shows_can_be_changed(
    full: MainWindow, tmp_path: Path, form: Form, qtbot: QtBot
) -> None:
    report = sound_report(form, project_name="纸上的项目")
    path = tmp_path / "公开稿.txt"
    path.write_text(copied_text(report, form), encoding="utf-8")
    years: list[str] = []

    def take(dialog: ImportDialog) -> None:
        years.append(str(dialog.year.isVisible()))
        years.extend(cells(dialog, 2))
        dialog.year.show_entry(Entry(2022))
        dialog.year.entered.emit(dialog.year.entry)
        years.extend(cells(dialog, 2))
        dialog.accept()

    answer(ImportDialog, take)
    full.in_and_out.imports.read(path)
    qtbot.waitUntil(told(full, "导入 1 份"))
    assert years == ["True", "2021（推定）", "2022"]
    assert _open(full) == replace(report, fiscal_year=2022)


def _open(window: MainWindow) -> Report:
    assert window.editor.report is not None
    return window.editor.report


def test_what_the_paper_shows_and_the_report_does_not_stands_beside_its_row(
    full: MainWindow, tmp_path: Path, form: Form, qtbot: QtBot
) -> None:
    report = sound_report(form, project_name="纸上的项目")
    path = tmp_path / "公开稿.txt"
    rate = format_rate(form.execution_rate(report))
    path.write_text(copied_text(report, form).replace(rate, "12.34%"), encoding="utf-8")
    said: list[str] = []

    def look(dialog: ImportDialog) -> None:
        said.extend(cells(dialog, 4))
        dialog.reject()

    answer(ImportDialog, look)
    full.in_and_out.imports.read(path)
    qtbot.waitUntil(told(full, "已取消导入"))
    assert "12.34%" in said[0]


def test_another_book_comes_in_as_a_plan(full: MainWindow, tmp_path: Path, form: Form, qtbot: QtBot) -> None:
    other = tmp_path / "另一簿.ziping"
    with Book.create(other, full.session.forms) as book:
        book.add(sound_report(form, project_name="甲项目"))
        book.add(sound_report(form, project_name="他处的项目"))
    seen: list[str] = []

    def take(dialog: ImportDialog) -> None:
        seen.extend(cells(dialog, 0))
        dialog.accept()

    answer(ImportDialog, take)
    full.in_and_out.imports.read(other)
    qtbot.waitUntil(told(full, "导入 1 份，1 份没有变化"))
    assert seen == ["未变", "新增"]
    assert names(full)[-1] == "他处的项目"


def test_of_several_files_one_comes_after_the_other(
    full: MainWindow, file: Path, tmp_path: Path, form: Form, qtbot: QtBot
) -> None:
    second = tmp_path / "第二件.json"
    second.write_bytes(to_json([PlanRow(sound_report(form, project_name="己项目"))]))

    def take(dialog: ImportDialog) -> None:
        answer(ImportDialog, ImportDialog.accept)
        dialog.accept()

    answer(ImportDialog, take)
    full.in_and_out.imports.read_all([tmp_path / "没有.json", file, second])
    qtbot.waitUntil(told(full, "第二件.json 导入 1 份"))
    assert "没有.json" in full.notice.sentence.text()
    assert "来件.json 导入 2 份" in full.notice.sentence.text()
    assert names(full)[-3:] == ["丁项目", "戊项目", "己项目"]


def test_what_came_in_can_be_withdrawn_at_once(full: MainWindow, file: Path, qtbot: QtBot) -> None:
    answer(ImportDialog, ImportDialog.accept)
    full.in_and_out.imports.read(file)
    qtbot.waitUntil(told(full, "导入 2 份"))
    offered = [button for button in full.notice.findChildren(QPushButton) if button.text() == "撤销导入"]
    offered[-1].click()
    assert names(full) == ["甲项目", "乙项目", "丙项目"]
    assert told(full, "已撤销导入：2 份移到回收站。")()
