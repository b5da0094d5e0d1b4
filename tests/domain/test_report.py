from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.form import Form
from desktop.domain.report import Indicator, Report, with_text


def test_filled_report_adds_up(report: Report, form: Form) -> None:
    assert (report.total_weight, report.total_score) == (Decimal(100), Decimal("97.5"))
    grade = form.grade(report)
    assert grade is not None
    assert (grade.short, grade.name) == ("优", "优秀")


def test_blank_report_has_no_rate_no_score_and_no_grade(form: Form) -> None:
    blank = form.new_report(2021)
    assert form.execution_rate(blank) is None
    assert (blank.total_weight, blank.total_score) == (Decimal(100), Decimal(0))
    assert form.grade(blank) is None
    assert form.grade(replace(blank, indicators=())) is None


def test_total_sums_what_is_entered_and_grade_waits(report: Report, form: Form) -> None:
    row = report.indicators[0]
    open_report = report.with_indicator(0, replace(row, self_score=None))
    assert open_report.total_score == Decimal("87.5")
    assert form.grade(open_report) is None


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("150", "优秀"),
        ("100", "优秀"),
        ("90", "优秀"),
        ("89.99", "良好"),
        ("75.00", "良好"),
        ("74.99", "合格"),
        ("60", "合格"),
        ("59.99", "不合格"),
        ("0", "不合格"),
        ("-0.01", None),
    ],
)
def test_bands_begin_on_the_exact_sum(form: Form, total: str, name: str | None) -> None:
    rows = (Indicator(group="output", self_score=Decimal(total)),)
    band = form.grade(Report(form=form.id, fiscal_year=2021, indicators=rows))
    assert (band.name if band else None) == name


def test_tenths_add_up_exactly(form: Form) -> None:
    rows = tuple(Indicator(group="output", weight=Decimal("0.1"), self_score=Decimal("0.1")) for _ in range(3))
    report = Report(form=form.id, fiscal_year=2021, indicators=rows)
    assert (report.total_weight, report.total_score) == (Decimal("0.3"), Decimal("0.3"))


def test_rows_are_replaced_added_and_removed(report: Report) -> None:
    added = report.with_indicator_added(1, Indicator(group="benefit", name="新增"))
    assert [row.name for row in added.indicators[:3]] == [
        report.indicators[0].name,
        "新增",
        report.indicators[1].name,
    ]
    assert added.rows_of("benefit")[0] == (1, Indicator(group="benefit", name="新增"))
    assert added.without_indicators(frozenset({1})) == report
    assert report.without_indicators(frozenset(range(7))).indicators == ()


def test_texts_by_key_stay_sorted_without_empty_ones() -> None:
    texts = with_text(with_text((), "phone", "1"), "head", "甲")
    assert texts == (("head", "甲"), ("phone", "1"))
    assert with_text(texts, "head", "") == (("phone", "1"),)
