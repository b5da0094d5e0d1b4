"""Which of the indicators used before a name being typed may mean, and what taking one makes of a report."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.report import Indicator, Report

_OFFERED = 8
"""More are not read; typing on is quicker."""


def matching(known: Sequence[Indicator], typed: str) -> tuple[Indicator, ...]:
    """Those whose name holds what is typed, names that begin with it first; none where one is it already."""
    part = typed.strip().casefold()
    if not part or any(row.name.casefold() == part for row in known):
        return ()
    found = [row for row in known if part in row.name.casefold()]
    found.sort(key=lambda row: not row.name.casefold().startswith(part))
    return tuple(found[:_OFFERED])


def taken(report: Report, index: int, known: Indicator) -> Report:
    """The report with a row named so; its explanation and weight are taken over where it has none."""
    row = report.indicators[index]
    weightless = row.weight is None and not dict(row.unread).get("weight")
    return report.with_indicator(
        index,
        replace(
            row,
            name=known.name,
            explanation=row.explanation or known.explanation,
            weight=known.weight if weightless else row.weight,
        ),
    )
