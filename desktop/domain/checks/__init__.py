"""The checks of checks.md: pure functions of a report, its form and the day."""

from datetime import date
from itertools import chain

from desktop.domain.checks.fields import field_errors
from desktop.domain.checks.scores import score_errors
from desktop.domain.finding import Finding, Severity
from desktop.domain.form import Form
from desktop.domain.report import Report

CHECKS_VERSION = 1
"""Changes when the same report may give other findings; stored beside what was derived from findings."""


def check(report: Report, form: Form, today: date) -> tuple[Finding, ...]:
    """All findings of one report, in paper order."""
    return tuple(chain(field_errors(report, form, today), score_errors(report, form)))


def worst(findings: tuple[Finding, ...]) -> Severity | None:
    """The gravest severity among findings, None without any."""
    return min((finding.severity for finding in findings), key=lambda severity: severity.rank, default=None)
