"""Checks over the reports of a book: W12, W18 and W19 (checks.md), kept up to date report by report.

Texts are compared only where the pairs of characters in them say that they may be alike (`likeness.near`), so
that one edit needs a look at one report's texts, and no text of another report is read again.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain.checks.likeness import alike, near, plain, signature
from desktop.domain.checks.subject import TABLE
from desktop.domain.finding import Finding, Place
from desktop.domain.form import Form
from desktop.domain.report import FieldKind, Report
from desktop.domain.rules import Rules


class _Text(NamedTuple):
    """A long text of one report, without blanks, as the others are compared with it."""

    key: int
    text: str
    pairs: int
    """Its `signature`."""


class _Known(NamedTuple):
    """What is remembered of a report."""

    report: Report
    texts: dict[str, _Text]
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
        self._least = float(rules.share("W12", "alike"))
        self._shortest = rules.number("W12", "length")
        self._known: dict[int, _Known] = {}
        self._texts: defaultdict[tuple[int, str], dict[int, _Text]] = defaultdict(dict)
        """The texts of a year in a field."""
        self._alike: defaultdict[tuple[int, str], dict[int, float]] = defaultdict(dict)
        """For a report and a field, the reports whose text is alike, and how much."""
        self._same: defaultdict[tuple[int, str, str], set[int]] = defaultdict(set)
        self._years: defaultdict[int, set[int]] = defaultdict(set)

    def put(self, key: int, report: Report, form: Form) -> None:
        """Take in a report, or what it has become; texts that it still has are not compared again."""
        before = self._known.get(key)
        if before and before.report == report:
            return
        texts = self._texts_of(key, report, form)
        full = report.fully_scored and report.total_score == form.table.total_weight
        after = _Known(report, texts, full)
        kept = _kept(before, after)
        if before:
            self._forget(key, before, kept)
        self._known[key] = after
        self._same[after.identity].add(key)
        self._years[report.fiscal_year].add(key)
        for attribute, text in texts.items():
            if attribute not in kept:
                self._compare(attribute, text, report.fiscal_year)

    def drop(self, key: int) -> None:
        """Forget a report; one that is not known is no matter."""
        if key in self._known:
            self._forget(key, self._known.pop(key), frozenset())

    def findings(self, key: int) -> tuple[Finding, ...]:
        """What the book says of one report, in paper order; nothing of one that is not known."""
        known = self._known.get(key)
        return tuple(self._findings(key, known)) if known else ()

    def all_findings(self) -> dict[int, tuple[Finding, ...]]:
        """What the book says of each report of which it says something."""
        return {key: found for key in self._known if (found := self.findings(key))}

    def _findings(self, key: int, known: _Known) -> Iterator[Finding]:
        if known.identity[2]:
            yield from self._twice(known)
        for attribute, text in known.texts.items():
            if len(text.text) >= self._shortest:
                yield from self._repeated(key, attribute, known)
        yield from self._all_full(known)

    def _twice(self, known: _Known) -> Iterator[Finding]:
        """W19: the same project twice for one unit and year."""
        count = len(self._same[known.identity])
        if count > 1:
            year, unit, name = known.identity
            yield from self._finding("W19", Place("project_name"), year=year, unit=unit, name=name, count=count)

    def _repeated(self, key: int, attribute: str, known: _Known) -> Iterator[Finding]:
        """W12: a text that is, all but a tenth, another project's of the same year."""
        others = {
            other: likeness
            for other, likeness in self._alike.get((key, attribute), {}).items()
            if self._known[other].identity != known.identity
        }
        if others:
            other = max(others, key=lambda one: (others[one], -one))
            name = self._known[other].report.project_name
            facts = {"other": name, "likeness": f"{others[other]:.0%}", "count": len(others)}
            yield from self._finding("W12", Place(attribute), **facts)

    def _all_full(self, known: _Known) -> Iterator[Finding]:
        """W18: full marks for every report of a year."""
        reports = self._years[known.report.fiscal_year]
        if len(reports) >= self._rules.number("W18", "reports") and all(self._known[key].full for key in reports):
            yield from self._finding("W18", TABLE, year=known.report.fiscal_year, count=len(reports))

    def _finding(self, code: str, place: Place, **facts: object) -> Iterator[Finding]:
        severity = self._rules.severity(code)
        if severity:
            yield Finding(code, severity, place, facts)

    def _texts_of(self, key: int, report: Report, form: Form) -> dict[str, _Text]:
        before = self._known.get(key)
        texts = {}
        for field in form.fields:
            if field.kind is FieldKind.TEXT:
                text = plain(getattr(report, field.attribute))
                old = before.texts.get(field.attribute) if before else None
                if old and old.text == text:
                    texts[field.attribute] = old
                elif text:
                    texts[field.attribute] = _Text(key, text, signature(text))
        return texts

    def _compare(self, attribute: str, text: _Text, year: int) -> None:
        """Find what is like a text among all others of its year and field, and take it in among them."""
        others = self._texts[year, attribute]
        shortest = 0 if len(text.text) >= self._shortest else self._shortest
        candidates = near(text.text, text.pairs, others.values(), self._least)
        found = [other for other in candidates if len(other.text) >= shortest]
        for other, likeness in zip(found, alike(text.text, [one.text for one in found], self._least), strict=True):
            if likeness:
                self._alike[text.key, attribute][other.key] = likeness
                self._alike[other.key, attribute][text.key] = likeness
        others[text.key] = text

    def _forget(self, key: int, known: _Known, kept: frozenset[str]) -> None:
        year = known.report.fiscal_year
        self._same[known.identity].discard(key)
        self._years[year].discard(key)
        for attribute in known.texts.keys() - kept:
            self._texts[year, attribute].pop(key, None)
            for other in self._alike.pop((key, attribute), {}):
                self._alike[other, attribute].pop(key, None)


def _kept(before: _Known | None, after: _Known) -> frozenset[str]:
    """The fields whose text is among the same others as before."""
    if before is None or before.report.fiscal_year != after.report.fiscal_year:
        return frozenset()
    return frozenset(attribute for attribute, text in after.texts.items() if before.texts.get(attribute) is text)
