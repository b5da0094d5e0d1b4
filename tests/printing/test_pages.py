"""Pages as values: what stands on them and where, before any PDF is made."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.report import Indicator, Report
from desktop.printing.layout import lay_out
from desktop.printing.lines import joined
from desktop.printing.long_text import printed_lines
from desktop.printing.missing import MissingCharacter, missing_characters
from desktop.printing.page import Box, Page
from tests.reports import filled_report

SENTENCE = "沿湖步道照明设施按季度检查一次，发现损坏及时报修并登记。"
FOOT = 841.89 - 46


def texts(page: Page) -> list[str]:
    return [joined(box.lines) for box in page.boxes]


def boxes_of(pages: tuple[Page, ...], attribute: str, row: int | None = None) -> list[Box]:
    return [box for page in pages for box in page.boxes if box.place == Place(attribute, row)]


def with_rows(report: Report, count: int, **changes: object) -> Report:
    rows = tuple(
        Indicator(group=("output", "benefit", "satisfaction")[3 * i // count], name=f"指标{i}", weight=Decimal(1))
        for i in range(count)
    )
    return replace(report, indicators=tuple(replace(row, **changes) for row in rows))  # type: ignore[arg-type]  # each test names its own attributes


def test_a_short_form_takes_one_page_with_comfortable_leading_and_no_number(report: Report, form: Form) -> None:
    (page,) = lay_out(report, form)
    assert {box.leading for box in page.boxes if box.size == 9} == {13.5}
    assert not any("页" in text for text in texts(page))
    assert texts(page)[:3] == ["项目绩效自评价", "项目名称：", "湖畔步道夜间照明改造"]


def test_columns_are_as_wide_as_the_form_says(report: Report, form: Form) -> None:
    (page,) = lay_out(report, form)
    top = boxes_of((page,), "project_name")[0].top
    grid = [box for box in page.boxes if box.boxed and box.top == top]
    assert [box.width for box in grid] == [96, 141, 96, 192]
    assert [box.left for box in grid] == pytest.approx([35.14, 131.14, 272.14, 368.14])
    cells = [boxes_of((page,), column.attribute, 0)[0] for column in form.table.row_columns]
    assert [cell.width for cell in cells] == [96, 114, 48, 54, 141]
    assert [cell.centred for cell in cells] == [False, False, True, True, False]


def test_a_form_within_reach_of_one_page_is_tightened_evenly_and_never_its_type(report: Report, form: Form) -> None:
    seen = set()
    for sentences in range(0, 80, 2):
        pages = lay_out(replace(report, achievements=SENTENCE * sentences), form)
        body = [box for box in pages[0].boxes if box.boxed]
        assert {box.size for box in body} == {9}
        seen.add((len(pages), round(body[0].leading, 2)))
        assert all(box.top + box.height <= FOOT + 1e-6 for page in pages for box in page.boxes if box.boxed)
    tightened = sorted(leading for count, leading in seen if count == 1)
    assert tightened[-1] == 13.5
    assert tightened[0] >= 10.8
    assert len(tightened) > 5
    assert {leading for count, leading in seen if count > 1} == {13.5}


def test_a_long_text_goes_on_overleaf_with_its_label(report: Report, form: Form) -> None:
    text = SENTENCE * 100
    pages = lay_out(replace(report, achievements=text), form)
    parts = boxes_of(pages, "achievements")
    assert len(parts) == 2
    assert "".join(line.text for part in parts for line in part.lines) == text
    assert min(len(part.lines) for part in parts) >= 2
    assert "主要绩效：" in texts(pages[0])
    assert "主要绩效（续）：" in texts(pages[1])
    assert [texts(page)[0] for page in pages] == ["项目绩效自评价", "湖畔步道夜间照明改造"]
    assert [texts(page)[1] for page in pages[1:]] == ["第 2 页 共 2 页"]


def test_rows_of_the_table_go_on_under_its_head_and_the_name_of_their_group(report: Report, form: Form) -> None:
    pages = lay_out(with_rows(report, 60), form)
    assert len(pages) > 1
    for page in pages[1:]:
        content = [box for box in page.boxes if box.boxed]
        assert [joined(box.lines) for box in content[:6]] == [column.label for column in form.table.columns]
        assert joined(content[6].lines).split("\n")[0] in {"产出指标", "效益指标", "满意度指标"}
    names = [joined(box.lines) for page in pages for box in page.boxes if box.place and box.place.attribute == "name"]
    assert names == [f"指标{i}" for i in range(60)]


@pytest.mark.parametrize("count", range(14, 60))
def test_nothing_stands_alone_where_a_page_begins(report: Report, form: Form, count: int) -> None:
    signed = replace(with_rows(report, count), signature="persons")
    pages = lay_out(signed, form)
    last = texts(pages[-1])
    assert any(text.startswith("指标") for text in last if text not in {"指标名称", "指标解释"})
    for expected in ("合计", "说明：", "填报人："):
        assert expected in last
    for page in pages:
        rows = [box.top for box in page.boxes if box.place and box.place.attribute == "name"]
        heads = [box.top for box in page.boxes if joined(box.lines) == "指标名称"]
        assert len(heads) == bool(rows)
        _assert_group_cells_hold_their_names(page)
    if len(pages) > 1:
        assert max(box.top + box.height for box in pages[-1].boxes if "页" not in joined(box.lines)) > 841.89 / 4


def _assert_group_cells_hold_their_names(page: Page) -> None:
    for box in page.boxes:
        if box.boxed:
            assert len(box.lines) * box.leading <= box.height + 1e-6


@pytest.mark.parametrize("sentences", range(60, 100, 3))
def test_pages_are_full_before_the_next_begins(report: Report, form: Form, sentences: int) -> None:
    pages = lay_out(replace(report, problems=SENTENCE * sentences * 3, achievements=SENTENCE * sentences), form)
    for page in pages[:-1]:
        assert max(box.top + box.height for box in page.boxes if box.boxed) > 600


def test_a_row_higher_than_a_page_goes_on_overleaf(report: Report, form: Form) -> None:
    remark = SENTENCE * 60
    rows = (replace(report.indicators[0], remark=remark), *report.indicators[1:])
    pages = lay_out(replace(report, indicators=rows), form)
    parts = boxes_of(pages, "remark", 0)
    assert len(parts) > 1
    assert "".join(line.text for part in parts for line in part.lines) == remark
    assert all(part.top + part.height <= FOOT + 1e-6 for part in parts)
    names = [joined(box.lines) for box in boxes_of(pages, "name", 0)]
    assert names == ["预算执行率", *["预算执行率（续）"] * (len(parts) - 1)]


def test_a_row_that_fits_on_a_page_is_never_divided(report: Report, form: Form) -> None:
    pages = lay_out(with_rows(report, 40, remark=SENTENCE * 3), form)
    for row in range(40):
        assert len(boxes_of(pages, "remark", row)) == 1


def test_cells_of_a_page_lie_beside_and_below_one_another(report: Report, form: Form) -> None:
    for page in lay_out(with_rows(report, 60, remark=SENTENCE), form):
        cells = [box for box in page.boxes if box.boxed]
        edges = sorted({round(edge, 2) for box in cells for edge in (box.top, box.top + box.height)})
        for upper, lower in pairwise(edges):
            across = [box for box in cells if box.top < lower - 0.01 and box.top + box.height > upper + 0.01]
            assert sum(box.width for box in across) == pytest.approx(525)


def test_a_page_knows_the_field_under_a_point(report: Report, form: Form) -> None:
    (page,) = lay_out(report, form)
    box = boxes_of((page,), "self_score", 3)[0]
    assert page.place_at(box.left + 1, box.top + 1) == Place("self_score", 3)
    assert page.place_at(1, 1) is None


def test_a_form_unlike_the_official_one_is_laid_out_from_its_definition(toy: Form) -> None:
    report = replace(
        toy.new_report(2022), project_name="测点", problems="短。", executed=Decimal(3), previous_budget=Decimal(1)
    )
    (page,) = lay_out(report, toy)
    shown = texts(page)
    assert shown[:5] == ["试验表", "说明事项:", "短。", "事项:", "测点"]
    assert "33.33%" in shown
    assert "2022" in shown
    groups = ["过程（20）", "快慢（5）", "好坏（15）", "结果（30）", "全部（30）"]
    assert [text for text in shown if text in groups] == groups
    assert shown[-5:] == ["总分", "0", "50", "", "此表仅供试验。"]
    assert {box.size for box in page.boxes} == {10, 18}


def test_a_group_without_rows_stays_on_the_form(report: Report, form: Form) -> None:
    (page,) = lay_out(replace(report, indicators=report.rows_of("output")[0][1:]), form)
    assert [text for text in texts(page) if text.endswith("分)")] == [
        "产出指标\n(10分)",
        "效益指标\n(0分)",
        "满意度指标\n(0分)",
    ]


def test_an_empty_report_shows_no_rate_and_no_grade(form: Form) -> None:
    pages = lay_out(form.new_report(2022), form)
    values = [joined(boxes_of(pages, name)[0].lines) for name in ("execution_rate", "grade", "executed")]
    assert values == ["", "—", ""]


@pytest.mark.parametrize("preset", ["", "persons", "seal", "unknown"])
def test_the_signature_strip_is_the_one_chosen(form: Form, preset: str) -> None:
    typed = (("filled_on", "2022-03-10"), ("preparer", "丁一"))
    (page,) = lay_out(filled_report(form, signature=preset, signature_texts=typed), form)
    strip = texts(page)[texts(page).index("说明：") :]
    persons = ["填报人：", "丁一", "审核人：", "", "单位负责人：", "", "联系电话：", "", "填报日期：", "2022-03-10"]
    assert strip[4:] == {"persons": persons, "seal": ["单位（盖章）"]}.get(preset, [])


def test_persons_have_room_to_sign(form: Form) -> None:
    (page,) = lay_out(filled_report(form, signature="persons"), form)
    blanks = [box for box in page.boxes if box.place and box.place.attribute.startswith("signature_texts")]
    assert len(blanks) == 5
    assert min(box.width for box in blanks) >= 100
    assert min(box.height for box in blanks) >= 28


def test_a_seal_has_room_around_its_words(form: Form) -> None:
    (page,) = lay_out(filled_report(form, signature="seal"), form)
    box = page.boxes[-1]
    assert min(box.width, box.height) >= 119
    assert box.centred


def test_lines_of_a_long_text_are_counted_as_they_print(report: Report, form: Form) -> None:
    text = SENTENCE * 9 + "\n\n末"
    (box,) = boxes_of(lay_out(replace(report, annual_goal=text), form), "annual_goal")
    assert printed_lines(form, text) == len(box.lines) > 3
    assert printed_lines(form, "") == 1


def test_missing_characters_are_told_with_their_fields(report: Report, form: Form) -> None:
    rows = (report.indicators[0], replace(report.indicators[1], name="率🙂"), *report.indicators[2:])
    odd = replace(report, problems="甲𠮷乙𠮷", indicators=rows, signature_texts=(("head", "🙂"),))
    assert missing_characters(report, form) == ()
    assert missing_characters(odd, form) == (
        MissingCharacter(Place("problems"), 1, "𠮷"),
        MissingCharacter(Place("name", 1), 1, "🙂"),
        MissingCharacter(Place("signature_texts.head"), 0, "🙂"),
    )
