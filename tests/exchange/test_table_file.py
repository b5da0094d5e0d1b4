"""Reports out of Excel files: the program's own template, and lists as finance departments write them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import Plan
from desktop.domain.report import Indicator, Report
from desktop.errors import KnownError
from desktop.exchange.headings import plain_heading, recognise
from desktop.exchange.table_file import read_table_file, table_plan
from desktop.exchange.table_options import TableOptions
from desktop.exchange.workbook import cell_name, read_sheets
from desktop.messages import error_sentence
from tests.exchange.table_files import Rows, fill_template, write
from tests.strategies import reports

YEAR = TableOptions(fiscal_year=2021)
LONG = "长" * 201
WRONG_PROJECTS: Rows = [
    ["项目名称", "预算单位", "年度", "是否经常性", "当年预算", "自评时间", "年度目标"],
    ["好", "甲", 2021, "是", 1, date(2022, 3, 1), "目标"],
    ["金额", "甲", 2021, "是", "约1万", None, None],
    ["日期", "甲", 2021, "否", 1, "三月", None],
    ["是否", "甲", 2021, "也许", 1, None, None],
    ["年度", "甲", "明年", "是", 1, None, None],
    ["太早", "甲", 1999, "是", 1, None, None],
    [LONG, "甲", 2021, "是", 1, None, None],
    [None, "甲", 2021, "是", 1, None, None],
    ["好", "甲", 2021, "是", 2, None, None],
    ["分厘", "甲", 2021, "是", 1 / 3, None, None],
    ["指标错", "甲", 2021, "是", 1, None, None],
    ["没写年度", "甲", None, "是", 1, None, None],
]
WRONG_INDICATORS: Rows = [
    ["项目名称", "一级指标", "指标名称", "权重", "自评分"],
    ["好", "产出指标", "一", 50, 50],
    [None, "效益指标(50分)", "二", 50, 49.5],
    ["指标错", "产出", "三", 10, 10],
    ["指标错", "产出指标", "四", "十", 10],
    ["不在", "产出指标", "五", 10, 10],
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "来件.xlsx"


def _read(path: Path, forms: Forms, rows: Rows, options: TableOptions = YEAR) -> Plan:
    return read_table_file(write(path, {"Sheet1": rows}), forms, options)


def _refused(plan: Plan) -> list[tuple[str, str, str, str]]:
    return [(row.sheet, row.cell, row.project_name, row.reason.code) for row in plan.refused]


def test_the_template_filled_in_is_read_back_equal(path: Path, forms: Forms, form: Form, report: Report) -> None:
    other = replace(
        report,
        project_name="=1+1",
        recurring=None,
        evaluated_on=None,
        current_budget=Decimal("99999999999.99"),
        achievements="一是甲；\n二是乙。\n",
        indicators=(*reversed(report.indicators), replace(report.indicators[0], name="另一行", remark="说明\t文字")),
    )
    plan = read_table_file(fill_template(path, form, [report, other]), forms)
    assert plan.refused == ()
    assert [row.report for row in plan.rows] == [report, other]


@settings(max_examples=10)
@given(written=st.lists(reports(), min_size=1, max_size=6))
def test_whatever_reports_hold_comes_back_from_the_template(
    path: Path, forms: Forms, form: Form, written: list[Report]
) -> None:
    filled = [_as_in_excel(report, number) for number, report in enumerate(written)]
    plan = read_table_file(fill_template(path, form, filled), forms)
    assert plan.refused == ()
    assert [row.report for row in plan.rows] == filled


def _as_in_excel(report: Report, number: int) -> Report:
    """The report with a name of its own, without what Excel has no place for: signatures, blanks around a line."""
    rows = tuple(
        replace(row, name=row.name.strip(), explanation=_text(row.explanation), remark=_text(row.remark), unread=())
        for row in report.indicators
    )
    return replace(
        report,
        fiscal_year=2021 + report.fiscal_year % 50,
        project_name=f"第{number}项{report.project_name}".strip(),
        budget_unit=report.budget_unit.strip(),
        office=report.office.strip(),
        annual_goal=_text(report.annual_goal),
        achievements=_text(report.achievements),
        problems=_text(report.problems),
        improvements=_text(report.improvements),
        indicators=rows or (Indicator(group="output", name="一"),),
        signature="",
        signature_texts=(),
        unread=(),
    )


def _text(text: str) -> str:
    return text if text.strip() else ""


def test_the_template_of_a_form_with_two_levels_is_read_back_equal(path: Path, forms: Forms, toy: Form) -> None:
    blank = toy.new_report(2022)
    rows = tuple(replace(row, self_score=Decimal("4.5"), remark="好") for row in blank.indicators)
    filled = replace(blank, project_name="测点", executed=Decimal(100), problems="无", indicators=rows)
    plan = read_table_file(fill_template(path, toy, [filled]), forms, TableOptions(form_id="toy"))
    assert (plan.refused, [row.report for row in plan.rows]) == ((), [filled])


def test_a_list_of_a_finance_department(path: Path, forms: Forms, form: Form) -> None:
    plan = _read(
        path,
        forms,
        [
            ["云溪区2021年部门项目支出执行情况表"],
            [None, None, None, None, "单位：万元"],
            ["序号", "单位名称", "项目名称 ", "业务科室", "预 算 数", "实际支出数", "备注"],
            [1, "园林管理所", "步道照明", "设施科", 86, 84.53005, ""],
            [2, "园林管理所", "河道保洁", None, 12.5, "-", "跨年"],
            [None, None, None, None, None, None, None],
            ["合计", None, None, None, 98.5, 84.53005],
        ],
        TableOptions(),
    )
    assert plan.refused == ()
    lights, river = (row.report for row in plan.rows)
    assert lights == replace(
        form.new_report(2021),
        project_name="步道照明",
        budget_unit="园林管理所",
        office="设施科",
        current_budget=Decimal(860000),
        executed=Decimal("845300.50"),
    )
    assert (river.current_budget, river.executed) == (Decimal(125000), None)
    assert plan.rows[1].given == frozenset({"project_name", "budget_unit", "current_budget"})


@pytest.mark.parametrize("note", ["单位：万元", "金额单位:万元", "单位：人民币万元", "（单位： 万 元）"])
def test_a_note_above_the_table_says_that_amounts_are_in_ten_thousands(path: Path, forms: Forms, note: str) -> None:
    [row] = _read(path, forms, [[None, note], ["项目", "预算数"], ["甲", 1.5]], YEAR).rows
    assert row.report.current_budget == Decimal(15000)


@pytest.mark.parametrize(
    ("unit", "amount"), [("千元", 1500), ("百万元", 1_500_000), ("亿元", 150_000_000), ("元", 1.5)]
)
def test_other_units_of_amounts_are_known(path: Path, forms: Forms, unit: str, amount: float) -> None:
    [noted] = _read(path, forms, [[None, f"单位：{unit}"], ["项目", "预算数"], ["甲", 1.5]], YEAR).rows
    [headed] = _read(path, forms, [["项目", f"预算数（{unit}）"], ["甲", 1.5]], YEAR).rows
    assert noted.report.current_budget == headed.report.current_budget == Decimal(str(amount))


def test_headings_of_two_rows_and_units_across_merged_cells(path: Path, forms: Forms) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (
        ["预算单位", "项目名称", "2021年预算（元）", None, "执行数"],
        [None, None, "年初预算", "调整预算数", None],
        ["园林管理所", "甲", 1, 2, 3],
        [None, "乙", 4, 5, 6],
    ):
        sheet.append(row)
    for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "A3:A4"):
        sheet.merge_cells(merged)
    workbook.save(path)
    plan = read_table_file(path, forms, YEAR)
    told = [
        (row.report.budget_unit, row.report.project_name, row.report.current_budget, row.report.executed)
        for row in plan.rows
    ]
    assert told == [
        ("园林管理所", "甲", Decimal(2), Decimal(3)),
        ("园林管理所", "乙", Decimal(5), Decimal(6)),
    ]


def test_what_a_column_is_can_be_changed_and_remembered(path: Path, form: Form) -> None:
    rows: Rows = [["项目", "批复数", "预算数", "处理人"], ["甲", 5, 6, "张"]]
    sheets = read_sheets(write(path, {"Sheet1": rows}))
    layouts = recognise(sheets, form, {})
    assert [column.attribute for column in layouts.projects.columns] == ["project_name", "", "current_budget", ""]
    changed = layouts._replace(projects=layouts.projects.with_attribute(1, "current_budget"))
    assert [column.attribute for column in changed.projects.columns] == ["project_name", "current_budget", "", ""]
    [row] = table_plan(sheets, changed, form, YEAR, "来件").rows
    assert row.report.current_budget == 5
    remembered = {plain_heading("批 复 数："): "current_budget", plain_heading("项目"): "project_name"}
    assert recognise(sheets, form, remembered) == changed
    assert recognise(sheets, form, changed.projects.headings) == changed
    ignored = recognise(sheets, form, {"预算数": ""})
    assert "current_budget" not in ignored.projects.attributes


def test_every_refused_row_names_sheet_cell_and_reason(path: Path, forms: Forms) -> None:
    plan = read_table_file(write(path, {"表一": WRONG_PROJECTS, "表二": WRONG_INDICATORS}), forms)
    assert _refused(plan) == [
        ("表一", "E3", "金额", "table_not_a_money"),
        ("表一", "F4", "日期", "table_not_a_date"),
        ("表一", "D5", "是否", "table_not_a_yes_no"),
        ("表一", "C6", "年度", "table_not_a_year"),
        ("表一", "C7", "太早", "table_year_of_other_form"),
        ("表一", "A8", LONG, "table_too_long"),
        ("表一", "A9", "", "table_without_name"),
        ("表一", "A10", "好", "table_twice"),
        ("表一", "E11", "分厘", "table_not_a_money"),
        ("表一", "A12", "指标错", "table_broken_indicators"),
        ("表一", "C13", "没写年度", "table_row_without_year"),
        ("表二", "B4", "指标错", "table_no_group"),
        ("表二", "D5", "指标错", "table_not_a_score"),
        ("表二", "A6", "不在", "table_no_such_project"),
    ]
    sentences = [error_sentence(row.reason) for row in plan.refused]
    assert sentences[0] == "当年预算数（元）“约1万”不是金额（至多两位小数），请改正。"
    assert all(sentence.endswith("。") and "{" not in sentence for sentence in sentences)
    [good] = plan.rows
    assert [(row.group, row.name, row.self_score) for row in good.report.indicators] == [
        ("output", "一", 50),
        ("benefit", "二", Decimal("49.5")),
    ]


def test_indicators_without_a_project_are_refused(path: Path, forms: Forms) -> None:
    indicators: Rows = [
        ["项目名称", "一级指标", "指标名称", "权重", "自评分"],
        [None, "产出指标", "谁的", 10, 9],
        ["好", "产出指标", "一", 50, 50],
    ]
    plan = read_table_file(write(path, {"项目": [["项目名称", "年度"], ["好", 2021]], "指标": indicators}), forms)
    assert _refused(plan) == [("指标", "A2", "", "table_without_name")]
    assert [[row.name for row in one.report.indicators] for one in plan.rows] == [["一"]]


def test_too_many_indicators_refuse_their_project(path: Path, forms: Forms, toy: Form) -> None:
    rows: Rows = [["事项", "甲级", "乙级", "丙级"], *(["测点", "过程", "快慢", f"第{i}"] for i in range(21))]
    sheets: dict[str, Rows] = {"项目": [["事项", "所属年份"], ["测点", 2022]], "指标": rows}
    plan = read_table_file(write(path, sheets), forms, TableOptions(form_id=toy.id))
    assert _refused(plan) == [("项目", "A2", "测点", "table_too_many_rows")]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["甲", "乙"], [1, 2]], "table_without_headings"),
        ([], "table_without_headings"),
        ([["项目名称", "预算数"], ["甲", 1]], "table_without_year"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(path: Path, forms: Forms, rows: Rows, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        _read(path, forms, rows, TableOptions())
    assert caught.value.code == code
    assert str(path) in error_sentence(caught.value)


def test_cells_are_named_as_in_excel() -> None:
    assert [cell_name(row, column) for row, column in ((0, 0), (4, 2), (9, 25), (0, 26), (0, 701), (1, 702))] == [
        "A1",
        "C5",
        "Z10",
        "AA1",
        "ZZ1",
        "AAA2",
    ]
