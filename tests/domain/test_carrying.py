"""A report carried forward: by kinds of fields and the form's own word, not by names."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.carrying import carried
from desktop.domain.form import Form
from desktop.domain.form_file import read_form
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.paths import FORMS


def test_what_stays_and_what_begins_empty(report: Report, form: Form) -> None:
    row = replace(report.indicators[0], explanation="自拟", remark="说明", unread=(("self_score", "十"),))
    last = replace(
        report,
        signature="persons",
        signature_texts=(("preparer", "甲"),),
        indicators=(row, *reversed(report.indicators[1:])),
    )
    new = carried(last, form, 2022)
    assert new.fiscal_year == 2022
    for attribute in ("form", "project_name", "budget_unit", "office", "recurring", "signature"):
        assert getattr(new, attribute) == getattr(last, attribute)
    assert new.previous_budget == Decimal("860000.00")
    empty = {
        field.name: getattr(new, field.name) for field in fields(new) if getattr(new, field.name) in ("", None, ())
    }
    assert set(empty) == {
        *("current_budget", "executed", "annual_goal", "evaluated_on", "achievements", "problems", "improvements"),
        *("signature_texts", "unread"),
    }
    assert [(one.group, one.name, one.explanation, one.weight) for one in new.indicators] == [
        (one.group, one.name, one.explanation, one.weight) for one in last.indicators
    ]
    assert all(one.self_score is None and one.remark == "" and one.unread == () for one in new.indicators)


def test_an_amount_that_could_not_be_read_is_carried_as_it_was_typed(report: Report, form: Form) -> None:
    last = replace(report, current_budget=None, unread=(("current_budget", "约九十万"), ("executed", "?")))
    new = carried(last, form, 2022)
    assert (new.previous_budget, new.unread) == (None, (("previous_budget", "约九十万"),))


def test_money_is_carried_into_the_year_right_after_only(report: Report, form: Form) -> None:
    assert carried(report, form, 2023).previous_budget is None


def test_a_form_that_says_nothing_of_carrying_carries_no_money(toy: Form) -> None:
    last = replace(toy.new_report(2022), project_name="测点", executed=Decimal(9), previous_budget=Decimal(8))
    new = carried(replace(last, evaluated_on=date(2023, 1, 1)), toy, 2023)
    assert new == replace(toy.new_report(2023), project_name="测点")


@pytest.mark.parametrize(
    ("year", "code"), [(2022, "carry_backwards"), (2021, "carry_backwards"), (2031, "form_not_of")]
)
def test_other_years_are_refused(toy: Form, year: int, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        carried(toy.new_report(2022), toy, year)


def test_origin_must_be_of_the_same_kind(tmp_path: Path) -> None:
    text = (FORMS / "putuo-2021.toml").read_text(encoding="utf-8")
    path = tmp_path / "putuo-2021.toml"
    for wrong in ("office", "unheard_of"):
        path.write_text(text.replace('carried_from = "current_budget"', f'carried_from = "{wrong}"'), encoding="utf-8")
        with pytest.raises(KnownError) as caught:
            read_form(path)
        assert caught.value.facts["where"] == "fields.previous_budget.carried_from"
