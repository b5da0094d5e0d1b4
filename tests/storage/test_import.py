from collections.abc import Iterable
from dataclasses import replace

import pytest

from desktop.domain.plan import Match, MatchedRow, Plan, PlanRow
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.storage import Book

ANNA = "2f0c8a9e-5d0e-4f6e-9d58-0d6f3a0b9c11"
BERT = "7b1de1a4-93a4-4a58-8a55-3a9c0c2f6d22"


def _plan(*rows: PlanRow | Report) -> Plan:
    return Plan("来件.json", tuple(row if isinstance(row, PlanRow) else PlanRow(row) for row in rows))


def _shown(rows: Iterable[MatchedRow]) -> list[tuple[Match, int | None]]:
    return [(row.match, row.report_id) for row in rows]


def test_new_reports_are_taken_in_their_order_as_one_batch(book: Book, report: Report) -> None:
    other = replace(report, project_name="乙")
    outcome = book.imports.apply(_plan(other, PlanRow(report, ANNA)))
    assert _shown(outcome.taken) == [(Match.NEW, 1), (Match.NEW, 2)]
    assert [book.load(summary.id) for summary in book.summaries()] == [other, report]
    assert book.uid(2) == ANNA
    assert [book.history(report_id)[0].batch for report_id in (1, 2)] == [1, 1]
    book.imports.apply(_plan(replace(report, project_name="丙")))
    assert book.history(3)[0].batch == 2


def test_importing_twice_changes_nothing(book: Book, report: Report) -> None:
    same_key = replace(report, problems="另一份")
    plan = _plan(report, PlanRow(same_key, ANNA), report, PlanRow(replace(report, office=""), ANNA))
    assert len(book.imports.apply(plan).taken) == 4
    before = book.path.read_bytes()
    outcome = book.imports.apply(plan)
    assert [row.match for row in outcome.unchanged] == [Match.SAME] * 4
    assert outcome.taken == outcome.refused == ()
    assert book.imports.apply(plan, replace_conflicting=True) == outcome
    assert book.path.read_bytes() == before


def test_report_is_known_by_its_uid_under_another_name(book: Book, report: Report) -> None:
    report_id = book.add(report, uid=ANNA)
    namesake = book.add(replace(report, project_name="新名"))
    renamed = _plan(PlanRow(replace(report, project_name="新名"), ANNA))
    assert _shown(book.imports.match(renamed)) == [(Match.CONFLICTING, report_id)]
    assert namesake != report_id


def test_report_is_known_by_its_key_trimmed(book: Book, report: Report) -> None:
    report_id = book.add(replace(report, project_name=f" {report.project_name}\u3000"), uid=ANNA)
    plan = _plan(PlanRow(replace(report, budget_unit=f"{report.budget_unit} "), BERT))
    assert _shown(book.imports.match(plan)) == [(Match.CONFLICTING, report_id)]
    for other in ({"fiscal_year": 2020}, {"form": "toy"}, {"budget_unit": "别处"}, {"project_name": "别的"}):
        assert _shown(book.imports.match(_plan(replace(report, **other)))) == [(Match.NEW, None)]


def test_the_same_content_is_preferred_among_equal_keys(book: Book, report: Report) -> None:
    variants = [replace(report, problems=text) for text in ("一", "二", "三")]
    first, second, third = (book.add(variant) for variant in variants)
    book.save(third, replace(report, problems="四"))
    plan = _plan(replace(report, problems="五"), variants[2], variants[1], report)
    assert _shown(book.imports.match(plan)) == [
        (Match.CONFLICTING, first),
        (Match.OLDER, third),
        (Match.SAME, second),
        (Match.NEW, None),
    ]


def test_what_we_had_before_is_older_and_changes_nothing(book: Book, report: Report) -> None:
    plan = _plan(report)
    book.imports.apply(plan)
    book.save(1, replace(report, problems="改过"))
    before = book.path.read_bytes()
    outcome = book.imports.apply(plan, replace_conflicting=True)
    assert _shown(outcome.unchanged) == [(Match.OLDER, 1)]
    assert book.path.read_bytes() == before


def test_conflicting_report_is_refused_unless_it_may_replace_ours(book: Book, report: Report) -> None:
    report_id = book.add(report)
    theirs = replace(report, problems="他们的")
    plan = _plan(theirs, replace(report, project_name="乙"))
    refusing = book.imports.apply(plan)
    assert _shown(refusing.refused) == [(Match.CONFLICTING, report_id)]
    assert _shown(refusing.taken) == [(Match.NEW, 2)]
    assert book.load(report_id) == report
    replacing = book.imports.apply(plan, replace_conflicting=True)
    assert _shown(replacing.taken) == [(Match.CONFLICTING, report_id)]
    assert book.load(report_id) == theirs
    assert book.version_report(book.history(report_id)[1].id) == report


def test_deleted_report_comes_in_anew(book: Book, report: Report) -> None:
    plan = _plan(PlanRow(report, ANNA))
    book.imports.apply(plan)
    book.delete([1])
    assert _shown(book.imports.apply(plan).taken) == [(Match.NEW, 2)]
    assert _shown(book.imports.apply(plan).unchanged) == [(Match.SAME, 2)]
    assert [summary.id for summary in book.deleted()] == [1]


def test_plan_with_a_form_that_nobody_knows_changes_nothing(book: Book, report: Report) -> None:
    before = book.path.read_bytes()
    with pytest.raises(KnownError, match="form_unknown"):
        book.imports.apply(_plan(report, replace(report, form="unheard-of")))
    assert book.path.read_bytes() == before
    assert book.summaries() == ()
