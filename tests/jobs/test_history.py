"""The history of a report as people read it."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.jobs.history import restore_version, steps
from desktop.storage import Book, VersionKind
from tests.storage.clock import SetClock


def test_each_version_tells_what_it_changed(tmp_path: Path, forms: Forms, report: Report) -> None:
    clock = SetClock()
    with Book.create(tmp_path / "a.ziping", forms, clock=clock) as book:
        report_id = book.add(report)
        for changes in ({"problems": "甲"}, {"problems": "乙", "office": "二科"}):
            clock.forward(minutes=5)
            book.save(report_id, replace(book.load(report_id), **changes))  # type: ignore[arg-type]  # texts all
        found = steps(book, report_id)
        assert [[str(one.place) for one in step.differences] for step in found] == [
            ["office", "problems"],
            ["problems"],
            [],
        ]
        assert [step.report for step in found] == [book.version_report(step.version.id) for step in found]
        version = restore_version(book, report_id, found[-1].version.id)
        assert book.load(report_id) == report
        assert version.kind is VersionKind.RESTORED
        assert len(book.history(report_id)) == 4
        book.finalise([report_id])
        with pytest.raises(KnownError, match="report_final"):
            restore_version(book, report_id, found[0].version.id)


def test_damaged_version_is_passed_over(tmp_path: Path, forms: Forms, report: Report) -> None:
    path = tmp_path / "a.ziping"
    clock = SetClock()
    with Book.create(path, forms, clock=clock) as book:
        book.add(report)
        for text in ("其一", "其二"):
            clock.forward(minutes=5)
            book.save(1, replace(report, problems=text))
    path.write_bytes(path.read_bytes().replace('"problems":"其一"'.encode(), '"problems":"其十"'.encode()))
    with Book.open(path, forms, clock=clock) as book:
        newest, damaged, oldest = steps(book, 1)
        assert damaged.report is None
        assert (oldest.report, oldest.differences) == (report, ())
        assert [(one.before, one.after) for one in newest.differences] == [(report.problems, "其二")]


def test_history_of_a_year_of_work_stays_small(tmp_path: Path, forms: Forms, report: Report) -> None:
    """A version for each minute of the last day, one for each day before: the rest of the typing is gone."""
    path = tmp_path / "a.ziping"
    clock = SetClock()
    with Book.create(path, forms, clock=clock) as book:
        report_id = book.add(report)
        for day in range(60):
            for minute in range(20):
                clock.forward(minutes=1)
                book.save(report_id, replace(report, problems=f"{day} {minute}"))
            clock.forward(hours=23, minutes=40)
        assert len(book.history(report_id)) <= 60 + 20 + 1
    assert path.stat().st_size < 81 * 8192
