"""Checks over the reports of a book: W12, W18 and W19 (checks.md), kept up to date report by report.

One edit needs a look at one report's texts; no text of another report is read again.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain.checks.alike import AlikeTexts
from desktop.domain.checks.likeness import plain
from desktop.domain.checks.subject import TABLE
from desktop.domain.finding import Finding, Place
from desktop.domain.form import Form
from desktop.domain.report import FieldKind, Report
from desktop.domain.rules import Rules


class _Known(NamedTuple):
    """What is remembered of a report."""

    report: Report
    texts: dict[str, str]
    """Its long texts without blanks, by attribute; empty ones are left out."""
    full: bool
    """Whether it takes all points that its form gives."""

    @property
    def identity(self) -> tuple[int, str, str]:
        """Year, unit and project: what makes two reports the same."""
        return self.report.fiscal_year, self.report.budget_unit.strip(), self.report.project_name.strip()


class BookChecks:
    """What the reports of a book say beside each other. `key` is whatever the caller knows a report by."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._shortest = int(rules.number("W12", "length"))
        self._known: dict[int, _Known] = {}
        self._texts: defaultdict[tuple[int, str], AlikeTexts] = defaultdict(
            lambda: AlikeTexts(float(rules.share("W12", "alike")), self._shortest)
        )
        """The texts of a year in a field."""
        self._same: defaultdict[tuple[int, str, str], set[int]] = defaultdict(set)
        self._years: defaultdict[int, set[int]] = defaultdict(set)
        self._full: defaultdict[int, set[int]] = defaultdict(set)
        """The reports of a year, and those among them with full marks."""

    def put(self, key: int, report: Report, form: Form) -> None:
        """Take in a report, or what it has become; texts that it still has are not compared again."""
        before = self._known.get(key)
        if before and before.report == report:
            return
        full = report.fully_scored and report.total_score == form.table.total_weight
        after = _Known(report, _texts_of(report, form), full)
        kept = _kept(before, after)
        if before:
            self._forget(key, before, kept)
        self._known[key] = after
        self._same[after.identity].add(key)
        self._years[report.fiscal_year].add(key)
        if full:
            self._full[report.fiscal_year].add(key)
        for attribute in after.texts.keys() - kept:
            self._texts[report.fiscal_year, attribute].add(key, after.texts[attribute])

    def drop(self, key: int) -> None:
        """Forget a report; one that is not known is no matter."""
        if key in self._known:
            self._forget(key, self._known.pop(key), frozenset())

    def findings(self, key: int) -> tuple[Finding, ...]:
        """What the book says of one report, in paper order; nothing of one that is not known."""
        known = self._known.get(key)
        return tuple(self._findings(known)) if known else ()

    def all_findings(self) -> dict[int, tuple[Finding, ...]]:
        """What the book says of each report of which it says something."""
        return {key: found for key in self._known if (found := self.findings(key))}

    def _findings(self, known: _Known) -> Iterator[Finding]:
        if known.identity[2]:
            yield from self._twice(known)
        for attribute, text in known.texts.items():
            if len(text) >= self._shortest:
                yield from self._repeated(attribute, text, known)
        yield from self._all_full(known)

    def _twice(self, known: _Known) -> Iterator[Finding]:
        """W19: the same project twice for one unit and year."""
        count = len(self._same[known.identity])
        if count > 1:
            year, unit, name = known.identity
            yield from self._finding("W19", Place("project_name"), year=year, unit=unit, name=name, count=count)

    def _repeated(self, attribute: str, text: str, known: _Known) -> Iterator[Finding]:
        """W12: a text that is, all but a tenth, another project's of the same year."""
        texts = self._texts[known.report.fiscal_year, attribute]
        found = list(texts.like(text))
        own = (self._known[key].texts.get(attribute, "") for key in self._same[known.identity])
        count = sum(len(one.keys) for one in found) - sum(texts.has(text, other) for other in own)
        if count:
            likeness, name = next(
                (likeness, self._known[key].report.project_name)
                for likeness, keys in found
                for key in keys
                if self._known[key].identity != known.identity
            )
            yield from self._finding("W12", Place(attribute), other=name, likeness=f"{likeness:.0%}", count=count)

    def _all_full(self, known: _Known) -> Iterator[Finding]:
        """W18: full marks for every report of a year."""
        year = known.report.fiscal_year
        count = len(self._years[year])
        if count == len(self._full[year]) and count >= self._rules.number("W18", "reports"):
            yield from self._finding("W18", TABLE, year=year, count=count)

    def _finding(self, code: str, place: Place, **facts: object) -> Iterator[Finding]:
        severity = self._rules.severity(code)
        if severity:
            yield Finding(code, severity, place, facts)

    def _forget(self, key: int, known: _Known, kept: frozenset[str]) -> None:
        year = known.report.fiscal_year
        self._same[known.identity].discard(key)
        self._years[year].discard(key)
        self._full[year].discard(key)
        for attribute in known.texts.keys() - kept:
            self._texts[year, attribute].remove(key, known.texts[attribute])


def _texts_of(report: Report, form: Form) -> dict[str, str]:
    attributes = (field.attribute for field in form.fields if field.kind is FieldKind.TEXT)
    return {attribute: text for attribute in attributes if (text := plain(getattr(report, attribute)))}


def _kept(before: _Known | None, after: _Known) -> frozenset[str]:
    """The fields whose text is the same among the same others as before."""
    if before is None or before.report.fiscal_year != after.report.fiscal_year:
        return frozenset()
    return frozenset(attribute for attribute, text in after.texts.items() if before.texts.get(attribute) == text)
