"""The year of a report from elsewhere, where its paper shows none."""

from desktop.domain.plan import Plan, PlanRow
from desktop.domain.report import Report


def test_year_that_no_paper_shows_can_be_changed() -> None:
    known, assumed = Report(form="f", fiscal_year=2020), Report(form="f", fiscal_year=2021)
    plan = Plan("来件", (PlanRow(known, "uid"), PlanRow(assumed, year_assumed=True)))
    changed = plan.in_year(2019)
    assert changed.rows == (PlanRow(known, "uid"), PlanRow(Report(form="f", fiscal_year=2019)))
    assert plan.rows[1].in_year(2018).report.fiscal_year == 2018
