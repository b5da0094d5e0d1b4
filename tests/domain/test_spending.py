"""W02 to W08 and H03: each fires beyond its limit and is quiet at it."""

from decimal import Decimal

import pytest

from desktop.domain.form import Form
from tests.domain.reviewing import DONE, EXECUTION, FUNDED, SATISFIED, Rows, own_rules, said, spent, varied

WHY = "结余资金按规定交回。"


def test_sound_report_has_nothing_said_of_it(form: Form) -> None:
    assert said(varied(form), form) == ""


@pytest.mark.parametrize(
    ("percent", "score", "expected"),
    [
        ("95", "10", ""),
        ("94.99", "10", "W02 indicators[0].self_score"),
        ("96", "9.7", ""),
        ("96", "9.71", "W02 indicators[0].self_score"),
        ("95", "9", ""),
        ("95.01", "9", "H03 indicators[0].self_score"),
        ("120", "10", "W04 executed"),
    ],
)
def test_own_row(form: Form, percent: str, score: str, expected: str) -> None:
    remark = {"self_score": Decimal(score), "remark": "" if score == "10" else "按合同约定次年支付尾款。"}
    assert said(varied(form, {EXECUTION: remark}, **spent(percent)), form) == expected


def test_row_of_another_name_or_twice_is_no_execution_row(form: Form) -> None:
    other = {EXECUTION: {"name": "支付进度"}}
    assert said(varied(form, other, **spent("94")), form) == ""
    twice = {FUNDED: {"name": "预算执行率"}}
    assert said(varied(form, twice, **spent("94")), form) == "W13 indicators[1].name"


@pytest.mark.parametrize(
    ("percent", "changes", "expected"),
    [
        ("90", {}, ""),
        ("89.99", {}, "W03 problems"),
        ("89.99", {"problems": "部分款项未支付。"}, ""),
        ("89.99", {"problems": "年底有结余。"}, ""),
    ],
)
def test_low_rate_wants_a_word(form: Form, percent: str, changes: dict[str, object], expected: str) -> None:
    rows: Rows = {EXECUTION: {"self_score": Decimal(9), "remark": ""}, DONE: {"self_score": Decimal(31)}}
    found = said(varied(form, rows, **spent(percent), **changes), form).split(", ")
    assert [one for one in found if one.startswith("W03")] == ([expected] if expected else [])


def test_remark_explains_a_low_rate(form: Form) -> None:
    rows: Rows = {
        EXECUTION: {"self_score": Decimal(9), "remark": "尾款按合同次年支付。"},
        DONE: {"self_score": Decimal(31)},
    }
    assert "W03" not in said(varied(form, rows, **spent("89.99")), form)


def test_more_spent_than_budgeted(form: Form) -> None:
    assert said(varied(form, **spent("100")), form) == ""
    assert said(varied(form, **spent("100.01")), form) == "W04 executed"


@pytest.mark.parametrize(
    ("percent", "lost", "expected"),
    [
        ("90", "0", "W05 indicators"),
        ("95", "0", ""),  # (1 − 0.95) / 1 is 0.05
        ("94.99", "0", "W05 indicators"),
        ("90", "5", ""),  # q = 85 / 90
    ],
)
def test_results_ahead_of_the_money(form: Form, percent: str, lost: str, expected: str) -> None:
    rows: Rows = {
        EXECUTION: {"self_score": Decimal("9.4"), "remark": "尾款按合同次年支付。"},
        DONE: {"self_score": 35 - Decimal(lost)},
        SATISFIED: {"self_score": Decimal(20)},
    }
    found = said(varied(form, rows, **spent(percent)), form)
    assert [one for one in found.split(", ") if one.startswith("W05")] == ([expected] if expected else [])


def test_rows_that_are_not_scored_run_ahead_of_nothing(form: Form) -> None:
    rows: Rows = {at: {"self_score": None} for at in range(FUNDED, SATISFIED + 1)}
    assert "W05" not in said(varied(form, rows, **spent("30")), form)


@pytest.mark.parametrize(("percent", "fires"), [("80", False), ("79.99", True)])
def test_much_of_the_budget_left(form: Form, percent: str, *, fires: bool) -> None:
    rows: Rows = {EXECUTION: {"self_score": Decimal(8), "remark": WHY}}
    assert ("W06 executed" in said(varied(form, rows, **spent(percent)), form)) is fires


@pytest.mark.parametrize(
    ("percent", "total", "fires"),
    [
        ("80", "98", False),
        ("79.99", "89", False),
        ("79.99", "90", True),
        ("70", "89", False),
        ("69.99", "79", False),
        ("69.99", "80", True),
        ("59.99", "69", False),
        ("59.99", "70", True),
        ("49.99", "59", False),
        ("49.99", "60", True),
    ],
)
def test_cap_for_a_low_rate_where_it_is_wanted(form: Form, percent: str, total: str, *, fires: bool) -> None:
    rows: Rows = {
        EXECUTION: {"self_score": Decimal(0), "remark": WHY},
        DONE: {"self_score": Decimal(0), "remark": WHY},
        SATISFIED: {"self_score": Decimal(total) - 35},
    }
    report = varied(form, rows, **spent(percent))
    assert report.total_score == Decimal(total)
    assert ("W07 indicators" in said(report, form, own_rules('[W07]\nseverity = "warning"'))) is fires
    assert "W07" not in said(report, form)


@pytest.mark.parametrize(
    ("percent", "lost", "fires"), [("49.99", "0", True), ("49.99", "0.01", False), ("50", "0", False)]
)
def test_full_marks_elsewhere(form: Form, percent: str, lost: str, *, fires: bool) -> None:
    rows: Rows = {
        EXECUTION: {"self_score": Decimal(4), "remark": WHY},
        DONE: {"self_score": 35 - Decimal(lost)},
        SATISFIED: {"self_score": Decimal(20)},
    }
    assert ("W08 indicators" in said(varied(form, rows, **spent(percent)), form)) is fires


def test_undefined_or_negative_rate_says_nothing(form: Form) -> None:
    for amounts in ({"current_budget": None}, {"executed": None}, {"executed": Decimal(-1)}):
        assert said(varied(form, **amounts), form) == ""
