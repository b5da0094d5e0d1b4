from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.domain.differences import differences
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.messages import difference_sentence


def test_the_same_differs_in_nothing(report: Report, form: Form) -> None:
    assert differences(report, report, form) == ()


def test_every_kind_of_value_is_set_side_by_side(report: Report, form: Form) -> None:
    theirs = replace(
        report,
        recurring=True,
        executed=None,
        evaluated_on=date(2022, 3, 16),
        unread=(("executed", "约八十万"),),
        problems="",
        signature_texts=(("reviewer", "甲"),),
        indicators=(replace(report.indicators[0], weight=Decimal("9.50")), *report.indicators[1:-1]),
    )
    found = differences(report, theirs, form)
    assert [(str(one.place), one.ours, one.theirs) for one in found] == [
        ("recurring", "否", "是"),
        ("executed", "845,300.50", "约八十万"),
        ("evaluated_on", "2022-03-15", "2022-03-16"),
        ("problems", report.problems, ""),
        ("indicators[0].weight", "10", "9.5"),
        ("indicators[6].name", "综合业务人员满意度", ""),
        ("signature_texts.reviewer", "", "甲"),
    ]
    sentences = [difference_sentence(one, report, theirs, form) for one in found]
    assert sentences[0] == "是否为经常性项目：簿中为“否”，来件为“是”"
    assert sentences[5] == "第 7 行“综合业务人员满意度”的指标名称：簿中为“综合业务人员满意度”，来件为“空”"
    turned = [difference_sentence(one, theirs, report, form) for one in differences(theirs, report, form)]
    assert turned[5] == "第 7 行“综合业务人员满意度”的指标名称：簿中为“空”，来件为“综合业务人员满意度”"
