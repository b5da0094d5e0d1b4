"""Warnings that stay as they are, each with a short reason (checks.md), and which of them still hold."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple

from desktop.domain.finding import Finding, Place, Severity
from desktop.domain.numbers import format_score
from desktop.domain.report import Report
from desktop.domain.text import LINE_LIMIT, clean_line
from desktop.errors import KnownError


class Acknowledgement(NamedTuple):
    """A warning that was acknowledged; it holds as long as a finding has this fingerprint."""

    code: str
    place: str
    """The path in the JSON form of the report at that time; for people, the fingerprint has its own."""
    fingerprint: str
    reason: str


class Reviewed(NamedTuple):
    """A finding, with the reason where it is a warning that was acknowledged."""

    finding: Finding
    reason: str = ""

    @property
    def left(self) -> bool:
        """Whether it stands in the way of finalising: an error, or a warning that was not acknowledged."""
        severity = self.finding.severity
        return severity is Severity.ERROR or (severity is Severity.WARNING and not self.reason)


def fingerprint(finding: Finding, report: Report) -> str:
    """SHA-256 (hex) over what an acknowledgement is about: the code, the place and the facts.

    A row is known by its group and its name, so that it may move; how grave the finding is makes no difference.
    """
    facts = {key: _plain(value) for key, value in finding.facts.items()}
    about = [finding.code, finding.place.attribute, _row(finding.place, report), facts]
    return sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()


def acknowledge(finding: Finding, report: Report, reason: str) -> Acknowledgement:
    """The acknowledgement of a warning of this report.

    Raises:
        KnownError: `reason_missing`, `reason_too_long`, or `lone_surrogate`.
        ValueError: the finding is no warning.
    """
    if finding.severity is not Severity.WARNING:
        raise ValueError(finding)
    reason = clean_line(reason).strip()
    if not reason:
        raise KnownError("reason_missing")
    if len(reason) > LINE_LIMIT:
        raise KnownError("reason_too_long", length=len(reason), limit=LINE_LIMIT)
    return Acknowledgement(finding.code, str(finding.place), fingerprint(finding, report), reason)


def review(
    findings: Iterable[Finding], report: Report, acknowledgements: Iterable[Acknowledgement]
) -> tuple[Reviewed, ...]:
    """The findings of a report, each warning with the reason for which it was acknowledged."""
    reasons = {one.fingerprint: one.reason for one in acknowledgements}
    return tuple(
        Reviewed(one, reasons.get(fingerprint(one, report), "") if reasons and one.severity is Severity.WARNING else "")
        for one in findings
    )


def _row(place: Place, report: Report) -> list[object]:
    """Group, name, and how many rows of both stand before it."""
    if place.row is None:
        return []
    names = [(row.group, row.name.strip()) for row in report.indicators[: place.row + 1]]
    return [*names[-1], names.count(names[-1])]


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return format_score(value)
        case date():
            return value.isoformat()
        case _:
            return value
