"""Hostile Excel files are refused before they do harm, in one sentence that names the file."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from desktop.errors import KnownError
from desktop.exchange.workbook import read_sheets, sheets_as_json
from desktop.exchange.workbook_gate import COLUMN_LIMIT, HEADING_ROWS, ROW_LIMIT, SIZE_LIMIT
from desktop.messages import error_sentence
from tests.exchange import hostile
from tests.exchange.table_files import write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "来件.xlsx"


def _code(path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        read_sheets(path)
    sentence = error_sentence(caught.value)
    assert str(path) in sentence
    assert "未导入任何内容" in sentence
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (hostile.bomb, "office_swollen"),
        (hostile.entities, "office_with_entities"),
        (hostile.entities_in_utf_16, "office_with_entities"),
        (lambda: hostile.many_rows(150_000), "workbook_too_large"),
        (hostile.far_corners, "workbook_too_large"),
        (hostile.crowded, "workbook_exhausting"),
        (hostile.lying, "workbook_unreadable"),
        (hostile.locked, "workbook_unreadable"),
        (lambda: hostile.small()[:-100], "workbook_unreadable"),
        (lambda: b"", "workbook_unreadable"),
        (lambda: b"PK\3\4", "workbook_unreadable"),
        (lambda: b"name,budget\n", "workbook_unreadable"),
    ],
)
def test_hostile_and_broken_files_are_refused(path: Path, content: Callable[[], bytes], code: str) -> None:
    path.write_bytes(content())
    assert _code(path) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (hostile.bomb, "office_swollen"),
        (hostile.entities, "office_with_entities"),
        (lambda: hostile.many_rows(150_000), "workbook_too_large"),
        (hostile.far_corners, "workbook_too_large"),
        (hostile.lying, "workbook_unreadable"),
        (hostile.locked, "workbook_unreadable"),
        (lambda: b"PK\3\4", "workbook_unreadable"),
    ],
)
def test_they_are_refused_by_what_looks_at_them_not_by_what_confines_it(
    content: Callable[[], bytes], code: str
) -> None:
    with pytest.raises(KnownError, match=code):
        sheets_as_json(content())


def test_every_kind_of_cell_becomes_its_text(path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    moment = datetime(2022, 3, 10, 9, 30)  # noqa: DTZ001  # Excel knows no zones
    sheet.append(["甲", moment, moment.date(), moment.time(), timedelta(hours=30), False, 1.5, None, "=1/0"])
    sheet.append(["乙"])
    sheet.append(["丙", 7])
    sheet.append(["丁", 8])
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B3:B4")
    sheet.merge_cells("A6:C6")
    workbook.save(path)
    [(name, rows)] = json.loads(sheets_as_json(path.read_bytes()))
    assert name == "Sheet"
    assert rows[0][:7] == ["甲", "2022-03-10", "2022-03-10", "09:30:00", "1 day, 6:00:00", "否", "1.5"]
    assert [row[0] for row in rows[:4]] == ["甲", "甲", "丙", "丁"]
    assert [row[1] for row in rows[2:4]] == ["7", ""]


def test_chart_sheets_are_not_read(path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.create_chartsheet("图")
    workbook.save(path)
    assert [name for name, _ in json.loads(sheets_as_json(path.read_bytes()))] == ["Sheet"]


def test_a_harmless_file_is_read(path: Path) -> None:
    path.write_bytes(hostile.small())
    [sheet] = read_sheets(path)
    assert (sheet.name, sheet.rows) == ("Sheet", (("项目名称", "预算数"), ("甲", "1")))


@pytest.mark.parametrize(("rows", "columns"), [(ROW_LIMIT + HEADING_ROWS + 1, 1), (1, COLUMN_LIMIT + 1)])
def test_one_row_or_column_too_many_is_refused(path: Path, rows: int, columns: int) -> None:
    sheet = [["x"] * columns] * rows
    assert _code(write(path, {"多": sheet})) == "workbook_too_large"


def test_formatted_cells_without_values_do_not_count(path: Path) -> None:
    workbook = openpyxl.load_workbook(write(path, {"表": [["a"]]}))
    for cell in ("BZ1", "A5000"):
        workbook["表"][cell].number_format = "0.00"
    workbook.save(path)
    assert [sheet.rows for sheet in read_sheets(path)] == [(("a",),)]


def test_as_many_as_there_may_be_are_read(path: Path) -> None:
    rows = [["x"] * COLUMN_LIMIT] * (ROW_LIMIT + HEADING_ROWS)
    [sheet] = read_sheets(write(path, {"满": rows}))
    assert len(sheet.rows) == len(rows)


def test_a_file_of_too_many_bytes_is_refused(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    assert _code(path) == "source_too_large"


def test_hidden_sheets_are_not_read(path: Path) -> None:
    workbook = openpyxl.load_workbook(write(path, {"看得见": [["a"]], "看不见": [["b"]]}))
    workbook["看不见"].sheet_state = "hidden"
    workbook.save(path)
    assert [sheet.name for sheet in read_sheets(path)] == ["看得见"]


def test_numbers_are_as_excel_shows_them(path: Path) -> None:
    rows = [[0.1 + 0.2, 1e15, 994350, 12345678901.25, True, 1e-7, -0.5]]
    [sheet] = read_sheets(write(path, {"数": rows}))
    assert sheet.rows[0] == ("0.3", "1000000000000000", "994350", "12345678901.25", "是", "0.0000001", "-0.5")
