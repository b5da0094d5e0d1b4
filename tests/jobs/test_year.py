"""The year at a glance."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from desktop.domain.finding import Standing
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.jobs.year import days_left, year_at_a_glance, years_of
from desktop.storage.book import Book
from desktop.storage.summaries import Summary


def summaries_of(path: Path, forms: Forms, *reports: Report) -> tuple[Summary, ...]:
    with Book.create(path, forms) as book:
        for report in reports:
            book.add(report)
        book.finalise([1])
        return book.summaries()


def test_a_year_counts_states_and_gravest_findings(tmp_path: Path, forms: Forms, report: Report) -> None:
    wrong = replace(report, project_name=" ", executed=None)
    summaries = summaries_of(tmp_path / "簿.ziping", forms, report, wrong, replace(report, fiscal_year=2020))
    assert years_of(summaries) == (2021, 2020)
    year = year_at_a_glance(summaries, 2021, forms)
    assert (year.drafts, year.final) == (1, 1)
    assert dict(year.worst)[Standing.MISSING] == 1
    assert sum(count for _, count in year.worst) == 2
    assert [standing for standing, _ in year.worst] == [*Standing, None]
    first, second = year.projects
    assert (first.name, first.rate, first.score, first.grade) == (
        report.project_name,
        Decimal("0.9829"),
        Decimal("97.5"),
        "优",
    )
    assert first.score_ratio == Decimal("0.975")
    assert (second.name, second.rate, second.final) == ("", None, False)


def test_a_form_that_is_unknown_has_no_full_score(tmp_path: Path, forms: Forms, report: Report) -> None:
    [summary] = summaries_of(tmp_path / "簿.ziping", forms, report)
    [project] = year_at_a_glance([summary._replace(form="gone")], 2021, forms).projects
    assert (project.full_score, project.score_ratio) == (None, None)


def test_days_to_a_deadline() -> None:
    assert [days_left(date(2022, 4, 30), date(2022, month, 30)) for month in (3, 4, 5)] == [31, 0, -30]
