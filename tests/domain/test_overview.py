"""The figures of the overview: every one follows from the reports."""

from dataclasses import replace
from decimal import Decimal

from desktop.domain.checks import check
from desktop.domain.form import Form
from desktop.domain.overview import ColumnKind, Overview, OverviewEntry, OverviewTable, Value, overview
from desktop.domain.report import Report
from desktop.domain.rules_file import RuleSets
from desktop.messages import SEVERITY_NAMES
from desktop.paths import RULES as RULE_FILES
from tests.reports import TODAY

RULES = RuleSets(RULE_FILES).default


def _overview(*pairs: tuple[Report, Form]) -> Overview:
    return overview([OverviewEntry(one, form, check(one, form, RULES, TODAY)) for one, form in pairs], SEVERITY_NAMES)


def _of(table: OverviewTable, key: str) -> list[Value]:
    i = table.position(key)
    return [*(row[i] for row in table.rows), table.sums[i], table.averages[i]]


def test_columns_follow_the_form(report: Report, form: Form) -> None:
    table = _overview((report, form)).projects
    assert [column.label for column in table.columns] == [
        *("序号", "项目名称", "预算单位", "具体实施处（科室）", "是否为经常性项目"),
        *("当年预算数（元）", "上年预算金额（元）", "预算执行数（元）", "预算执行率（%）"),
        *("产出指标", "效益指标", "满意度指标", "合计", "绩效等级", "错误", "警告", "提示"),
    ]
    assert table.columns[5].kind is ColumnKind.MONEY


def test_every_figure_follows_from_the_reports(report: Report, form: Form) -> None:
    unscored = replace(report.indicators[0], self_score=None)
    second = replace(
        report,
        project_name="乙",
        budget_unit="另一单位",
        recurring=True,
        current_budget=Decimal("140000.10"),
        executed=None,
        indicators=(unscored, *report.indicators[1:]),
        evaluated_on=None,
    )
    third = replace(report, project_name="丙", current_budget=Decimal(100), executed=Decimal(50))
    summed_up = _overview((report, form), (second, form), (third, form))
    table = summed_up.projects
    assert summed_up.title == "2021 年度项目绩效自评价汇总表"
    assert _of(table, "number") == [1, 2, 3, "合计", "平均分"]
    assert _of(table, "recurring") == ["否", "是", "否", "", ""]
    assert _of(table, "current_budget")[-2:] == [Decimal("1000100.10"), ""]
    assert _of(table, "executed")[1:] == [None, Decimal("50.00"), Decimal("845350.50"), ""]
    assert _of(table, "execution_rate") == [
        form.execution_rate(report),
        None,
        Decimal("0.5"),
        Decimal("845350.50") / Decimal("1000100.10"),
        "",
    ]
    assert _of(table, "group.output") == [Decimal(45), Decimal(35), Decimal(45), "", Decimal(45)]
    assert _of(table, "total_score") == [Decimal("97.5"), Decimal("87.5"), Decimal("97.5"), "", Decimal("97.5")]
    assert _of(table, "grade") == ["优", "", "优", "", ""]
    assert _of(table, "error") == [0, 3, 0, 3, ""]
    units = summed_up.units
    assert _of(units, "budget_unit")[:2] == ["云溪区园林管理所", "另一单位"]
    assert _of(units, "count") == [2, 1, 3, ""]
    assert _of(units, "current_budget")[:2] == [Decimal(860100), Decimal("140000.10")]
    assert _of(units, "total_score") == [Decimal("97.5"), None, "", Decimal("97.5")]
    assert (_of(units, "grade.优"), _of(units, "grade.良")) == ([2, 0, 2, ""], [0, 0, 0, ""])


def test_one_report_that_is_not_fully_scored_has_no_average(report: Report, form: Form) -> None:
    unscored = replace(report, indicators=(replace(report.indicators[0], self_score=None), report.indicators[1]))
    assert _of(_overview((unscored, form)).projects, "total_score") == [Decimal(10), "", None]


def test_forms_and_years_side_by_side(report: Report, form: Form, toy: Form) -> None:
    small = replace(toy.new_report(2023), project_name="测点", executed=Decimal(200), previous_budget=Decimal(50))
    summed_up = _overview((report, form), (small, toy))
    assert summed_up.title == "2021—2023 年度项目绩效自评价、试验表汇总表"
    table = summed_up.projects
    assert _of(table, "grade")[:2] == ["优", ""]
    assert _of(table, "budget_unit")[1] == ""
    assert _of(table, "execution_rate")[1] == Decimal("0.25")
    assert _of(table, "group.first")[0] is None
    assert _of(table, "total_score")[1] == 0


def test_reports_of_several_years_say_which(report: Report, form: Form) -> None:
    later = replace(report, fiscal_year=2022, current_budget=Decimal(5))
    summed_up = _overview((report, form), (later, form))
    assert [column.key for column in summed_up.projects.columns][:3] == ["number", "fiscal_year", "project_name"]
    assert _of(summed_up.projects, "fiscal_year") == ["2021", "2022", "", ""]
    assert _of(summed_up.units, "fiscal_year") == ["2021", "2022", "", ""]
    assert _of(summed_up.units, "current_budget")[:2] == [report.current_budget, Decimal(5)]


def test_a_form_without_units_has_no_table_of_them(toy: Form) -> None:
    summed_up = _overview((replace(toy.new_report(2022), project_name="测点"), toy))
    assert summed_up.units.rows == ()
    assert [column.key for column in summed_up.projects.columns] == [
        *("number", "project_name", "execution_rate", "executed", "previous_budget"),
        *("group.first", "group.second", "total_score", "error", "warning", "hint"),
    ]
