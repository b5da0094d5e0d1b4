"""The overview on paper: A4 landscape, all figures, its head on every page, and bars as long as their values."""

from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest

from desktop.domain.form import Form
from desktop.domain.overview import Overview, OverviewEntry, overview
from desktop.domain.report import Report
from desktop.messages import SEVERITY_NAMES
from desktop.printing.bars import BARS_TITLE, lay_out_bars
from desktop.printing.overview import PAPER, render_overview
from tests.printing import text_layer


def _overview(form: Form, *reports: Report) -> Overview:
    return overview([OverviewEntry(one, form) for one in reports], SEVERITY_NAMES)


def test_every_figure_is_on_landscape_paper(report: Report, form: Form) -> None:
    pdf = render_overview(_overview(form, report, replace(report, project_name="乙" * 60, office="")))
    with pypdfium2.PdfDocument(pdf) as document:
        assert [tuple(map(round, page.get_size())) for page in document] == [(842, 595)] * 3
        assert [item.get_title() for item in document.get_toc()] == ["汇总表", "各单位情况", BARS_TITLE]
    table, units, bars = text_layer.text(pdf)
    for text in ("2021 年度项目绩效自评价汇总表", "860,000.00", "1,720,000.00", "98.29%", "97.5", "优", "平均分"):
        assert text in table
    assert "云溪区园林管理所" in units
    assert "98.29%" in bars
    assert render_overview(_overview(form, report)) == render_overview(_overview(form, report))


def test_projects_of_several_years_are_told_apart(report: Report, form: Form) -> None:
    pdf = render_overview(_overview(form, report, replace(report, fiscal_year=2022)))
    *_, bars = text_layer.text(pdf)
    assert f"2021 {report.project_name}" in bars
    assert f"2022 {report.project_name}" in bars


def test_a_long_list_repeats_its_head(report: Report, form: Form) -> None:
    pdf = render_overview(_overview(form, *(replace(report, project_name=f"第{i}项") for i in range(120))))
    pages = text_layer.text(pdf)
    heads = [page for page in pages if "序号" in page]
    assert len(heads) > 3
    shown = "".join(pages)
    assert all(f"第{i}项" in shown for i in range(120))


def test_columns_of_names_are_as_wide_as_their_names_ask(report: Report, form: Form) -> None:
    long = replace(report, project_name="照明改造", budget_unit="单" * 16, office="科")
    assert "单" * 12 in text_layer.text(render_overview(_overview(form, long)))[0]


def test_columns_stay_inside_the_paper_however_large_the_amounts(report: Report, form: Form) -> None:
    most = Decimal("99999999999999.99")
    large = replace(report, current_budget=most, previous_budget=most, executed=most)
    assert "99,999,999,999,999.99" in text_layer.text(render_overview(_overview(form, large)))[0]


def test_bars_are_as_long_as_their_values(report: Report, form: Form) -> None:
    half = replace(report, executed=Decimal(430000))
    above = replace(report, executed=Decimal(1720000))
    missing = replace(report, executed=None)
    (page,) = lay_out_bars(_overview(form, half, above, missing).projects, PAPER)
    bars = [box for box in page.boxes if box.filled]
    rates = [box for box in bars if box.left == min(bar.left for bar in bars)]
    assert len(bars) == 5
    assert rates[1].width == pytest.approx(4 * rates[0].width)
    assert all(box.left + box.width < PAPER.page[0] - 36 for box in bars)
