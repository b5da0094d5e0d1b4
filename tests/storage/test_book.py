from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.finding import Standing
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.record import digest
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage import Book, State, Summary, VersionKind
from tests.reports import TODAY, sound_report
from tests.storage.clock import SetClock


def _names(book: Book) -> list[str]:
    return [summary.project_name for summary in book.summaries()]


def _add(book: Book, report: Report, *names: str) -> list[int]:
    return [book.add(replace(report, project_name=name)) for name in names]


def test_report_comes_back_in_another_session(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book:
        report_id = book.add(report)
    with Book.open(path, forms) as book:
        assert book.load(report_id) == report
        assert book.verify() == ()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_list_shows_what_follows_from_the_report(book: Book, report: Report, clock: SetClock) -> None:
    report_id = book.add(report)
    [summary] = book.summaries()
    assert summary == Summary(
        id=report_id,
        uid=book.uid(report_id),
        project_name="湖畔步道夜间照明改造",
        budget_unit="云溪区园林管理所",
        office="设施科",
        fiscal_year=2021,
        form="putuo-2021",
        state=State.DRAFT,
        finalised_count=0,
        total=Decimal("97.5"),
        grade="优",
        rate=Decimal("0.9829"),
        worst=Standing.WARNING,
        modified=clock.now,
        digest=digest(report),
    )
    assert UUID(summary.uid).version == 4


def test_list_of_an_empty_report_shows_nothing_that_is_not_there(book: Book, form: Form) -> None:
    book.add(form.new_report(2021))
    [summary] = book.summaries()
    assert (summary.total, summary.grade, summary.rate) == (Decimal(0), "", None)
    assert summary.worst is Standing.MISSING


def test_rate_beyond_every_integer_is_kept(book: Book, report: Report) -> None:
    book.add(replace(report, executed=Decimal("99999999999999.99"), current_budget=Decimal("0.01")))
    [summary] = book.summaries()
    assert summary.rate == Decimal(9999999999999999)


def test_saving_changes_report_and_list(book: Book, report: Report, clock: SetClock) -> None:
    report_id = book.add(report)
    clock.forward(minutes=5)
    changed = replace(report, project_name="新名", indicators=report.indicators[2:5])
    version = book.save(report_id, changed)
    assert book.load(report_id) == changed
    assert _names(book) == ["新名"]
    assert version == book.history(report_id)[0]
    assert version.saved_at == book.summaries()[0].modified == clock.now


def test_saving_what_is_there_already_writes_nothing(book: Book, report: Report, clock: SetClock) -> None:
    report_id = book.add(report)
    before = book.path.read_bytes()
    clock.forward(minutes=5)
    assert book.save(report_id, report).kind is VersionKind.CREATED
    assert book.path.read_bytes() == before


def test_saving_a_number_that_no_column_holds_changes_nothing(book: Book, report: Report) -> None:
    report_id = book.add(report)
    with pytest.raises(ValueError, match="not exact"):
        book.save(report_id, replace(report, problems="新", executed=Decimal("0.001")))
    assert book.load(report_id) == report


def test_reports_stand_in_the_order_given(book: Book, report: Report) -> None:
    first, second, third = _add(book, report, "甲", "乙", "丙")
    book.reorder([third, first, second])
    assert _names(book) == ["丙", "甲", "乙"]
    book.add(replace(report, project_name="丁"))
    assert _names(book) == ["丙", "甲", "乙", "丁"]


def test_order_must_name_every_report(book: Book, report: Report) -> None:
    first, second = _add(book, report, "甲", "乙")
    for wrong in ([first], [first, first, second], [first, second, 99]):
        with pytest.raises(ValueError, match=str(first)):
            book.reorder(wrong)
    assert _names(book) == ["甲", "乙"]


def test_deleted_report_is_kept_and_comes_back_to_its_place(book: Book, report: Report) -> None:
    first, second, _ = _add(book, report, "甲", "乙", "丙")
    book.delete([second])
    assert _names(book) == ["甲", "丙"]
    assert [summary.project_name for summary in book.deleted()] == ["乙"]
    assert book.load(second).project_name == "乙"
    assert book.verify() == ()
    book.restore([second])
    assert _names(book) == ["甲", "乙", "丙"]
    assert book.deleted() == ()
    assert first != second


def test_unknown_report_is_a_bug(book: Book) -> None:
    for use in (book.load, book.uid, lambda report_id: book.delete([report_id])):
        with pytest.raises(KeyError):
            use(7)


def test_uid_given_is_kept_unless_it_is_taken(book: Book, report: Report) -> None:
    first = book.add(report, uid="2f0c8a9e-5d0e-4f6e-9d58-0d6f3a0b9c11")
    book.delete([first])
    second = book.add(report, uid="2f0c8a9e-5d0e-4f6e-9d58-0d6f3a0b9c11")
    assert book.uid(first) == "2f0c8a9e-5d0e-4f6e-9d58-0d6f3a0b9c11"
    assert UUID(book.uid(second)).version == 4
    assert book.uid(second) != book.uid(first)


def test_read_only_book_shows_all_and_changes_nothing(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book:
        report_id = book.add(report)
    before = path.read_bytes()
    with Book.open(path, forms, read_only=True) as book:
        assert book.read_only
        assert book.load(report_id) == report
        assert len(book.summaries()) == len(book.history(report_id)) == 1
        assert book.verify() == ()
        for change in (
            lambda: book.save(report_id, replace(report, problems="新")),
            lambda: book.add(report),
            lambda: book.delete([report_id]),
            lambda: book.reorder([report_id]),
        ):
            with pytest.raises(KnownError, match="book_read_only"):
                change()
    assert path.read_bytes() == before


def test_findings_are_looked_for_again_when_a_day_is_reached(
    path: Path, forms: Forms, form: Form, clock: SetClock
) -> None:
    """A day in the future is an error until it is there."""
    clock.now = clock.now.replace(year=TODAY.year, month=TODAY.month, day=TODAY.day)
    tomorrow = TODAY.replace(day=TODAY.day + 1)
    with Book.create(path, forms, clock=clock) as book:
        book.add(sound_report(form, evaluated_on=tomorrow))
        assert book.summaries()[0].worst is Standing.ERROR
    with Book.open(path, forms, clock=clock) as book:
        assert book.summaries()[0].worst is Standing.ERROR
    clock.forward(days=1)
    with Book.open(path, forms, clock=clock) as book:
        assert book.summaries()[0].worst is None
        assert book.verify() == ()


def test_findings_follow_a_clock_that_goes_back(path: Path, forms: Forms, form: Form, clock: SetClock) -> None:
    clock.forward(days=5000)
    with Book.create(path, forms, clock=clock) as book:
        book.add(sound_report(form, evaluated_on=TODAY.replace(year=2030)))
        assert book.summaries()[0].worst is None
    clock.forward(days=-5000)
    with Book.open(path, forms, clock=clock) as book:
        assert book.summaries()[0].worst is Standing.ERROR
        assert book.verify() == ()
    content = path.read_bytes()
    Book.open(path, forms, clock=clock).close()
    assert path.read_bytes() == content
