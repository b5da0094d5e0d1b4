"""An import taken back as one; what was done since is told, never lost."""

from dataclasses import replace

import pytest

from desktop.domain.plan import Plan, PlanRow
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage import Book, VersionKind
from tests.storage.clock import SetClock


def _imported(book: Book, *reports: Report) -> int:
    outcome = book.imports.apply(Plan("来件.xlsx", tuple(map(PlanRow, reports))), replace_conflicting=True)
    assert outcome.batch is not None
    return outcome.batch


def test_what_was_replaced_comes_back_and_what_came_goes(book: Book, report: Report) -> None:
    ours = book.add(report)
    batch = _imported(book, replace(report, problems="他们的"), replace(report, project_name="乙"))
    done = book.imports.withdraw(batch)
    assert (done.restored, done.removed, done.kept) == ((ours,), (2,), ())
    assert [book.load(one.id) for one in book.summaries()] == [report]
    assert [one.project_name for one in book.deleted()] == ["乙"]
    newest = book.history(ours)[0]
    assert (newest.kind, newest.source, newest.batch) == (VersionKind.WITHDRAWN, "来件.xlsx", None)


def test_withdrawing_twice_changes_nothing(book: Book, report: Report) -> None:
    book.add(report)
    batch = _imported(book, replace(report, problems="他们的"), replace(report, project_name="乙"))
    book.imports.withdraw(batch)
    before = book.path.read_bytes()
    done = book.imports.withdraw(batch)
    assert (done.restored, done.removed, len(done.kept)) == ((), (), 2)
    assert book.path.read_bytes() == before


def test_what_was_done_since_stays_and_is_told(book: Book, report: Report) -> None:
    batch = _imported(book, *(replace(report, project_name=name) for name in "甲乙丙丁"))
    edited = replace(report, project_name="甲", problems="后来写的")
    book.save(1, edited)
    book.finalise([2])
    book.delete([3])
    done = book.imports.withdraw(batch)
    assert [(one.report_id, one.project_name, one.deleted, one.final) for one in done.kept] == [
        (1, "甲", False, False),
        (2, "乙", False, True),
        (3, "丙", True, False),
    ]
    assert done.removed == (4,)
    assert book.load(1) == edited


def test_imports_are_listed_the_last_one_first(book: Book, report: Report, clock: SetClock) -> None:
    _imported(book, report, replace(report, project_name="乙"))
    _imported(book, replace(report, problems="改"))
    first, last = reversed(book.imports.batches())
    assert [(one.number, one.source, one.reports, one.standing) for one in (last, first)] == [
        (2, "来件.xlsx", 1, 1),
        (1, "来件.xlsx", 2, 1),
    ]
    assert first.moment == clock()


def test_an_unknown_import_is_refused(book: Book, report: Report) -> None:
    _imported(book, report)
    with pytest.raises(KnownError, match="batch_unknown"):
        book.imports.withdraw(7)
