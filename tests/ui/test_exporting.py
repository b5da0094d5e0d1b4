"""Files for others written from the window: Word, the summary, the package, data, the template."""

import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.jobs.exchanging import read_file
from tests.ui.acting import answer, told
from tests.ui.test_accessibility import nameless
from ui.commands import Command
from ui.dialogs.write_dialog import WriteDialog
from ui.in_and_out.exporting import OVERVIEW, PACKAGE, WORD
from ui.main_window import MainWindow

ALL = (
    (Command.EXPORT_WORD, "甲项目.docx", "1 份报告已写入 甲项目.docx"),
    (Command.EXPORT_OVERVIEW, "三份汇总表.xlsx", "3 份报告已写入 三份汇总表.xlsx"),
    (Command.EXPORT_PACKAGE, "三份报送包.zip", "3 份报告已写入 三份报送包.zip"),
    (Command.EXPORT_DATA, "三份数据.json", "3 份报告已写入 三份数据.json"),
    (Command.EXPORT_TEMPLATE, "三份填报模板.xlsx", "已写入 三份填报模板.xlsx"),
)


@pytest.mark.parametrize("case", ALL)
def test_each_is_proposed_beside_the_book_and_written(
    full: MainWindow, tmp_path: Path, qtbot: QtBot, case: tuple[Command, str, str]
) -> None:
    command, name, sentence = case
    seen: list[object] = []

    def take(dialog: WriteDialog) -> None:
        seen.extend((dialog.path, nameless(dialog)))
        dialog.accept()

    answer(WriteDialog, take)
    full.commands[command].trigger()
    qtbot.waitUntil(told(full, sentence), timeout=30_000)
    assert seen == [tmp_path / name, []]
    assert (tmp_path / name).stat().st_size > 1000


def test_what_was_written_as_word_or_data_is_read_back(full: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    full.in_and_out.exports.write(WORD, [1, 3], tmp_path / "两份.docx")
    qtbot.waitUntil(told(full, "2 份报告已写入"), timeout=30_000)
    rows = read_file(tmp_path / "两份.docx", full.session.forms).rows
    assert [row.report.project_name for row in rows] == ["甲项目", "丙项目"]


def test_every_report_can_become_a_word_file_of_its_own(full: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    full.reports.choose([1, 2])
    seen: list[Path] = []

    def take(dialog: WriteDialog) -> None:
        dialog.kinds.button(1).setChecked(True)
        seen.append(dialog.path)
        dialog.accept()

    answer(WriteDialog, take)
    full.commands[Command.EXPORT_WORD].trigger()
    qtbot.waitUntil(told(full, "2 份报告已写入"), timeout=30_000)
    assert seen == [tmp_path / "三份"]
    assert sorted(path.name for path in seen[0].iterdir()) == ["乙项目.docx", "甲项目.docx"]


def test_the_summary_can_be_a_pdf(full: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    def take(dialog: WriteDialog) -> None:
        dialog.kinds.button(1).setChecked(True)
        dialog.accept()

    answer(WriteDialog, take)
    full.commands[Command.EXPORT_OVERVIEW].trigger()
    qtbot.waitUntil(told(full, "已写入 三份汇总表.pdf"), timeout=30_000)
    assert (tmp_path / "三份汇总表.pdf").read_bytes().startswith(b"%PDF")


def test_the_package_holds_the_reports_that_were_chosen(full: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    full.in_and_out.exports.write(PACKAGE, [2], tmp_path / "包.zip")
    qtbot.waitUntil(told(full, "附清单和校验值"), timeout=30_000)
    with ZipFile(tmp_path / "包.zip") as packed:
        manifest = json.loads(packed.read("清单.json"))
    assert {entry["report"]["project_name"] for entry in manifest["files"] if "report" in entry} == {"乙项目"}


def test_a_file_is_replaced_only_when_the_user_says_so(
    full: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "三份数据.json"
    path.write_text("旧", encoding="utf-8")
    asked: list[str] = []

    def refuse(*texts: object) -> QMessageBox.StandardButton:
        asked.append(str(texts[2]))
        return QMessageBox.StandardButton.No

    def take(dialog: WriteDialog) -> None:
        dialog.accept()
        asked.append("the dialog stays" if dialog.isVisible() else "")
        dialog.reject()

    monkeypatch.setattr(QMessageBox, "question", refuse)
    answer(WriteDialog, take)
    full.commands[Command.EXPORT_DATA].trigger()
    assert asked == ["三份数据.json 已经存在。要用新的内容替换它吗？", "the dialog stays"]
    assert path.read_text(encoding="utf-8") == "旧"


def test_a_place_that_is_not_there_is_said_and_another_offered(full: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    full.in_and_out.exports.write(OVERVIEW, [1], tmp_path / "没有" / "表.xlsx")
    qtbot.waitUntil(told(full, "没有"))
    assert "换一个文件名" in [button.text() for button in full.notice.findChildren(QPushButton)]


def test_what_is_typed_is_in_what_is_written(full: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    report = full.editor.report
    assert report is not None
    full.editor.edit(replace(report, office="刚刚写下的科室"), "科室", typing=True)
    answer(WriteDialog, WriteDialog.accept)
    full.commands[Command.EXPORT_DATA].trigger()
    qtbot.waitUntil(told(full, "已写入"))
    assert "刚刚写下的科室" in (tmp_path / "三份数据.json").read_text(encoding="utf-8")
