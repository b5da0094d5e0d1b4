"""Finalising: what is signed stays as it is, and the history has it for good."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.plan import Match, Plan, PlanRow
from desktop.domain.record import digest
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.storage import Book, State, StoredReport, VersionKind
from tests.storage.clock import SetClock


def _kinds(book: Book, report_id: int) -> list[VersionKind]:
    return [version.kind for version in book.history(report_id)]


def test_final_report_is_counted_and_told(book: Book, report: Report, clock: SetClock) -> None:
    report_id = book.add(report)
    clock.forward(minutes=5)
    book.finalise([report_id])
    [summary] = book.summaries()
    assert (summary.state, summary.finalised_count, summary.digest) == (State.FINAL, 1, digest(report))
    assert book.stored(report_id) == StoredReport(report, summary.uid, State.FINAL, 1, digest(report))
    [version, _] = book.history(report_id)
    assert (version.kind, version.digest, version.saved_at) == (VersionKind.FINALISED, digest(report), clock.now)


def test_finalising_and_reopening_twice_is_once(book: Book, report: Report) -> None:
    report_id = book.add(report)
    for change, state in ((book.finalise, State.FINAL), (book.reopen, State.DRAFT)):
        change([report_id])
        before = book.path.read_bytes()
        change([report_id])
        assert book.path.read_bytes() == before
        assert (book.stored(report_id).state, book.stored(report_id).finalised_count) == (state, 1)
    assert _kinds(book, report_id) == [VersionKind.REOPENED, VersionKind.FINALISED, VersionKind.CREATED]


@pytest.mark.parametrize(
    "change",
    [
        lambda book, report, report_id: book.save(report_id, replace(report, problems="改")),
        lambda book, report, report_id: book.save(report_id, replace(report, problems="改"), VersionKind.RESTORED),
        lambda book, report, report_id: book.delete([book.add(report), report_id]),
    ],
)
def test_final_report_cannot_be_changed(
    book: Book, report: Report, change: Callable[[Book, Report, int], object]
) -> None:
    report_id = book.add(report)
    book.finalise([report_id])
    with pytest.raises(KnownError, match="report_final") as refused:
        change(book, report, report_id)
    assert error_sentence(refused.value) == "“湖畔步道夜间照明改造”已定稿，不能修改或删除，请先取消定稿再改。"
    assert book.load(report_id) == report
    assert book.deleted() == ()
    assert _kinds(book, report_id) == [VersionKind.FINALISED, VersionKind.CREATED]


def test_saving_a_final_report_as_it_is_is_no_change(book: Book, report: Report) -> None:
    report_id = book.add(report)
    book.finalise([report_id])
    assert book.save(report_id, report).kind is VersionKind.FINALISED


def test_nothing_takes_the_place_of_a_final_report(book: Book, report: Report) -> None:
    final, draft = book.add(report), book.add(replace(report, project_name="乙"))
    book.finalise([final])
    rows = (PlanRow(replace(report, office="来件")), PlanRow(replace(report, project_name="乙", office="来件")))
    outcome = book.imports.apply(Plan("来件.json", rows), replace_conflicting=True)
    assert [(row.match, row.report_id, row.final) for row in outcome.refused] == [(Match.CONFLICTING, final, True)]
    assert [row.report_id for row in outcome.taken] == [draft]
    assert book.load(final) == report
    assert [row.match for row in book.imports.apply(Plan("来件.json", (PlanRow(report),))).unchanged] == [Match.SAME]


def test_reopened_report_is_edited_deleted_and_finalised_again(book: Book, report: Report) -> None:
    report_id = book.add(report)
    book.finalise([report_id])
    book.reopen([report_id])
    changed = replace(report, problems="改过")
    book.save(report_id, changed)
    book.finalise([report_id])
    stored = book.stored(report_id)
    assert (stored.report, stored.final, stored.finalised_count) == (changed, True, 2)
    book.reopen([report_id])
    book.delete([report_id])
    book.restore([report_id])
    assert (book.stored(report_id).final, book.stored(report_id).finalised_count) == (False, 2)


def test_what_was_finalised_stays_for_good(path: Path, forms: Forms, report: Report, clock: SetClock) -> None:
    signed = replace(report, signature="persons", signature_texts=(("preparer", "周一"),), unread=(("executed", "约"),))
    with Book.create(path, forms, clock=clock) as book:
        report_id = book.add(report)
        book.save(report_id, replace(report, problems="改"))
        book.save(report_id, signed)
        book.finalise([report_id])
        book.reopen([report_id])
        for text in ("一", "二", "三"):
            book.save(report_id, replace(signed, problems=text))
    clock.forward(days=400)
    with Book.open(path, forms, clock=clock) as book:
        kinds = [VersionKind.TYPED, VersionKind.REOPENED, VersionKind.FINALISED, VersionKind.TYPED]
        assert _kinds(book, report_id) == [*kinds, VersionKind.CREATED]
        finalised = book.history(report_id)[2]
        assert book.version_report(finalised.id) == signed
        assert finalised.digest == digest(signed)
        assert book.verify() == ()


def test_several_are_finalised_together_or_not_at_all(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book:
        for name in ("甲项", "乙项"):
            book.add(replace(report, project_name=name))
    content = path.read_bytes()
    path.write_bytes(content.replace("乙项".encode(), "丙项".encode(), 1))
    with Book.open(path, forms) as book:
        with pytest.raises(KnownError, match="report_damaged"):
            book.finalise([1, 2])
        assert [summary.state for summary in book.summaries()] == [State.DRAFT, State.DRAFT]
        book.finalise([1])
        assert [summary.finalised_count for summary in book.summaries()] == [1, 0]


def test_damaged_final_report_can_be_reopened_and_restored(path: Path, forms: Forms, report: Report) -> None:
    with Book.create(path, forms) as book:
        report_id = book.add(report)
        book.finalise([report_id])
    path.write_bytes(path.read_bytes().replace("园林管理所设施科".encode(), "园林管理处设施科".encode(), 1))
    with Book.open(path, forms) as book:
        with pytest.raises(KnownError, match="report_damaged"):
            book.stored(report_id)
        book.reopen([report_id])
        finalised = book.history(report_id)[0]
        book.save(report_id, replace(report, office=""), VersionKind.TYPED)
        book.save(report_id, book.version_report(finalised.id), VersionKind.RESTORED)
        assert book.load(report_id) == report
        assert book.verify() == ()


def test_order_of_final_reports_may_change(book: Book, report: Report) -> None:
    first, second = book.add(report), book.add(replace(report, project_name="乙"))
    book.finalise([first])
    book.reorder([second, first])
    assert [summary.id for summary in book.summaries()] == [second, first]
