"""An acknowledged warning holds as long as what it was about is the same, and no longer."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.acknowledgement import Acknowledgement, Reviewed, acknowledge, fingerprint, review
from desktop.domain.checks import check
from desktop.domain.finding import Finding, Place, Severity
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.domain.rules import Rules
from desktop.errors import KnownError
from desktop.messages import error_sentence
from tests.domain.reviewing import DONE, FUNDED, TIMELY, varied
from tests.reports import TODAY


@pytest.fixture
def lost(form: Form) -> Report:
    """A report with one warning: a point lost without a remark."""
    return varied(form, {TIMELY: {"self_score": Decimal(4)}})


def warning(report: Report, form: Form, rules: Rules) -> Finding:
    [finding] = [one for one in check(report, form, rules, TODAY) if one.severity is Severity.WARNING]
    return finding


def holds(made: Acknowledgement, report: Report, form: Form, rules: Rules) -> bool:
    reviewed = review(check(report, form, rules, TODAY), report, [made])
    [reason] = {one.reason for one in reviewed if one.finding.code == "W01"}
    return bool(reason)


def test_acknowledged_warning_is_not_left(lost: Report, form: Form, rules: Rules) -> None:
    finding = warning(lost, form, rules)
    made = acknowledge(finding, lost, " 首笔款项\n晚到一周 ")
    assert made == Acknowledgement("W01", "indicators[4].remark", fingerprint(finding, lost), "首笔款项 晚到一周")
    [one] = review([finding], lost, [made])
    assert (one, one.left) == (Reviewed(finding, "首笔款项 晚到一周"), False)
    assert [one.left for one in review([finding], lost, [])] == [True]


@pytest.mark.parametrize(
    ("row", "cells", "expected"),
    [
        (TIMELY, {"self_score": Decimal("4.00")}, True),
        (TIMELY, {"self_score": Decimal("3.9")}, False),
        (TIMELY, {"weight": Decimal(6)}, False),
        (TIMELY, {"name": "资金及时性"}, False),
        (TIMELY, {"explanation": "另作解释"}, True),
        (FUNDED, {"name": "另一指标"}, True),
        (DONE, {"remark": "另作说明，见年度报告。"}, True),
    ],
)
def test_it_holds_while_its_facts_do(  # noqa: PLR0913  # three fixtures, three cases
    lost: Report, form: Form, rules: Rules, row: int, cells: dict[str, object], *, expected: bool
) -> None:
    made = acknowledge(warning(lost, form, rules), lost, "款项晚到")
    changed = lost.with_indicator(row, replace(lost.indicators[row], **cells))  # type: ignore[arg-type]  # tests name cells
    assert holds(made, changed, form, rules) is expected


def test_row_may_move_but_not_take_the_place_of_another(lost: Report, form: Form, rules: Rules) -> None:
    made = acknowledge(warning(lost, form, rules), lost, "款项晚到")
    rows = lost.indicators
    moved = replace(lost, indicators=(rows[TIMELY], *rows[:TIMELY], *rows[TIMELY + 1 :]))
    assert holds(made, moved, form, rules)
    twice = replace(lost, indicators=(*rows, rows[TIMELY]))
    reasons = [
        one.reason for one in review(check(twice, form, rules, TODAY), twice, [made]) if one.finding.code == "W01"
    ]
    assert reasons == ["款项晚到", ""]


def test_errors_and_hints_are_never_acknowledged(report: Report) -> None:
    for severity, left in ((Severity.ERROR, True), (Severity.HINT, False)):
        finding = Finding("W01", severity, Place("problems"), {"day": date(2022, 1, 1)})
        with pytest.raises(ValueError, match="W01"):
            acknowledge(finding, report, "不改")
        made = Acknowledgement("W01", "problems", fingerprint(finding, report), "不改")
        assert [(one.reason, one.left) for one in review([finding], report, [made])] == [("", left)]


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (" \n", "请先写明理由，再确认这条警告。"),
        ("长" * 201, "理由有 201 字，最多 200 字，请精简。"),
        ("\ud800", "文字中有残缺的字符，无法保存，请删去后重新输入。"),
    ],
)
def test_reason_must_be_there_and_short(report: Report, reason: str, sentence: str) -> None:
    with pytest.raises(KnownError) as refused:
        acknowledge(Finding("W04", Severity.WARNING, Place("executed")), report, reason)
    assert error_sentence(refused.value) == sentence
