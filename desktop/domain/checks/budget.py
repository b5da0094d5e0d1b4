"""This year's budget beside last year's: W14, H07, H08 and H11 (checks.md)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from desktop.domain.checks.subject import Found, Subject
from desktop.domain.finding import Place
from desktop.domain.numbers import format_money, format_rate

_BUDGET = "预算"


def budget_findings(subject: Subject) -> Iterator[Found]:
    """Yield what the amounts say beside each other."""
    report, rules = subject.report, subject.rules
    if subject.has("recurring", "previous_budget"):
        before = report.previous_budget
        if report.recurring is False and before is not None and before > 0:
            yield Found("W14", Place("recurring"), {"before": format_money(before)})
        if report.recurring and before == 0:
            yield Found("H08", Place("previous_budget"))
    if subject.has("current_budget", "previous_budget"):
        yield from _unnamed_change(subject, report.current_budget, report.previous_budget)
    budget = getattr(report, subject.form.denominator)
    if budget is not None and 0 < budget < rules.number("H11", "budget"):
        yield Found("H11", Place(subject.form.denominator), {"budget": format_money(budget)})


def _unnamed_change(subject: Subject, budget: Decimal | None, before: Decimal | None) -> Iterator[Found]:
    """H07: a budget half as large again, or half as large, of which no text says anything."""
    if budget is None or before is None or before <= 0:
        return
    change = (budget - before) / before
    if abs(change) <= subject.rules.share("H07", "change") or _names_change(subject):
        return
    sign = "+" if change > 0 else "−"
    facts = {"before": format_money(before), "budget": format_money(budget), "change": sign + format_rate(abs(change))}
    yield Found("H07", Place("current_budget"), facts)


def _names_change(subject: Subject) -> bool:
    near = f"[^。；\n]{{0,{int(subject.rules.number('H07', 'near'))}}}"
    words = "|".join(map(re.escape, subject.rules.words("H07")))
    pattern = re.compile(f"{_BUDGET}{near}(?:{words})|(?:{words}){near}{_BUDGET}")
    return any(pattern.search(text) for _, text in chain(subject.texts(), subject.remarks()))
