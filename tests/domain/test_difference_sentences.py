from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.domain.comparison import compare
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.messages.differences import difference_sentence


def test_the_same_differs_in_nothing(report: Report) -> None:
    assert compare(report, report) == ()


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
    found = compare(report, theirs)
    assert [(str(one.place), one.before, one.after) for one in found] == [
        ("recurring", "false", "true"),
        ("executed", "845,300.50", "约八十万"),
        ("evaluated_on", "2022-03-15", "2022-03-16"),
        ("problems", report.problems, ""),
        ("signature_texts.reviewer", "", "甲"),
        ("indicators[0].weight", "10", "9.5"),
        ("indicators[6].name", "综合业务人员满意度", ""),
    ]
    sentences = [difference_sentence(one, report, theirs, form) for one in found]
    assert sentences[0] == "是否为经常性项目：簿中为“否”，来件为“是”"
    assert sentences[6] == "删除一行“综合业务人员满意度”"
    turned = [difference_sentence(one, theirs, report, form) for one in compare(theirs, report)]
    assert turned[6] == "增加一行“综合业务人员满意度”"
