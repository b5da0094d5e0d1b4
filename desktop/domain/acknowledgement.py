"""Warnings that stay as they are, each with a short reason (checks.md), and which of them still hold."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.finding import Finding, Severity
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
    return _fingerprint(finding, _rows(report))


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
    kept = tuple(acknowledgements)
    reasons = {one.fingerprint: one.reason for one in kept}
    codes = {one.code for one in kept}
    rows = _rows(report) if kept else ()

    def reason(finding: Finding) -> str:
        if finding.code not in codes or finding.severity is not Severity.WARNING:
            return ""
        return reasons.get(_fingerprint(finding, rows), "")

    return tuple(Reviewed(one, reason(one)) for one in findings)


def _fingerprint(finding: Finding, rows: Sequence[Sequence[object]]) -> str:
    facts = {key: _plain(value) for key, value in finding.facts.items()}
    row = () if finding.place.row is None else rows[finding.place.row]
    from hashlib import sha256  # noqa: PLC0415  # no start waits for it

    return sha256(json.dumps([finding.code, finding.place.attribute, row, facts], sort_keys=True).encode()).hexdigest()


def _rows(report: Report) -> list[tuple[str, str, int]]:
    """What each row is known by: group, name, and how many rows of both there are down to it."""
    counts: Counter[tuple[str, str]] = Counter()
    known = []
    for row in report.indicators:
        names = (row.group, row.name.strip())
        counts[names] += 1
        known.append((*names, counts[names]))
    return known


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return format_score(value)
        case date():
            return value.isoformat()
        case _:
            return value
