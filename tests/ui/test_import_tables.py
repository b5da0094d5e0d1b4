"""Excel lists in the window: what the columns are is asked once, wrong rows are shown and stay out."""

from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.settings import read_settings
from tests.exchange.table_files import write
from tests.ui.acting import answer, in_book, told
from tests.ui.test_accessibility import nameless
from ui.dialogs.columns_dialog import ColumnsDialog
from ui.dialogs.import_dialog import COLUMNS, ImportDialog
from ui.main_window import MainWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A list whose second column nobody knows, with a wrong amount."""
    rows: list[list[object]] = [
        ["2021年项目清单"],
        ["项目名称", "归口", "当年预算数（元）"],
        ["甲项目", "一科", 1000],
        ["丁项目", "二科", 2000],
        ["戊项目", "三科", "两千"],
    ]
    return write(tmp_path / "清单.xlsx", {"项目": rows})


def read_as(dialog: ColumnsDialog, column: int, attribute: str) -> None:
    choice = dialog.choices[column]
    choice.setCurrentIndex(choice.findData(attribute))
    choice.activated.emit(choice.currentIndex())


def test_an_unknown_column_is_asked_for_and_remembered(
    full: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    seen: list[object] = []

    def explain(dialog: ColumnsDialog) -> None:
        seen.append([choice.currentData() for choice in dialog.choices])
        seen.append(nameless(dialog))
        read_as(dialog, 1, "office")
        answer(ImportDialog, take)
        dialog.accept()

    def take(dialog: ImportDialog) -> None:
        model = dialog.view.model()
        seen.append([(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())])
        seen.append(model.index(2, 4).data())
        dialog.accept()

    answer(ColumnsDialog, explain)
    full.in_and_out.imports.read(path)
    qtbot.waitUntil(told(full, "导入 2 份，1 行有误，未导入"), timeout=20_000)
    assert seen[:3] == [
        ["project_name", "", "current_budget"],
        [],
        [("更新", "甲项目"), ("新增", "丁项目"), ("有误", "戊项目")],
    ]
    assert "工作表“项目”的 C5（戊项目）" in str(seen[3])
    assert in_book(full, 1).office == "一科"
    assert dict(read_settings(tmp_path / "config" / "settings.json").headings)["归口"] == "office"
    answer(ImportDialog, ImportDialog.reject)
    full.in_and_out.imports.read(path)
    qtbot.waitUntil(told(full, "已取消导入"), timeout=20_000)


def test_columns_can_be_put_right_from_the_plan(full: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    rows: list[list[object]] = [["2021年"], ["项目名称", "当年预算数（元）"], ["甲项目", 1000]]
    path = write(tmp_path / "清单.xlsx", {"项目": rows})

    def leave_alone(dialog: ColumnsDialog) -> None:
        read_as(dialog, 1, "executed")
        answer(ImportDialog, ImportDialog.accept)
        dialog.accept()

    def go_back(dialog: ImportDialog) -> None:
        answer(ColumnsDialog, leave_alone)
        dialog.done(COLUMNS)

    budget = in_book(full, 1).current_budget
    answer(ImportDialog, go_back)
    full.in_and_out.imports.read(path)
    qtbot.waitUntil(told(full, "导入 1 份"), timeout=20_000)
    report = in_book(full, 1)
    assert (report.current_budget, report.executed) == (budget, Decimal(1000))


def test_a_list_without_a_year_is_asked_for_one(full: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = write(tmp_path / "清单.xlsx", {"项目": [["项目名称"], ["丁项目"]]})
    seen: list[int] = []

    def say(dialog: ColumnsDialog) -> None:
        seen.append(dialog.year.currentData())
        answer(ImportDialog, ImportDialog.accept)
        dialog.accept()

    answer(ColumnsDialog, say)
    full.in_and_out.imports.read(path)
    qtbot.waitUntil(told(full, "导入 1 份"), timeout=20_000)
    assert seen == [2021]
    assert full.session.summaries[-1].fiscal_year == 2021


def test_a_list_that_is_not_explained_changes_nothing(full: MainWindow, path: Path, qtbot: QtBot) -> None:
    answer(ColumnsDialog, ColumnsDialog.reject)
    full.in_and_out.imports.read(path)
    qtbot.waitUntil(told(full, "已取消导入"), timeout=20_000)
    assert len(full.session.summaries) == 3
