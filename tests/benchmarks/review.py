"""The pre-review against what it may take: one report, a book of 1,000 for the first time, and after one edit."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from desktop.domain.checks import check
from desktop.domain.checks.book import BookChecks
from desktop.domain.form_file import Forms
from desktop.domain.rules_file import RuleSets
from desktop.jobs.checking import Checking, book_checks, check_reports
from desktop.paths import FORMS, RULES
from desktop.storage.book import Book
from tests.benchmarks.comparison import Comparison, compare
from tests.benchmarks.inputs import book
from tests.benchmarks.samples import sample_reports

TODAY = date(2022, 4, 1)
COUNT = 1_000
OWN_LIMIT, EDIT_LIMIT, FIRST_LIMIT = 2.0, 50.0, 5_000.0
"""Milliseconds that each may take: they stand in the table as the peer."""


def comparisons() -> Iterator[Comparison]:
    """Each figure beside its limit; all reports differ, but are made of few words, so that many are nearly alike."""
    yield from _own()
    yield from _book()
    yield _copies()


def _own() -> Iterator[Comparison]:
    form, rules = Forms(FORMS)["putuo-2021"], RuleSets(RULES).default
    times = [_milliseconds(partial(check, report, form, rules, TODAY)) for report in sample_reports(form, COUNT)]
    yield _held("review: one report by itself", times[1:], OWN_LIMIT)


def _book() -> Iterator[Comparison]:
    forms, path = Forms(FORMS), book(COUNT)
    form = forms["putuo-2021"]
    with Book.open(path, forms, read_only=True) as opened:
        first = [_milliseconds(lambda: list(check_reports(opened, Checking(forms, TODAY)))) for _ in range(3)]
        yield _held(f"review: book of {COUNT:,}, first time", first, FIRST_LIMIT)
        rules = opened.review.rules
        checks = book_checks(opened, forms, rules)
        report = opened.load(COUNT // 2)
    times = []
    for number in range(1, 41):
        texts = {name: getattr(report, name) + "改" * number for name in ("annual_goal", "achievements", "problems")}
        edited = replace(report, **texts)
        start = time.perf_counter()
        check(edited, form, rules, TODAY)
        checks.put(COUNT // 2, edited, form)
        checks.all_findings()
        times.append((time.perf_counter() - start) * 1e3)
    yield _held(f"review: book of {COUNT:,}, after one edit", times, EDIT_LIMIT)


def _copies() -> Comparison:
    """The worst book: every project has the texts and full marks of every other."""
    form, checks = Forms(FORMS)["putuo-2021"], BookChecks(RuleSets(RULES).default)
    [report] = sample_reports(form, 1)
    rows = tuple(replace(row, self_score=row.weight) for row in report.indicators)
    copies = [replace(report, project_name=f"第{number}号", indicators=rows) for number in range(COUNT)]
    for key, copy in enumerate(copies):
        checks.put(key, copy, form)
    times = []
    for key in range(0, COUNT, 50):
        start = time.perf_counter()
        checks.put(key, replace(copies[key], achievements=report.achievements + "改"), form)
        checks.all_findings()
        times.append((time.perf_counter() - start) * 1e3)
    return _held(f"review: book of {COUNT:,} copies, after one edit", times, EDIT_LIMIT)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def _held(what: str, times: list[float], allowed: float) -> Comparison:
    return compare(what, "ms", [(taken, allowed) for taken in times], limit=1.0)
