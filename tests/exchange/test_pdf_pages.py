"""Reports out of what the pages of a PDF show, when it carries no data."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.domain.report import Indicator, Report
from desktop.errors import KnownError
from desktop.exchange.json_file import read_json, to_json
from desktop.exchange.paper.pdf_parts import page_parts
from desktop.exchange.paper.reading import rows_of_parts
from desktop.exchange.pdf_file import read_pdf
from desktop.paths import FORMS
from desktop.pdfium import Document
from desktop.printing.document import PaperCopy, PrintOptions, render
from tests.exchange.papers import paper_reports, told
from tests.reports import filled_report
from tests.strategies import reports

OFFICIAL = Forms(FORMS)
PARAGRAPHS = (
    "一是完成改造。\n\n二是于2021年10月15日完成验收，共计1,234.56万元，"
    + "质量合格，" * 20
    + "\n　　三是 Hello world。"
)


def read_back(reports: list[Report], options: PrintOptions | None = None, **copy: object) -> tuple[PlanRow, ...]:
    """What the pages of a PDF tell, read in this process."""
    pdf = render([PaperCopy(report, **copy) for report in reports], OFFICIAL, options)  # type: ignore[arg-type]  # as each test says
    with Document(pdf) as document:
        pages = [document.content(page) for page in range(len(document.sizes))]
    return rows_of_parts([part for page in pages for part in page_parts(page)], OFFICIAL)


@settings(max_examples=200)
@given(report=paper_reports())
def test_what_is_printed_is_read_back(report: Report) -> None:
    form = OFFICIAL["putuo-2021"]
    (row,) = read_back([report])
    assert told(row.report, form) == told(report, form)
    assert row.findings == ()


def test_file_that_carries_nothing_is_read_from_its_pages(tmp_path: Path, forms: Forms, report: Report) -> None:
    path = tmp_path / "来件.pdf"
    path.write_bytes(render([PaperCopy(report)], forms))
    plan = read_pdf(path, forms)
    assert plan.rows == (PlanRow(report, year_assumed=True),)


def test_paragraphs_stay_paragraphs(form: Form) -> None:
    report = filled_report(form, achievements=PARAGRAPHS, problems=PARAGRAPHS.replace("\n\n", "\n") * 30)
    assert [row.report for row in read_back([report])] == [report]


def test_an_empty_row_at_the_foot_of_a_page_stays_a_row(form: Form) -> None:
    empty, long = Indicator(group="output"), Indicator(group="output", explanation="字" * 559)
    report = filled_report(form, indicators=(empty, empty, empty, long))
    (row,) = read_back([report])
    assert [len(one.explanation) for one in row.report.indicators] == [0, 0, 0, 559]


def test_signature_strip_is_read(form: Form) -> None:
    names = (("phone", "021-12345678"), ("preparer", "张三、李四、王五、" * 4 + "赵六"), ("reviewer", "钱 七"))
    signed = filled_report(form, signature="persons", signature_texts=names)
    sealed = filled_report(form, signature="seal")
    assert [row.report for row in read_back([signed, sealed])] == [signed, sealed]


@pytest.mark.parametrize("copy", [{"draft": True}, {"version": 2, "digest": "ab" * 32}])
def test_what_stands_around_the_form_is_skipped(form: Form, copy: dict[str, object]) -> None:
    rows = tuple(replace(row, remark="因部分路段施工，" * 20) for row in filled_report(form).indicators)
    long = filled_report(form, project_name="跨页的项目" * 8, achievements="工作有序推进。" * 700, indicators=rows * 4)
    tall = filled_report(form, indicators=(*rows[:4], replace(rows[4], remark="一行比一页还高，" * 300), *rows[5:]))
    reports = [filled_report(form), long, tall, filled_report(form, signature="seal", office="")] * 2
    grouped = [replace(one, indicators=_grouped(one, form)) for one in reports]
    told_back = read_back(reports, PrintOptions(cover=True, double_sided=True), **copy)
    assert [row.report for row in told_back] == grouped
    assert all(row.findings == () for row in told_back)


def test_long_cover_list_is_no_report(form: Form) -> None:
    reports = [filled_report(form, project_name=f"项目{number}") for number in range(60)]
    assert [row.report for row in read_back(reports, PrintOptions(cover=True))] == reports


def test_form_that_is_unlike_the_official_one_is_read(forms: Forms, toy: Form) -> None:
    blank = toy.new_report(2024)
    rows = tuple(replace(row, self_score=Decimal(4), remark="好") for row in blank.indicators)
    report = replace(blank, project_name="甲事", executed=Decimal(200), previous_budget=Decimal(50), indicators=rows)
    with Document(render([PaperCopy(report)], forms)) as document:
        parts = list(page_parts(document.content(0)))
    assert rows_of_parts(parts, forms) == (PlanRow(report),)


def test_page_without_lines_is_read_as_text(form: Form) -> None:
    report = filled_report(form, achievements="更换灯具，亮灯率提高，用电量下降，" * 20, signature="seal")
    with Document(render([PaperCopy(report)], OFFICIAL)) as document:
        content = document.content(0)._replace(rules=())
    assert [row.report for row in rows_of_parts(list(page_parts(content)), OFFICIAL)] == [report]


def test_published_forms_come_back(real_forms_folder: Path, forms: Forms) -> None:
    reports = [row.report for row in read_json(real_forms_folder / "putuo-2021.json", forms).rows]
    assert [row.report for row in read_back(reports)] == reports


def test_attached_data_go_before_what_the_pages_show(tmp_path: Path, forms: Forms, report: Report) -> None:
    carried = PlanRow(replace(report, fiscal_year=2030, unread=(("executed", "约八十万"),), executed=None))
    path = tmp_path / "来件.pdf"
    path.write_bytes(render([PaperCopy(report)], forms, PrintOptions(attachment=to_json([carried]))))
    assert read_pdf(path, forms).rows == (carried,)


@settings(max_examples=10)
@given(many=st.lists(reports(), min_size=20, max_size=20))
def test_whatever_is_carried_comes_back(tmp_path: Path, many: list[Report]) -> None:
    carried = tuple(map(PlanRow, many))
    path = tmp_path / "来件.pdf"
    path.write_bytes(
        render([PaperCopy(report) for report in many], OFFICIAL, PrintOptions(attachment=to_json(carried)))
    )
    assert read_pdf(path, OFFICIAL).rows == carried


def test_pdf_that_shows_another_form_is_refused(tmp_path: Path, forms: Forms, toy: Form) -> None:
    path = tmp_path / "来件.pdf"
    path.write_bytes(render([PaperCopy(toy.new_report(2024))], forms))
    with pytest.raises(KnownError, match="paper_unknown"):
        read_pdf(path, OFFICIAL)


def _grouped(report: Report, form: Form) -> tuple[Indicator, ...]:
    return tuple(row for leaf in form.table.leaves for _, row in report.rows_of(leaf.key))
