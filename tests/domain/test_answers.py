"""W09, W10, H02, H04 and H06: each fires beyond its limit and is quiet at it."""

from decimal import Decimal

import pytest

from desktop.domain.form import Form
from tests.domain.reviewing import DONE, SATISFIED, TIMELY, said, varied

FULL = {DONE: {"self_score": Decimal(35)}, SATISFIED: {"self_score": Decimal(20)}}


@pytest.mark.parametrize("nothing", ["", " \n", "无", "暂无", "无。", " 暂无。\n"])
def test_lost_points_want_a_problem(form: Form, nothing: str) -> None:
    assert said(varied(form, problems=nothing), form) == "W09 problems"
    assert said(varied(form, FULL, problems=nothing), form) == "H01 indicators"
    assert said(varied(form, {TIMELY: {"self_score": None}}, problems=nothing), form) == ""


def test_problem_beside_full_marks(form: Form) -> None:
    assert said(varied(form, FULL), form) == "H02 problems, H01 indicators"
    assert said(varied(form, problems="无人负责。"), form) == ""


@pytest.mark.parametrize(
    ("problems", "measures", "expected"),
    [
        ("灯杆偏少。", "", "W10 improvements"),
        ("灯杆偏少。", " \n", "W10 improvements"),
        ("灯杆偏少。", "补装。", ""),
        ("无", "", "W09 problems"),
    ],
)
def test_problem_without_a_measure(form: Form, problems: str, measures: str, expected: str) -> None:
    assert said(varied(form, problems=problems, improvements=measures), form) == expected


@pytest.mark.parametrize(
    ("goal", "results", "fires"),
    [
        ("甲乙丙丁戊己庚辛壬癸。", "甲乙丙丁戊己庚辛壬癸。", True),
        ("甲乙丙丁戊己庚辛壬。", "甲乙丙丁戊己庚辛子。", True),  # 9 of 10: exactly 90 %
        ("甲乙丙丁戊己庚辛壬。", "甲乙丙丁戊己庚丑子。", False),
        ("甲 乙丙丁\n戊己庚辛壬癸。", "甲乙丙丁戊己庚辛壬癸。", True),
        ("", "", False),
    ],
)
def test_results_that_repeat_the_goal(form: Form, goal: str, results: str, *, fires: bool) -> None:
    found = said(varied(form, annual_goal=goal, achievements=results), form)
    assert found == ("H04 achievements" if fires else "")


def test_office(form: Form) -> None:
    assert said(varied(form, office=" "), form) == "H06 office"


def test_form_without_these_fields_is_not_asked_for_them(toy: Form) -> None:
    assert said(toy.new_report(2024), toy) == ""
