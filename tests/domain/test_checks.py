"""Each error of the checks fires beyond its limit and is quiet at it, and points at its place."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.checks import check, standing, worst
from desktop.domain.finding import Finding, Severity, Standing
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Indicator, Report
from desktop.domain.rules_file import RuleSets
from desktop.exchange.json_file import read_json
from desktop.messages import finding_sentence
from desktop.paths import RULES
from tests.reports import TODAY, filled_report

CENT = Decimal("0.01")


def errors(report: Report, form: Form) -> tuple[Finding, ...]:
    findings = check(report, form, RuleSets(RULES).default, TODAY)
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def found(report: Report, form: Form) -> list[tuple[str, str]]:
    """Code and place of each error; each must have its sentence."""
    findings = errors(report, form)
    for finding in findings:
        sentence = finding_sentence(finding, report, form)
        assert sentence.endswith("。")
        assert "{" not in sentence
        assert "None" not in sentence
    return [(finding.code, str(finding.place)) for finding in findings]


def test_complete_report_is_without_errors(report: Report, form: Form) -> None:
    assert found(report, form) == []


def test_published_forms_are_without_errors(real_forms_folder: Path, forms: Forms) -> None:
    plan = read_json(real_forms_folder / "putuo-2021.json", forms)
    assert [found(row.report, forms[row.report.form]) for row in plan.rows] == [[]] * 4


@pytest.mark.parametrize(
    ("code", "attribute"),
    [
        ("E01", "project_name"),
        ("E01", "budget_unit"),
        ("E02", "current_budget"),
        ("E03", "executed"),
        ("E11", "annual_goal"),
        ("E11", "achievements"),
        ("E12", "evaluated_on"),
        ("E13", "recurring"),
        ("E13", "previous_budget"),
    ],
)
def test_empty_field(form: Form, code: str, attribute: str) -> None:
    empty = filled_report(form, **{attribute: getattr(Report(form="", fiscal_year=0), attribute)})
    assert found(empty, form) == [(code, attribute)]
    (finding,) = errors(empty, form)
    assert finding.missing
    assert finding_sentence(finding, empty, form).startswith(str(getattr(form.field(attribute), "label", None)))


@pytest.mark.parametrize("attribute", ["project_name", "budget_unit", "annual_goal", "achievements"])
def test_blanks_are_empty(form: Form, attribute: str) -> None:
    assert len(found(filled_report(form, **{attribute: " \u3000\n"}), form)) == 1


@pytest.mark.parametrize("attribute", ["office", "problems", "improvements"])
def test_field_that_may_be_empty(form: Form, attribute: str) -> None:
    assert found(filled_report(form, **{attribute: ""}), form) == []


@pytest.mark.parametrize(
    ("attribute", "quiet", "wrong", "code"),
    [
        ("current_budget", CENT, Decimal(0), "E02"),
        ("current_budget", CENT, -CENT, "E02"),
        ("executed", Decimal(0), -CENT, "E03"),
        ("executed", Decimal(10) ** 9, -CENT, "E03"),
        ("previous_budget", Decimal(0), None, "E13"),
        ("recurring", False, None, "E13"),
        ("evaluated_on", TODAY, TODAY + timedelta(1), "E12"),
        ("evaluated_on", date(1999, 1, 1), None, "E12"),
    ],
)
def test_figure_at_its_limit(form: Form, attribute: str, quiet: object, wrong: object, code: str) -> None:
    assert found(filled_report(form, **{attribute: quiet}), form) == []
    assert found(filled_report(form, **{attribute: wrong}), form) == [(code, attribute)]


@pytest.mark.parametrize(
    ("attribute", "code"),
    [("current_budget", "E02"), ("executed", "E03"), ("previous_budget", "E13"), ("evaluated_on", "E12")],
)
def test_unreadable_figure_is_shown_as_typed(form: Form, attribute: str, code: str) -> None:
    typed = filled_report(form, **{attribute: None}, unread=((attribute, "约{八}十六万"),))
    (finding,) = errors(typed, form)
    assert (finding.code, finding.missing) == (code, False)
    assert "约{八}十六万" in finding_sentence(finding, typed, form)


def _with_row(report: Report, index: int, **cells: object) -> Report:
    return report.with_indicator(index, replace(report.indicators[index], **cells))  # type: ignore[arg-type]  # each test names its cells


@pytest.mark.parametrize(
    ("cells", "findings"),
    [
        ({"name": ""}, "E13 name"),
        ({"name": " \u3000"}, "E13 name"),
        ({"self_score": None}, "E07 self_score"),
        ({"self_score": Decimal("10.00")}, ""),
        ({"self_score": Decimal("10.01")}, "E07 self_score"),
        ({"self_score": Decimal(0)}, ""),
        ({"self_score": -CENT}, "E07 self_score"),
        ({"self_score": None, "unread": (("self_score", "十分"),)}, "E07 self_score"),
        ({"weight": None}, "E04 weight, E06"),
        ({"weight": None, "self_score": -CENT}, "E04 weight, E07 self_score, E06"),
        ({"weight": None, "unread": (("weight", "十分"),)}, "E04 weight, E06"),
        ({"weight": Decimal(0), "self_score": Decimal(0)}, "E04 weight, E06"),
        ({"weight": CENT, "self_score": CENT}, "E06"),
        ({"weight": Decimal("9.99"), "self_score": Decimal(9)}, "E06"),
        ({"weight": Decimal("10.01")}, "E06"),
        ({"weight": Decimal("10.00"), "explanation": "", "remark": ""}, ""),
    ],
)
def test_indicator_row(report: Report, form: Form, cells: dict[str, object], findings: str) -> None:
    told = [
        f"{code} {place}".replace("indicators[1].", "") for code, place in found(_with_row(report, 1, **cells), form)
    ]
    assert ", ".join(told).replace(" indicators", "") == findings


def test_many_small_weights_make_exactly_the_total(form: Form, report: Report) -> None:
    rows = tuple(Indicator(group="output", name="甲", weight=Decimal("0.2"), self_score=CENT) for _ in range(500))
    assert found(replace(report, indicators=rows), form) == []
    assert found(replace(report, indicators=rows[1:]), form) == [("E06", "indicators")]
    assert found(replace(report, indicators=()), form) == [("E06", "indicators")]


def test_typed_score_stays_in_the_sentence(report: Report, form: Form) -> None:
    typed = _with_row(report, 2, self_score=None, unread=(("self_score", "十分"),))
    (finding,) = errors(typed, form)
    assert finding_sentence(finding, typed, form) == "第 3 行“财务制度健全性”的自评分中的“十分”无法识别，请改正。"


def test_blank_report_lacks_everything_that_must_be_there(form: Form) -> None:
    findings = errors(form.new_report(2021), form)
    assert [finding.code for finding in findings] == "E01 E01 E13 E02 E13 E03 E11 E12 E11".split() + ["E07"] * 7  # noqa: SIM905  # paper order, at a glance
    assert all(finding.missing for finding in findings)


def test_checks_follow_the_form(toy: Form) -> None:
    blank = toy.new_report(2024)
    assert [(code, place) for code, place in found(blank, toy) if code != "E07"] == [
        ("E01", "project_name"),
        ("E02", "executed"),
        ("E03", "previous_budget"),
    ]
    filled = replace(
        blank,
        project_name="试",
        executed=Decimal(2),
        previous_budget=Decimal(1),
        indicators=tuple(replace(row, self_score=row.weight) for row in blank.indicators),
    )
    assert found(filled, toy) == []
    assert toy.execution_rate(filled) == Decimal("0.5")
    assert toy.grade(filled) is None


def test_worst_is_the_gravest(report: Report, form: Form) -> None:
    hint = Finding("H01", Severity.HINT, errors(form.new_report(2021), form)[0].place)
    assert worst(()) is None
    assert worst((hint,)) is Severity.HINT
    assert worst((hint, *errors(replace(report, project_name=""), form))) is Severity.ERROR


def test_what_is_only_empty_weighs_less_than_an_error_and_more_than_a_warning(report: Report, form: Form) -> None:
    empty = errors(form.new_report(2021), form)
    warning = Finding("W01", Severity.WARNING, empty[0].place)
    hint_of_nothing = Finding("H06", Severity.HINT, empty[0].place, missing=True)
    wrong = errors(replace(report, executed=Decimal(-1)), form)
    assert standing(()) is None
    assert standing((hint_of_nothing,)) is Standing.HINT
    assert standing((hint_of_nothing, warning)) is Standing.WARNING
    assert standing((warning, *empty)) is Standing.MISSING
    assert standing((*empty, *wrong)) is Standing.ERROR
    assert worst(tuple(empty)) is Severity.ERROR
