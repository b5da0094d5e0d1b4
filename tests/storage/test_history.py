from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.plan import Plan, PlanRow
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage import Book, VersionKind
from desktop.storage.history import superfluous
from tests.storage.clock import CHINA, SetClock


def _type(book: Book, report_id: int, *texts: str) -> None:
    for text in texts:
        book.save(report_id, replace(book.load(report_id), problems=text))


def _problems(book: Book, report_id: int) -> list[str]:
    return [book.version_report(version.id).problems for version in book.history(report_id)]


def test_every_version_can_be_looked_at(book: Book, report: Report, clock: SetClock) -> None:
    report_id = book.add(report)
    for text in ("一", "二"):
        clock.forward(minutes=2)
        _type(book, report_id, text)
    versions = book.history(report_id)
    assert [version.kind for version in versions] == [VersionKind.TYPED, VersionKind.TYPED, VersionKind.CREATED]
    assert _problems(book, report_id) == ["二", "一", report.problems]
    assert book.version_report(versions[-1].id) == report


def test_last_of_each_minute_stays(book: Book, report: Report, clock: SetClock) -> None:
    report_id = book.add(report)
    _type(book, report_id, "一", "二", "三")
    clock.forward(minutes=1)
    _type(book, report_id, "四", "五")
    assert _problems(book, report_id) == ["五", "三", report.problems]


def test_last_of_each_day_stays_after_a_day(book: Book, report: Report, clock: SetClock) -> None:
    report_id = book.add(report)
    for text in ("上午", "中午", "傍晚"):
        clock.forward(hours=2)
        _type(book, report_id, text)
    clock.forward(hours=22)
    _type(book, report_id, "次日")
    assert _problems(book, report_id) == ["次日", "傍晚", "中午", report.problems]
    clock.forward(days=1)
    _type(book, report_id, "第三日")
    assert _problems(book, report_id) == ["第三日", "次日", "傍晚", report.problems]


def test_opening_drops_what_has_become_superfluous(path: Path, forms: Forms, report: Report, clock: SetClock) -> None:
    with Book.create(path, forms, clock=clock) as book:
        report_id = book.add(report)
        for text in ("上午", "中午", "傍晚"):
            clock.forward(hours=2)
            _type(book, report_id, text)
    clock.forward(days=3)
    with Book.open(path, forms, clock=clock, read_only=True) as book:
        assert _problems(book, report_id) == ["傍晚", "中午", "上午", report.problems]
    with Book.open(path, forms, clock=clock) as book:
        assert _problems(book, report_id) == ["傍晚", report.problems]
        assert book.verify() == ()
    content = path.read_bytes()
    Book.open(path, forms, clock=clock).close()
    assert path.read_bytes() == content


def test_what_stood_before_an_import_stays(book: Book, report: Report) -> None:
    report_id = book.add(report)
    _type(book, report_id, "我方")
    book.imports.apply(Plan("来件.json", (PlanRow(replace(report, problems="来件")),)), replace_conflicting=True)
    _type(book, report_id, "后来", "最后")
    versions = book.history(report_id)
    assert _problems(book, report_id) == ["最后", "来件", "我方", report.problems]
    assert (versions[1].kind, versions[1].source, versions[1].batch) == (VersionKind.IMPORTED, "来件.json", 1)


def test_version_taken_back_is_a_version_too(book: Book, report: Report) -> None:
    report_id = book.add(report)
    _type(book, report_id, "改坏")
    version = book.save(report_id, report, VersionKind.RESTORED)
    assert version.kind is VersionKind.RESTORED
    assert _problems(book, report_id) == [report.problems, "改坏", report.problems]


def test_version_that_is_no_more_is_said(book: Book, report: Report) -> None:
    report_id = book.add(report)
    _type(book, report_id, "一")
    gone = book.history(report_id)[0].id
    _type(book, report_id, "二")
    with pytest.raises(KnownError, match="version_gone"):
        book.version_report(gone)


def test_histories_of_two_reports_are_apart(book: Book, report: Report) -> None:
    first, second = book.add(report), book.add(replace(report, project_name="乙"))
    _type(book, first, "一")
    _type(book, second, "二")
    _type(book, first, "三")
    assert _problems(book, first) == ["三", report.problems]
    assert _problems(book, second) == ["二", report.problems]


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ([], []),
        ([("03-10T09:00:01", "typed")], []),
        ([("03-10T09:00:01", "typed"), ("03-10T09:00:59", "typed")], [0]),
        ([("03-10T09:00:59", "typed"), ("03-10T09:01:00", "typed")], []),
        ([("03-10T09:00:01", "imported"), ("03-10T09:00:02", "typed")], []),
        ([("03-10T09:00:01", "typed"), ("03-10T09:00:02", "imported"), ("03-10T09:00:03", "typed")], []),
        ([("03-08T09:00:00", "typed"), ("03-08T18:00:00", "typed"), ("03-10T09:00:00", "typed")], [0]),
        ([("03-08T09:00:00", "finalised"), ("03-08T18:00:00", "typed"), ("03-08T19:00:00", "typed")], [1]),
        # The clock went back: what was later stays.
        ([("03-10T09:00:00", "typed"), ("03-08T08:00:00", "typed"), ("03-10T09:00:30", "typed")], []),
    ],
)
def test_superfluous_versions(moments: Sequence[tuple[str, str]], expected: list[int]) -> None:
    rows = [(index, f"2022-{moment}+08:00", kind) for index, (moment, kind) in enumerate(moments)]
    assert list(superfluous(rows, datetime(2022, 3, 10, 12, 0, tzinfo=CHINA))) == expected
