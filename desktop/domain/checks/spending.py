"""The money spent beside the points taken for it: W02 to W08 and H03 (checks.md)."""

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.checks.subject import TABLE, Found, Subject
from desktop.domain.finding import Place
from desktop.domain.numbers import format_money, format_rate, format_score, plain_money, rounded

_ONE = Decimal(1)


def spending_findings(subject: Subject) -> Iterator[Found]:
    """Yield what the execution rate says; nothing while it is undefined or negative, which are errors of their own."""
    if subject.rate is None or subject.rate < 0:
        return
    yield from _own_row(subject, subject.rate)
    yield from _unexplained(subject, subject.rate)
    yield from _rate(subject, subject.rate)
    yield from _results_ahead(subject, subject.rate)
    yield from _above_cap(subject, subject.rate)
    yield from _full_elsewhere(subject, subject.rate)


def _own_row(subject: Subject, rate: Decimal) -> Iterator[Found]:
    """W02 and H03: s against w·min(r, 1)."""
    if subject.execution is None:
        return
    index, _, weight, score = subject.execution
    due = weight * min(rate, _ONE)
    whole = score == score.to_integral_value()
    facts = {
        "rate": format_rate(rate),
        "weight": format_score(weight),
        "score": format_score(score),
        "due": format_score(rounded(due)),
    }
    place = Place("self_score", index)
    if score - due > subject.rules.number("W02", "whole" if whole else "decimals"):
        yield Found("W02", place, facts)
    if due - score > subject.rules.number("H03", "points"):
        yield Found("H03", place, facts)


def _unexplained(subject: Subject, rate: Decimal) -> Iterator[Found]:
    """W03: a low rate of which neither the row's remark nor the problems say anything."""
    if rate >= subject.rules.share("W03", "rate") or not subject.has("problems"):
        return
    problems = subject.report.problems
    names = [row for row in subject.report.indicators if row.name == subject.form.table.execution_row]
    remarked = any(row.remark.strip() for row in names)
    if not remarked and not any(word in problems for word in subject.rules.words("W03")):
        yield Found("W03", Place("problems"), {"rate": format_rate(rate), "text": problems})


def _rate(subject: Subject, rate: Decimal) -> Iterator[Found]:
    """W04 and W06: more spent than budgeted, or much less."""
    budget = getattr(subject.report, subject.form.denominator)
    executed = getattr(subject.report, subject.form.numerator)
    facts = {"rate": format_rate(rate), "budget": format_money(budget), "executed": format_money(executed)}
    place = Place(subject.form.numerator)
    if rate > subject.rules.share("W04", "rate"):
        yield Found("W04", place, {**facts, "excess": format_money(executed - budget)})
    unspent = (budget - executed) / budget
    if unspent > subject.rules.share("W06", "unspent"):
        yield Found("W06", place, {**facts, "left": format_money(budget - executed), "share": format_rate(unspent)})


def _results_ahead(subject: Subject, rate: Decimal) -> Iterator[Found]:
    """W05: (q − r)/q > 5 %, q the share of points that the other rows take."""
    if subject.execution is None:
        return
    most = subject.full_marks - subject.execution.weight
    points = sum((row.score for row in subject.others), Decimal(0))
    if most <= 0 or points <= 0:
        return
    share = points / most
    if (share - rate) / share > subject.rules.share("W05", "lead"):
        facts = {"rate": format_rate(rate), "share": format_rate(share), "points": points, "most": most}
        yield Found("W05", TABLE, facts)


def _above_cap(subject: Subject, rate: Decimal) -> Iterator[Found]:
    """W07: the total against the cap for its rate (a rule set of some provinces, off by default)."""
    caps = {plain_money(below): cap for below, cap in subject.rules.numbers("W07", "caps").items()}
    reached = [(below, cap) for below, cap in caps.items() if below is not None and rate < below / 100]
    if reached:
        below, cap = min(reached)
        if subject.total > cap:
            facts = {"rate": format_rate(rate), "below": f"{format_score(below)}%", "cap": cap, "total": subject.total}
            yield Found("W07", TABLE, facts)


def _full_elsewhere(subject: Subject, rate: Decimal) -> Iterator[Found]:
    """W08: half the money spent, and every other row with full marks."""
    others = subject.others
    complete = subject.report.fully_scored and len(subject.scored) == len(subject.report.indicators)
    full = complete and all(row.score == row.weight for row in others)
    if rate < subject.rules.share("W08", "rate") and subject.execution and others and full:
        yield Found("W08", TABLE, {"rate": format_rate(rate)})
