"""What the pre-review says of a report, in short."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from desktop.domain.checks import check
from desktop.domain.finding import Severity
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.domain.rules import Rules
from desktop.domain.rules_file import RuleSets
from desktop.messages import finding_sentence
from desktop.paths import RULES
from tests.reports import TODAY, sound_report

Rows = Mapping[int, Mapping[str, object]]
"""Cells by the index of their row."""

EXECUTION, FUNDED, SOUND, PROPER, TIMELY, DONE, SATISFIED = range(7)
"""The form's own rows: 预算执行率 and so on."""


def said(report: Report, form: Form, rules: Rules | None = None) -> str:
    """The warnings and hints with their places, in order; each must have its sentence, nothing blank in it."""
    findings = check(report, form, rules or RuleSets(RULES).default, TODAY)
    for finding in findings:
        sentence = finding_sentence(finding, report, form)
        assert sentence.endswith("。")
        assert not {"{", "}", "None", "空。"} & {*sentence, *(word for word in ("None",) if word in sentence)}
    reviewed = (one for one in findings if one.severity is not Severity.ERROR)
    return ", ".join(f"{one.code} {one.place}" for one in reviewed)


def own_rules(text: str) -> Rules:
    """The default rule set with what a rule file of this text changes."""
    return RuleSets(RULES).parse(text, Path("自备.toml"))


def varied(form: Form, rows: Rows | None = None, /, **changes: object) -> Report:
    """A report of which the pre-review says nothing, with other values in it."""
    report = sound_report(form, **changes)
    for at, cells in (rows or {}).items():
        report = report.with_indicator(at, replace(report.indicators[at], **cells))  # type: ignore[arg-type]  # tests name cells
    return report


def spent(percent: str) -> dict[str, Decimal]:
    """Amounts with this execution rate."""
    return {"current_budget": Decimal(1_000_000), "executed": Decimal(percent) * 10_000}
