"""What the paper showed beside what its figures give: P08 to P10."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.checks.printed import Printed, printed_findings
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.messages import finding_sentence
from tests.reports import filled_report


def sentences(printed: Printed, report: Report, form: Form) -> list[str]:
    findings = printed_findings(printed, report, form)
    return [f"{finding.code} {finding_sentence(finding, report, form)}" for finding in findings]


@pytest.mark.parametrize(
    "printed",
    [
        Printed(),
        Printed(execution_rate="98.29%", grade="优", total_weight="100", total_score="97.5"),
        Printed(execution_rate=" ９８.29 ％ ", grade=" 优秀 ", total_weight="100.00", total_score="97.50分"),
        Printed(execution_rate="98.29", grade=" ", total_score=""),
    ],
)
def test_what_agrees_is_quiet(printed: Printed, report: Report, form: Form) -> None:
    assert sentences(printed, report, form) == []


def test_what_differs_is_said_in_paper_order(report: Report, form: Form) -> None:
    printed = Printed(execution_rate="98.28%", grade="良", total_weight="95", total_score="97")
    assert sentences(printed, report, form) == [
        "P10 打印的预算执行率（%）为 98.28%，按金额计算应为 98.29%，请核对来源。",
        "P09 打印的绩效等级为 良，按自评分合计应为 优，请核对来源。",
        "P08 打印的合计（权重）为 95，各行相加得 100，请核对来源。",
        "P08 打印的合计（自评分）为 97，各行相加得 97.5，请核对来源。",
    ]


def test_what_is_no_number_differs(report: Report, form: Form) -> None:
    printed = Printed(execution_rate="约九成", total_score="满分")
    assert [line[:3] for line in sentences(printed, report, form)] == ["P10", "P08"]


def test_undefined_rate_differs_from_a_printed_one(form: Form) -> None:
    assert sentences(Printed(execution_rate="0.00%"), form.new_report(2021), form) == [
        "P10 打印的预算执行率（%）为 0.00%，按金额计算应为 空，请核对来源。"
    ]


def test_form_without_grades_has_none_to_print(toy: Form) -> None:
    (finding,) = printed_findings(Printed(grade="优"), toy.new_report(2024), toy)
    assert finding.code == "P09"


def test_rate_of_any_size_agrees_with_itself(form: Form) -> None:
    lavish = filled_report(form, executed=Decimal("99999999.99"), current_budget=Decimal("0.01"))
    assert sentences(Printed(execution_rate="999999999900.00%"), lavish, form) == []


def test_sum_of_more_digits_than_a_score_agrees_with_itself(form: Form) -> None:
    blank = form.new_report(2021)
    rows = tuple(replace(row, self_score=Decimal("9999.50")) for row in blank.indicators)
    assert sentences(Printed(total_score="69996.5"), replace(blank, indicators=rows), form) == []
