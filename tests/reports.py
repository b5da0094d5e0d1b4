"""Invented reports for tests; no real office or project is in them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.domain.form import Form
from desktop.domain.report import Report

TODAY = date(2022, 4, 1)
"""A day on which `filled_report` is not in the future."""


def filled_report(form: Form, **changes: object) -> Report:
    """A complete report of the official form without errors, 97 points, some attributes replaced."""
    blank = form.new_report(2021)
    scores = {"综合业务开展完成率": Decimal(33), "综合业务人员满意度": Decimal("19.5")}
    rows = tuple(replace(row, self_score=scores.get(row.name, row.weight)) for row in blank.indicators)
    filled = replace(
        blank,
        project_name="湖畔步道夜间照明改造",
        budget_unit="云溪区园林管理所",
        office="设施科",
        recurring=False,
        current_budget=Decimal("860000.00"),
        previous_budget=Decimal("0.00"),
        executed=Decimal("845300.50"),
        annual_goal="为湖畔步道3.2公里更换节能灯具，夜间照度达到设计要求，方便居民散步健身。",
        evaluated_on=date(2022, 3, 15),
        achievements="一是更换灯具412盏，亮灯率99.5%；二是用电量下降38%，全年节约电费约12万元。",
        problems="个别路段灯杆间距偏大，照度不够均匀。",
        improvements="下一年度在相关路段补装灯杆9根，并按季度检测照度。",
        indicators=rows,
    )
    return replace(filled, **changes)  # type: ignore[arg-type]  # each test names its own attributes


def sound_report(form: Form, **changes: object) -> Report:
    """A complete report of the official form with neither errors nor warnings, in whatever company it stands."""
    report = filled_report(form, achievements="更换灯具412盏，亮灯率99.5%，用电量下降38%。")
    remarks = {"综合业务开展完成率": "一处路段因管线迁改未完工。", "综合业务人员满意度": "问卷86份，两人不满意照度。"}
    rows = tuple(replace(row, remark=remarks.get(row.name, "")) for row in report.indicators)
    return replace(report, indicators=rows, **changes)  # type: ignore[arg-type]  # as above
