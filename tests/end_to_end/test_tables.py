"""Excel files, last year, other books: what came in is told row by row, and can be taken back."""

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.form import Form
from desktop.domain.plan import PlanRow
from desktop.exchange.json_file import to_json
from tests.end_to_end.conftest import Run
from tests.exchange.table_files import Rows, write
from tests.reports import filled_report, sound_report


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows: Rows = [
        ["2021年项目清单（单位：万元）"],
        ["项目", "预算单位", "批复数", "支出数"],
        ["湖畔步道夜间照明改造", "云溪区园林管理所", 90, 88],
        ["新桥", "云溪区园林管理所", 5, "五"],
        ["新路", "云溪区园林管理所", 5, 4],
    ]
    return write(tmp_path / "清单.xlsx", {"清单": rows})


def _budgets(run: Run, book: Path, tmp_path: Path) -> dict[str, str | None]:
    out = tmp_path / "out.json"
    assert run("export", book, "-o", out).code == 0
    return {one["project_name"]: one["current_budget"] for one in json.loads(out.read_bytes())["reports"]}


def test_a_list_is_shown_then_imported_then_withdrawn(run: Run, book: Path, table: Path, tmp_path: Path) -> None:
    before, told = book.read_bytes(), _budgets(run, book, tmp_path)
    wrong = "工作表“清单”的 D4（新桥）：预算执行数（元）“五”不是金额（至多两位小数），请改正。"
    shown = run("import", book, table, "--plan", "--column", "批复数=当年预算数")
    assert shown.out.splitlines() == [
        "列“项目” → 项目名称",
        "列“预算单位” → 预算单位",
        "列“批复数” → 当年预算数（元）",
        "列“支出数” → 预算执行数（元）",
        "  1  更新  湖畔步道夜间照明改造",
        "      当年预算数（元） 900,000.00，上年预算金额（元） 0.00，预算执行数（元） 880,000.00",
        "  2  新增  新路",
        "      当年预算数（元） 50,000.00，预算执行数（元） 40,000.00",
        f"{table}：新增 1 份，更新 1 份，有误 1 行。簿没有改动。",
    ]
    assert (shown.code, shown.complaints) == (1, [wrong])
    assert book.read_bytes() == before

    ran = run("import", book, table, "--column", "批复数=当年预算数")
    assert (ran.code, ran.complaints) == (1, [wrong])
    assert ran.out.splitlines()[-1] == f"{table}：导入 2 份，未变 0 份，冲突 0 份，有误 1 行。"
    assert _budgets(run, book, tmp_path) == told | {"湖畔步道夜间照明改造": "900000.00", "新路": "50000.00"}

    listed = run("withdraw", book).out.splitlines()
    assert listed[1].split()[0] == "2"
    assert listed[1].split()[3:] == ["2", "2", "清单.xlsx"]
    ran = run("withdraw", book, "2")
    assert (ran.code, ran.out) == (0, "已撤销第 2 次导入：恢复 1 份，移入回收站 1 份。\n")
    assert _budgets(run, book, tmp_path) == told
    ran = run("withdraw", book, "2")
    assert (ran.code, ran.complaints) == (
        1,
        ["未撤销  湖畔步道夜间照明改造：导入后改过。", "未撤销  新路：已在回收站。"],
    )
    assert run("withdraw", book, "9").complaints == ["没有第 9 次导入，未作改动，请核对后再试。"]


def test_a_plan_makes_no_book(run: Run, tmp_path: Path, table: Path) -> None:
    ran = run("import", tmp_path / "无.ziping", table, "--plan", "--column", "批复数=")
    assert ran.out.splitlines()[2] == "列“批复数” → （不导入）"
    assert list(tmp_path.iterdir()) == [table]


def test_wrong_columns_and_years_are_refused(run: Run, book: Path, table: Path) -> None:
    before = book.read_bytes()
    [sentence] = run("import", book, table, "--column", "批复数=预算书").complaints
    assert sentence.startswith("表样中没有“预算书”一栏（可用 年度、项目名称、")
    assert run("import", book, table, "--column", "批复数").code == 2
    assert run("import", book, table, "--year", "21").code == 2
    assert run("import", book, table, "--form", "别的").complaints == [
        "没有名为“别的”的表样，请用较新版本的本程序打开，或检查来源文件。"
    ]
    assert book.read_bytes() == before


def test_the_template_is_written_and_comes_back(run: Run, tmp_path: Path, book: Path) -> None:
    path = tmp_path / "模板.xlsx"
    assert run("template", "-o", path).out == f"已写入模板：{path}\n"
    assert run("import", book, path).out == f"{path}：导入 0 份，未变 0 份，冲突 0 份。\n"
    workbook = openpyxl.load_workbook(path)
    workbook["项目"].append([2021, "新桥"])
    workbook.save(path)
    assert run("import", book, path).out.splitlines()[0] == "新增  新桥"


def test_a_book_is_carried_into_the_next_year(run: Run, book: Path) -> None:
    ran = run("carry", book, "--to", "2022")
    assert (ran.code, ran.out.splitlines()) == (
        0,
        ["新增  湖畔步道夜间照明改造", "新增  河道保洁", "已复制 2 份到 2022 年度。"],
    )
    again = run("carry", book, "--report", "1", "--to", "2022")
    assert again.out == "已复制 0 份到 2022 年度。\n"
    assert again.complaints == ["有 1 份在 2022 年度已有同名项目，未复制，原有内容未变。"]
    assert run("carry", book, "--report", "1", "--to", "2021").code == 1
    assert run("carry", book, "--to", "2030").complaints[0].startswith(f"簿 {book} 中没有 2029 年度的自评表")


def test_books_of_two_offices_are_merged(run: Run, book: Path, tmp_path: Path, source: Path, form: Form) -> None:
    other, ours = tmp_path / "另.ziping", sound_report(form)
    assert run("import", other, source).code == 0
    newer = tmp_path / "新.json"
    newer.write_bytes(
        to_json([PlanRow(sound_report(form, office="二科")), PlanRow(filled_report(form, project_name="新桥"))])
    )
    assert run("import", other, newer, "--replace").code == 0
    newer.write_bytes(to_json([PlanRow(replace(ours, office="三科"))]))
    there = other.read_bytes()

    shown = run("merge", book, other, "--plan").out.splitlines()
    assert shown == [
        "  1  更新  湖畔步道夜间照明改造",
        "      具体实施处（科室）：簿中为“设施科”，来件为“二科”",
        "  2  未变  河道保洁",
        "  3  新增  新桥",
        f"{other}：新增 1 份，未变 1 份，更新 1 份。簿没有改动。",
    ]
    assert run("import", book, newer, "--replace").code == 0
    shown = run("merge", book, other, "--plan").out.splitlines()
    assert shown[:2] == [
        "  1  冲突  湖畔步道夜间照明改造",
        "      具体实施处（科室）：簿中为“三科”，来件为“二科”",
    ]
    ran = run("merge", book, other, "--ours", "3")
    assert (ran.code, ran.out.splitlines()[-1]) == (
        1,
        f"{other}：导入 0 份，未变 1 份，冲突 1 份，按选择未导入 1 份。",
    )
    ran = run("merge", book, other, "--theirs", "1")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, f"{other}：导入 2 份，未变 1 份，冲突 0 份。")
    assert run("merge", book, other, "--theirs", "7").code == 1
    assert run("merge", book, book).complaints == [f"{book} 就是本簿，未作改动，请选择另一个簿。"]
    assert other.read_bytes() == there


def test_summary_and_package_are_written(run: Run, book: Path, tmp_path: Path) -> None:
    for name, first in (("汇总.xlsx", b"PK"), ("汇总.pdf", b"%P")):
        path = tmp_path / name
        ran = run("summary", book, "-o", path)
        assert (ran.code, ran.out) == (0, f"已汇总 2 份：{path}\n")
        assert path.read_bytes()[:2] == first
    ran = run("summary", book, "-o", tmp_path / "汇总.txt")
    assert ran.complaints == [f"汇总表 {tmp_path / '汇总.txt'} 的扩展名应为 .xlsx、.pdf 之一，未写入，请改名后再试。"]
    path = tmp_path / "报送.zip"
    ran = run("package", book, "--report", "1", "-o", path)
    assert (ran.code, ran.out) == (0, f"已打包 1 份，共 6 个文件：{path}\n")
    assert run("package", book, "--report", "9", "-o", path).code == 1
