"""The checks of checks.md: pure functions of a report, its form, the rule set and the day.

What a report's own content says is found here; what the other reports of a book say of it, in `book`.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from desktop.domain.checks.answers import answer_findings
from desktop.domain.checks.budget import budget_findings
from desktop.domain.checks.fields import field_errors
from desktop.domain.checks.points import points_findings
from desktop.domain.checks.scores import score_errors
from desktop.domain.checks.spending import spending_findings
from desktop.domain.checks.subject import Subject, subject_of
from desktop.domain.checks.wording import wording_findings
from desktop.domain.finding import Finding, Severity, Standing
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.domain.rules import Rules

CHECKS_VERSION = 3
"""Changes when the same report may give other findings; stored beside what was derived from findings."""

_THEMES = (spending_findings, budget_findings, points_findings, answer_findings, wording_findings)


def check(report: Report, form: Form, rules: Rules, today: date) -> tuple[Finding, ...]:
    """All findings of one report, in paper order."""
    errors = chain(field_errors(report, form, today), score_errors(report, form))
    order = {field.attribute: position for position, field in enumerate(form.fields)}
    rows = len(report.indicators)

    def position(finding: Finding) -> tuple[int, int]:
        attribute, row = finding.place
        return order.get(attribute, len(order)), rows if row is None else row

    return tuple(sorted(chain(errors, _reviewed(subject_of(report, form, rules))), key=position))


def worst(findings: tuple[Finding, ...]) -> Severity | None:
    """The gravest severity among findings, None without any."""
    return min((finding.severity for finding in findings), key=lambda severity: severity.rank, default=None)


def standing(findings: tuple[Finding, ...]) -> Standing | None:
    """How a report with these findings stands in a list, None without any."""
    found = {
        Standing.MISSING if finding.missing and finding.severity is Severity.ERROR else Standing(finding.severity)
        for finding in findings
    }
    return next((one for one in Standing if one in found), None)


def _reviewed(subject: Subject) -> Iterator[Finding]:
    """What a reviewer would say, weighed by the rule set."""
    for theme in _THEMES:
        for code, place, facts, missing in theme(subject):
            severity = subject.rules.severity(code)
            if severity:
                yield Finding(code, severity, place, facts, missing)
