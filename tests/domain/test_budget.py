"""W14, H07, H08 and H11: each fires beyond its limit and is quiet at it."""

from decimal import Decimal

import pytest

from desktop.domain.form import Form
from tests.domain.reviewing import DONE, said, varied


@pytest.mark.parametrize(
    ("recurring", "before", "expected"),
    [
        (False, "0", ""),
        (False, "0.01", "W14 recurring"),
        (True, "900000", ""),
        (True, "0", "H08 previous_budget"),
        (None, "0", ""),
        (None, None, ""),
        (True, None, ""),
    ],
)
def test_recurring_beside_last_year(form: Form, *, recurring: bool | None, before: str | None, expected: str) -> None:
    amount = None if before is None else Decimal(before)
    found = said(varied(form, recurring=recurring, previous_budget=amount), form)
    assert found.replace("H07 current_budget", "").strip(", ") == expected


@pytest.mark.parametrize(
    ("before", "fires"),
    [("1720000", False), ("1720000.01", True), ("573333.34", False), ("573333.33", True), ("0", False)],
)
def test_change_that_no_text_names(form: Form, before: str, *, fires: bool) -> None:
    report = varied(form, recurring=True, previous_budget=Decimal(before))
    assert ("H07 current_budget" in said(report, form)) is fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("年中预算有所调整。", False),
        ("新增两条路段，预算随之提高。", False),
        ("预算一项，一二三四五六七增。", False),
        ("预算一项，一二三四五六七八增。", True),
        ("预算不变。路段增加。", True),
        ("路段增加。", True),
    ],
)
def test_text_that_names_the_change(form: Form, text: str, *, fires: bool) -> None:
    amounts = {"recurring": True, "previous_budget": Decimal(100_000)}
    assert ("H07" in said(varied(form, problems=text, **amounts), form)) is fires
    assert ("H07" in said(varied(form, {DONE: {"remark": text}}, **amounts), form)) is fires


@pytest.mark.parametrize(("budget", "fires"), [("1000", False), ("999.99", True), ("0.01", True)])
def test_amounts_in_ten_thousands(form: Form, budget: str, *, fires: bool) -> None:
    report = varied(form, current_budget=Decimal(budget), executed=Decimal(budget))
    assert said(report, form) == ("H11 current_budget" if fires else "")
