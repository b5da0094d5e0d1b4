from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.domain.score_help import score_help


def with_money(report: Report, executed: str, budget: str) -> Report:
    return replace(report, executed=Decimal(executed), current_budget=Decimal(budget))


@pytest.mark.parametrize(
    ("executed", "budget", "offered"),
    [
        ("993954", "994350", ("10.00", "10", "10 × 99.96% ≈ 10")),
        ("845300.50", "860000", ("9.83", "10", "10 × 98.29% ≈ 9.83")),
        ("94.95", "100", ("9.50", "9", "10 × 94.95% ≈ 9.5")),
        ("94.949", "100", ("9.49", "9", "10 × 94.95% ≈ 9.49")),
        ("85", "100", ("8.50", "9", "10 × 85.00% = 8.5")),
        ("120", "100", ("10.00", "10", "10 × 120.00%（超过 100%，按 100% 计） = 10")),
        ("0", "100", ("0.00", "0", "10 × 0.00% = 0")),
    ],
)
def test_points_are_weight_times_rate_rounded_half_up(
    report: Report, form: Form, executed: str, budget: str, offered: tuple[str, str, str]
) -> None:
    found = score_help(with_money(report, executed, budget), form)
    assert found is not None
    assert (str(found.exact), str(found.whole), found.formula) == offered
    assert found.row == 0


@pytest.mark.parametrize(("executed", "budget"), [("-1", "100"), ("50", "0"), ("50", "-1")])
def test_no_points_without_a_rate(report: Report, form: Form, executed: str, budget: str) -> None:
    assert score_help(with_money(report, executed, budget), form) is None
    assert score_help(replace(report, executed=None), form) is None


@pytest.mark.parametrize("weight", [None, Decimal(0), Decimal(-1)])
def test_no_points_without_a_weight(report: Report, form: Form, weight: Decimal | None) -> None:
    row = replace(report.indicators[0], weight=weight)
    assert score_help(report.with_indicator(0, row), form) is None


def test_no_points_without_the_one_row(report: Report, form: Form, toy: Form) -> None:
    assert score_help(report.without_indicators(frozenset({0})), form) is None
    assert score_help(report.with_indicator_added(3, report.indicators[0]), form) is None
    assert score_help(replace(toy.new_report(2021), executed=Decimal(1), previous_budget=Decimal(2)), toy) is None


@given(executed=st.integers(0, 10**12), budget=st.integers(1, 10**12), weight=st.integers(1, 10**4))
def test_points_are_never_above_the_weight(report: Report, form: Form, executed: int, budget: int, weight: int) -> None:
    row = replace(report.indicators[0], weight=Decimal(weight))
    money = replace(report, executed=Decimal(executed), current_budget=Decimal(budget))
    offered = score_help(money.with_indicator(0, row), form)
    assert offered is not None
    assert 0 <= offered.exact <= weight
    assert 0 <= offered.whole <= weight
