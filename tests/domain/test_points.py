"""W01, W13, W20, H01, H09, H12 and H15: each fires beyond its limit and is quiet at it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.form import Form
from desktop.domain.rules_file import RuleSets
from tests.domain.reviewing import DONE, FUNDED, SATISFIED, SOUND, TIMELY, Rows, said, varied


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"self_score": Decimal(5)}, ""),
        ({"self_score": Decimal("4.99")}, "W01 indicators[4].remark"),
        ({"self_score": Decimal("4.99"), "remark": " \u3000\n"}, "W01 indicators[4].remark"),
        ({"self_score": Decimal("4.99"), "remark": "款项晚到"}, "H15 indicators[4].remark"),
        ({"self_score": Decimal("4.99"), "remark": "款项晚到了"}, "H15 indicators[4].remark"),
        ({"self_score": Decimal("4.99"), "remark": "款项晚到三天"}, ""),
        ({"self_score": Decimal(5), "remark": "无"}, ""),
        ({"self_score": None}, ""),
        ({"self_score": Decimal(1), "weight": None}, ""),
    ],
)
def test_lost_points(form: Form, cells: dict[str, object], expected: str) -> None:
    assert said(varied(form, {TIMELY: cells}), form) == expected


def test_strict_rules_make_a_lost_point_an_error(form: Form, rule_sets: RuleSets) -> None:
    report = varied(form, {TIMELY: {"self_score": Decimal(4)}})
    assert said(report, form) == "W01 indicators[4].remark"
    assert said(report, form, rule_sets["strict"]) == ""


@pytest.mark.parametrize("word", ["问卷", "调查", "抽样", "样本", "访谈", "回访"])
def test_satisfaction_with_its_source(form: Form, word: str) -> None:
    assert said(varied(form, {SATISFIED: {"remark": f"依据{word}结果扣分。"}}), form) == ""


@pytest.mark.parametrize(
    ("cells", "fires"),
    [
        ({"remark": "两人不满意照度。"}, True),
        ({"remark": "", "self_score": Decimal(20)}, True),
        ({"remark": "", "self_score": None}, False),
        ({"remark": "两人不满意照度。", "name": "居民意见"}, True),
        ({"remark": "两人不满意照度。", "name": "居民意见", "group": "benefit"}, False),
        ({"remark": "两人不满意照度。", "name": "居民满意度", "group": "benefit"}, True),
    ],
)
def test_satisfaction_without_its_source(form: Form, cells: dict[str, object], *, fires: bool) -> None:
    assert ("H09 indicators[6].remark" in said(varied(form, {SATISFIED: cells}), form)) is fires


def test_name_that_stands_twice(form: Form) -> None:
    assert said(varied(form, {SOUND: {"name": " 资金到位率 "}}), form) == "W13 indicators[2].name"
    assert said(varied(form, {SOUND: {"name": "资金到位率二"}}), form) == ""
    assert "W13" not in said(varied(form, {FUNDED: {"name": ""}, SOUND: {"name": ""}}), form)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({FUNDED: {"weight": Decimal("10.01")}}, "W01 indicators[1].remark, W20 indicators"),
        ({DONE: {"group": "output"}}, "W20 indicators, W20 indicators"),
        ({FUNDED: {"weight": None}}, ""),
        (
            {FUNDED: {"weight": Decimal(9), "self_score": Decimal(9)}, SOUND: {"weight": Decimal(11)}},
            "W01 indicators[2].remark",
        ),
    ],
)
def test_groups_weigh_what_the_form_says(form: Form, rows: dict[int, dict[str, object]], expected: str) -> None:
    assert said(varied(form, rows), form) == expected


def test_groups_inside_groups_have_their_own_standard(toy: Form) -> None:
    blank = toy.new_report(2024)
    assert said(blank, toy) == ""
    shifted = blank.with_indicator(0, replace(blank.indicators[0], weight=Decimal(6)))
    assert said(shifted, toy) == "W20 indicators, W20 indicators"


def test_full_marks(form: Form) -> None:
    full = {DONE: {"self_score": Decimal(35)}, SATISFIED: {"self_score": Decimal(20)}}
    assert said(varied(form, full, problems=""), form) == "H01 indicators"
    nearly = {**full, SATISFIED: {"self_score": Decimal("19.99")}}
    assert "H01" not in said(varied(form, nearly), form)


@pytest.mark.parametrize(
    ("total", "fires"),
    [
        ("89.99", False),
        ("90", True),
        ("90.49", True),
        ("90.5", False),
        ("75", True),
        ("74.5", False),
        ("60.2", True),
        ("45", False),
    ],
)
def test_total_that_only_just_reaches_a_grade(form: Form, total: str, *, fires: bool) -> None:
    over = Decimal(total) - 45
    rows: Rows = {
        DONE: {"self_score": min(over, Decimal(35)), "remark": "个别路段未完工。"},
        SATISFIED: {"self_score": max(over - 35, Decimal(0))},
    }
    report = varied(form, rows)
    assert report.total_score == Decimal(total)
    assert ("H12 indicators" in said(report, form)) is fires


def test_total_is_not_looked_at_before_every_row_is_scored(form: Form) -> None:
    assert said(form.new_report(2021), form) == "H06 office"
