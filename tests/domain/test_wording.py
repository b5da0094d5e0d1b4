"""W11, H05, H10, H13 and H14: each fires beyond its limit and is quiet at it."""

import pytest

from desktop.domain.checks import check
from desktop.domain.form import Form
from desktop.domain.rules import Rules
from desktop.messages import finding_sentence
from tests.domain.reviewing import FUNDED, own_rules, said, varied
from tests.reports import TODAY


@pytest.mark.parametrize(
    "text",
    [
        *(f"已经完成{mark}" for mark in "、，；："),
        "已经完成、 \n",
        "亮灯率提升至。",
        "亮灯率提高到，用电减少。",
        "亮灯率由八成升为；",
        "用电减至、电费不变。",
        "用电降到",
        "投诉减少为。其他不变。",
        "满意度达到，比上年好。",
        "支出约为。",
        "两项分别为、",
        "全年共计。",
        "全年共计",
    ],
)
def test_unfinished(form: Form, text: str) -> None:
    assert said(varied(form, problems=text), form) == "W11 problems"
    assert said(varied(form, {FUNDED: {"remark": text}}), form) == "W11 indicators[1].remark"


@pytest.mark.parametrize(
    "text",
    [
        "厉行节约，成效良好。",
        "开通网上预约、现场登记。",
        "规范文明行为，减少投诉。",
        "主要措施为：补装灯杆。",
        "亮灯率提升至“优秀”。",
        "亮灯率提升至99%。",
        "支出约为3万元，分别为甲乙两项，共计5笔。",
        "满意度达到九成。",
        "已经完成。",
        "比上年增长，用电下降。",
    ],
)
def test_finished(form: Form, text: str) -> None:
    assert said(varied(form, problems=text), form) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("更换灯具。二是更换灯杆。", "H05"),
        ("更换灯具；二、更换灯杆。", "H05"),
        ("2、更换灯杆。", "H05"),
        ("更换灯具。２、更换灯杆。", "H05"),
        ("一是更换灯具。二是更换灯杆。", ""),
        ("一、更换灯具；二、更换灯杆。", ""),
        ("1、更换灯具；2、更换灯杆。", ""),
        ("十二、更换灯杆。", ""),
        ("更换12、13号灯杆。", ""),
        ("更换１２、13号灯杆。", ""),
        ("第十一、二是更换灯杆。", "H05"),
        ("11、更换灯具；2、更换灯杆。", "H05"),
    ],
)
def test_second_without_a_first(form: Form, text: str, expected: str) -> None:
    assert said(varied(form, achievements=text), form) == (f"{expected} achievements" if expected else "")


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("已经完成,成效良好。", True),
        ("已经完成.", True),
        ("是否完成?是。", True),
        ("已经完成", True),
        ("已经完成。", False),
        ("已经完成！", False),
        ("成效“良好。”", False),
        ("已经完成（见附件）。", False),
        ("亮灯率99.5%,用电38.2度。", False),
        ("详见 https://a.cn:80 所列。", False),
        ("无", False),
    ],
)
def test_marks(form: Form, text: str, *, fires: bool) -> None:
    assert ("H10 improvements" in said(varied(form, improvements=text), form)) is fires


def test_one_finding_about_marks_for_each_text_and_none_beside_an_unfinished_one(form: Form) -> None:
    assert said(varied(form, problems="甲,乙;丙", improvements="甲,乙"), form) == "H10 problems, H10 improvements"
    assert said(varied(form, problems="甲,乙;丙、"), form) == "W11 problems"


def test_both_kinds_of_wrong_marks_are_told_apart(form: Form, rules: Rules) -> None:
    report = varied(form, problems="灯杆偏少.", improvements="补装灯杆")
    half, none = (finding_sentence(one, report, form) for one in check(report, form, rules, TODAY))
    assert "半角的“.”" in half
    assert "没有标点" in none


@pytest.mark.parametrize(
    ("problems", "measures", "fires"),
    [
        ("一是甲。二是乙。", "一是丙。", True),
        ("一是甲。二是乙。", "一是丙。二是丁。", False),
        ("1、甲。2、乙。3、戊。", "一、丙；二、丁。", True),
        ("一是甲。二是乙。", "补装灯杆。", False),
        ("甲、乙。", "一是丙。", False),
        ("一是甲。二是乙。更换12、13号灯杆。", "一是丙。二是丁。", False),
        ("11、甲。12、乙。", "1、丙。", False),
    ],
)
def test_fewer_measures_than_problems(form: Form, problems: str, measures: str, *, fires: bool) -> None:
    found = said(varied(form, problems=problems, improvements=measures), form)
    assert found == ("H13 improvements" if fires else "")


def test_text_over_the_limit_that_was_set(form: Form) -> None:
    report = varied(form, problems="灯杆偏少。" * 4)
    assert said(report, form) == ""
    assert said(report, form, own_rules('[H14]\nlimits = { problems = "20" }')) == ""
    limited = '[H14]\nseverity = "warning"\nlimits = { problems = "19", office = "3" }'
    assert said(report, form, own_rules(limited)) == "H14 problems"
