"""Rows of a plan chosen one by one, and rows of lists that speak of some attributes only."""

from dataclasses import replace
from decimal import Decimal

from desktop.domain.plan import Choice, Match, Plan, PlanRow
from desktop.domain.record import digest
from desktop.domain.report import Report
from desktop.storage import Book


def _plan(*rows: PlanRow) -> Plan:
    return Plan("来件", rows)


def _listed(report: Report, *given: str) -> PlanRow:
    return PlanRow(report, given=frozenset(given))


def test_theirs_that_knows_ours_is_taken_as_changed(book: Book, report: Report) -> None:
    report_id = book.add(report)
    newer = replace(report, problems="他们接着写")
    outcome = book.imports.apply(_plan(PlanRow(newer, ancestors=frozenset({digest(report)}))))
    assert [(row.match, row.report_id) for row in outcome.taken] == [(Match.CHANGED, report_id)]
    assert book.load(report_id) == newer


def test_when_each_went_back_to_what_the_other_was_the_user_decides(book: Book, report: Report) -> None:
    report_id = book.add(report)
    second = replace(report, problems="二")
    book.save(report_id, second)
    plan = _plan(PlanRow(report, ancestors=frozenset({digest(second)})))
    assert [row.match for row in book.imports.match(plan)] == [Match.CONFLICTING]


def test_choices_decide_row_by_row(book: Book, report: Report) -> None:
    ids = [book.add(replace(report, project_name=name)) for name in "甲乙丙"]
    book.save(ids[2], replace(report, project_name="丙", office="后来"))
    rows = [PlanRow(replace(report, project_name=name, problems="他们的")) for name in "甲乙丁戊"]
    older = PlanRow(replace(report, project_name="丙"))
    plan = _plan(*rows, older)
    theirs, ours = Choice.THEIRS, Choice.OURS
    outcome = book.imports.apply(plan, choices={0: theirs, 1: ours, 2: ours, 4: theirs})
    assert [row.row.report.project_name for row in outcome.taken] == ["甲", "戊", "丙"]
    assert [row.row.report.project_name for row in outcome.declined] == ["乙", "丁"]
    assert outcome.refused == ()
    assert [book.load(one).problems == "他们的" for one in ids[:2]] == [True, False]
    assert book.load(ids[2]).office == report.office


def test_nothing_takes_the_place_of_a_final_report(book: Book, report: Report) -> None:
    report_id = book.add(report)
    book.finalise([report_id])
    newer = PlanRow(replace(report, problems="新"), ancestors=frozenset({digest(report)}))
    outcome = book.imports.apply(_plan(newer), choices={0: Choice.THEIRS})
    assert outcome.taken == ()
    assert [row.final for row in outcome.refused] == [True]
    assert book.load(report_id) == report


def test_a_list_changes_only_what_it_says(book: Book, report: Report) -> None:
    report_id = book.add(replace(report, unread=(("executed", "约八十万"),), executed=None))
    listed = Report(
        form=report.form,
        fiscal_year=report.fiscal_year,
        project_name=report.project_name,
        budget_unit=report.budget_unit,
        executed=Decimal(5),
        indicators=(replace(report.indicators[0], explanation="", weight=None, self_score=Decimal(1)),),
    )
    plan = _plan(_listed(listed, "budget_unit", "executed", "indicators"))
    assert [row.match for row in book.imports.apply(plan).taken] == [Match.CHANGED]
    [row] = book.load(report_id).indicators
    assert row == replace(report.indicators[0], self_score=Decimal(1))
    assert book.load(report_id) == replace(report, executed=Decimal(5), indicators=(row,))
    assert [row.match for row in book.imports.apply(plan).unchanged] == [Match.SAME]


def test_a_list_without_units_means_the_only_report_of_that_name(book: Book, report: Report) -> None:
    report_id = book.add(report)
    listed = _listed(replace(report, budget_unit="", office="另一科"), "office")
    assert [(row.match, row.report_id) for row in book.imports.match(_plan(listed))] == [(Match.CHANGED, report_id)]
    book.add(replace(report, budget_unit="另一单位"))
    assert [row.match for row in book.imports.match(_plan(listed))] == [Match.NEW]
