"""The overview as Excel file: opened again, it says the figures; nothing that a user typed is a formula or a link."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.form import Form
from desktop.domain.overview import Overview, OverviewEntry, overview
from desktop.domain.report import Report
from desktop.exchange.overview_file import CHARTS_SHEET, PROJECTS_SHEET, UNITS_SHEET, overview_workbook
from desktop.messages import SEVERITY_NAMES

FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    '=HYPERLINK("http://x","y")',
    "{=1+1}",
    "\t=1",
    "http://example.com",
    "=IMPORTXML(1)",
)


def _overview(form: Form, *reports: Report) -> Overview:
    return overview([OverviewEntry(one, form) for one in reports], SEVERITY_NAMES)


def _sheet(content: bytes, name: str, *, values: bool = False) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(content), data_only=values)[name]


def _row(sheet: Worksheet, number: int) -> list[Any]:
    return [cell.value for cell in sheet[number]]


def test_figures_and_sums_are_there_without_recalculation(report: Report, form: Form) -> None:
    other = replace(report, project_name="乙", executed=None, current_budget=Decimal("0.10"))
    content = overview_workbook(_overview(form, report, other))
    sheet = _sheet(content, PROJECTS_SHEET, values=True)
    assert sheet["A1"].value == "2021 年度项目绩效自评价汇总表"
    assert _row(sheet, 3)[:9] == [
        *(1, report.project_name, report.budget_unit, "设施科", "否", 860000, 0, 845300.5),
        pytest.approx(845300.5 / 860000),
    ]
    assert _row(sheet, 3)[9:14] == [45, 33, 19.5, 97.5, "优"]
    assert _row(sheet, 4)[7] is None
    assert _row(sheet, 5)[5:8] == [pytest.approx(860000.10), 0, 845300.5]
    assert _row(sheet, 6)[12] == 97.5
    formulas = _sheet(content, PROJECTS_SHEET)
    assert _row(formulas, 5)[5] == "=SUM(F3:F4)"
    units = _sheet(content, UNITS_SHEET, values=True)
    assert _row(units, 3)[:3] == [1, report.budget_unit, 2]


def test_page_set_up_frozen_head_and_charts(report: Report, form: Form) -> None:
    content = overview_workbook(_overview(form, report))
    sheet = _sheet(content, PROJECTS_SHEET)
    assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("C3", "landscape", 9)
    assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$2:$2")
    with ZipFile(BytesIO(content)) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/")]
    assert len(charts) == 2
    assert ["预算执行率（%）" in charts[0], "合计" in charts[1]] == [True, True]
    assert CHARTS_SHEET in openpyxl.load_workbook(BytesIO(content)).sheetnames


def test_projects_of_several_years_are_told_apart(report: Report, form: Form) -> None:
    content = overview_workbook(_overview(form, report, replace(report, fiscal_year=2022)))
    sheet = _sheet(content, PROJECTS_SHEET)
    assert sheet.freeze_panes == "D3"
    assert [cell.value for cell in sheet["B"][1:4]] == ["年度", "2021", "2022"]
    with ZipFile(BytesIO(content)) as archive:
        assert f"{PROJECTS_SHEET}!$B$3:$C$4" in archive.read("xl/charts/chart1.xml").decode()


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_or_a_link(report: Report, form: Form, text: str) -> None:
    hostile = replace(report, project_name=text, budget_unit=text, office=text)
    content = overview_workbook(_overview(form, hostile))
    sheet = _sheet(content, PROJECTS_SHEET)
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in sheet[3][1:4]] == [(text, "s", None)] * 3
    formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas
    assert all(str(cell.value).startswith("=SUM(") and cell.row == 4 for cell in formulas)


def test_an_amount_longer_than_excel_keeps_is_a_text(report: Report, form: Form) -> None:
    large = replace(report, current_budget=Decimal("99999999999999.99"))
    sheet = _sheet(overview_workbook(_overview(form, large, report)), PROJECTS_SHEET)
    assert [cell.value for cell in sheet["F"][2:5]] == ["99999999999999.99", 860000, "100000000859999.99"]
    assert sheet["H5"].value == "=SUM(H3:H4)"


def test_the_same_figures_give_the_same_bytes(report: Report, form: Form) -> None:
    assert overview_workbook(_overview(form, report)) == overview_workbook(_overview(form, report))
