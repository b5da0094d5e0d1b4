"""The cover list before the reports, and the record at the foot of final ones."""

import re
from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.printing.cover import Entry, lay_out_cover
from desktop.printing.document import PaperCopy, PrintOptions, render
from desktop.printing.layout import lay_out
from desktop.printing.lines import joined
from desktop.printing.page import Box, Page
from tests.printing import text_layer

COVER = PrintOptions(cover=True)


def several(report: Report, count: int) -> list[PaperCopy]:
    """Reports of one and of several pages with names of one and of several lines."""
    return [
        PaperCopy(
            replace(
                report,
                project_name=f"第{i}项" + "设施更新" * (i % 9),
                problems="待补。" * (2000 if i % 7 == 3 else 1),
            )
        )
        for i in range(count)
    ]


def rows(pages: tuple[Page, ...]) -> list[list[str]]:
    """What the cells of the list say, row by row, heads included."""
    cells = [box for page in pages for box in page.boxes if box.boxed]
    tops: dict[tuple[int, float], list[str]] = {}
    for page in pages:
        for box in page.boxes:
            if box.boxed:
                tops.setdefault((page.number, box.top), []).append(joined(box.lines))
    assert sum(map(len, tops.values())) == len(cells)
    return list(tops.values())


def test_the_list_says_what_the_form_says(report: Report, form: Form) -> None:
    worse = replace(report, project_name="河道保洁", office="", indicators=report.indicators[:5])
    unscored = replace(report, indicators=(replace(report.indicators[0], self_score=None),))
    pages = lay_out_cover([Entry(report, form, 2), Entry(worse, form, 3), Entry(unscored, form, 11)])
    assert joined(pages[0].boxes[0].lines) == "项目绩效自评价目录"
    assert rows(pages) == [
        ["序号", "项目名称", "具体实施处（科室）", "合计", "绩效等级", "页码"],
        ["1", "湖畔步道夜间照明改造", "设施科", "97.5", "优", "2"],
        ["2", "河道保洁", "", "45", "不合格", "3"],
        ["3", "湖畔步道夜间照明改造", "设施科", "0", "—", "11"],
    ]


def test_values_that_a_form_lacks_have_no_column(report: Report, form: Form, toy: Form) -> None:
    small = replace(toy.new_report(2022), project_name="测点", indicators=())
    (page,) = lay_out_cover([Entry(small, toy, 2)])
    assert rows((page,)) == [["序号", "事项", "总分", "页码"], ["1", "测点", "0", "2"]]
    head = [box for box in page.boxes if box.boxed][:4]
    assert sum(box.width for box in head) == pytest.approx(toy.paper.table_width)
    mixed = lay_out_cover([Entry(small, toy, 2), Entry(report, form, 3)])
    assert joined(mixed[0].boxes[0].lines) == "试验表、项目绩效自评价目录"
    assert rows(mixed)[1:] == [["1", "测点", "", "0", "", "2"], ["2", report.project_name, "设施科", "97.5", "优", "3"]]


@pytest.mark.parametrize("double_sided", [False, True])
@pytest.mark.parametrize("count", [1, 8, 120])
def test_the_list_names_the_pages_on_which_reports_begin(
    report: Report, forms: Forms, count: int, *, double_sided: bool
) -> None:
    copies = several(report, count)
    pdf = render(copies, forms, PrintOptions(cover=True, double_sided=double_sided))
    pages = text_layer.text(pdf)
    begins = [number for number, text in enumerate(pages, 1) if re.match("项目绩效自评价(?!目录)", text)]
    assert len(begins) == count
    assert all(number % 2 for number in begins) or not double_sided
    listed = [line for page in text_layer.pages(pdf)[: begins[0] - 1] for line in page if line.font == "F1"]
    last_column = max(line.x for line in listed)
    told = [int(line.text) for line in listed if line.x > last_column - 12 and line.text.isdigit()]
    assert told == begins
    outline = [(item.get_title(), item.get_dest().get_index()) for item in pypdfium2.PdfDocument(pdf).get_toc()]
    names = [copy.report.project_name for copy in copies]
    assert outline == [("目录", 0), *zip(names, (number - 1 for number in begins), strict=True)]


def test_a_long_list_repeats_its_head_and_counts_its_pages(report: Report, form: Form) -> None:
    entries = [Entry(replace(report, project_name=f"第{i}项"), form, 1000 + i) for i in range(400)]
    pages = lay_out_cover(entries)
    assert 5 < len(pages) < 15
    for page in pages:
        shown = [joined(box.lines) for box in page.boxes]
        assert f"第 {page.number} 页 共 {len(pages)} 页" in shown
        assert shown.count("序号") == 1
    numbers = [row[0] for row in rows(pages) if row[0] != "序号"]
    assert numbers == [str(number) for number in range(1, 401)]
    assert len(pages) == len(lay_out_cover([entry._replace(page=None) for entry in entries]))


def test_each_report_is_told_with_its_pages_and_may_end_the_printing(report: Report, form: Form, forms: Forms) -> None:
    copies = several(report, 5)
    told: list[tuple[Page, ...]] = []
    render(copies, forms, COVER, after_each=told.append)
    assert told == [lay_out(copy.report, form) for copy in copies]

    def stop(_: tuple[Page, ...]) -> None:
        seen.append(1)
        if len(seen) == 2:
            raise KeyboardInterrupt

    seen: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        render(copies, forms, after_each=stop)
    assert len(seen) == 2


def test_a_final_report_shows_its_record_on_every_page(report: Report, forms: Forms) -> None:
    long = replace(report, problems="待补。" * 3000)
    copies = [PaperCopy(long, version=12, digest="0123456789abcdef"), PaperCopy(report)]
    *final, draft = text_layer.text(render(copies, forms))
    assert len(final) > 2
    assert all("定稿第 12 版 01234567" in text and "012345678" not in text for text in final)
    assert "定稿" not in draft


def test_record_and_page_number_stand_apart_on_one_line(report: Report, form: Form) -> None:
    for page in lay_out(replace(report, problems="待补。" * 3000), form, "定稿第 12 版 01234567"):
        number, record = _foot(page, "第 "), _foot(page, "定稿")
        assert record.size < number.size
        assert record.left + record.width == pytest.approx((595.28 + 525) / 2)
        number_end = (595.28 + number.lines[0].width * number.size / 1000) / 2
        assert record.left - number_end > 100
        assert abs(_middle(record) - _middle(number)) < 0.01
        assert record.top > max(box.top + box.height for box in page.boxes if box.boxed)


def test_a_total_has_its_decimals(report: Report, form: Form) -> None:
    rows_of = (replace(report.indicators[0], self_score=Decimal("60.00")), *report.indicators[1:2])
    (page,) = lay_out_cover([Entry(replace(report, indicators=rows_of), form, 1)])
    assert rows((page,))[1][3] == "70"


def _foot(page: Page, start: str) -> Box:
    return next(box for box in page.boxes if joined(box.lines).startswith(start))


def _middle(box: Box) -> float:
    return box.top + box.height / 2
