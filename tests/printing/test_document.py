"""The bytes of a PDF: its text, fonts and data, read back by pdfium and code by code."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.record import from_record
from desktop.domain.report import Indicator, Report
from desktop.printing.document import PaperCopy, PrintOptions, render
from tests.printing import text_layer
from tests.printing.hostile import HOSTILE
from tests.reports import filled_report


def printed(form: Form, forms: Forms, **changes: object) -> bytes:
    return render([PaperCopy(filled_report(form, **changes))], forms)


def pdfium_text(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def compact(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_same_input_gives_the_same_bytes(report: Report, forms: Forms) -> None:
    assert render([PaperCopy(report)], forms) == render([PaperCopy(report)], forms)


def test_only_subsets_of_the_two_faces_are_referenced_and_embedded(report: Report, forms: Forms) -> None:
    pdf = render([PaperCopy(report, draft=True)], forms)
    names = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert sorted({name[6:] for name in names}) == [b"+FormSong-Bold", b"+FormSong-Regular"]
    assert all(re.fullmatch(rb"[A-Z]{6}", name[:6]) for name in names)
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") == 2
    assert b"Helvetica" not in pdf


def test_a_page_says_everything_and_nothing_else(report: Report, form: Form, forms: Forms) -> None:
    (text,) = pdfium_text(render([PaperCopy(report)], forms))
    fixed = [field.label + "：" for field in form.fields if field.on_paper]
    assert all(word in compact(text) for word in (*fixed, *(column.label for column in form.table.columns)))
    for value in (
        "湖畔步道夜间照明改造",
        "860,000.00",
        "845,300.50",
        "98.29%",
        "2022-03-15",
        "优",
        "否",
        report.achievements,
    ):
        assert compact(value) in compact(text)
    assert "草稿" not in text
    assert "页" not in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_it_was_typed(form: Form, forms: Forms, text: str) -> None:
    pdf = printed(form, forms, annual_goal=text, project_name=text, budget_unit=text)
    assert text_layer.text(pdf)[0].count(text) == 3
    assert b"/Subtype /Image" not in pdf
    assert b"/URI" not in pdf


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_copies_out_as_it_was_typed(text: str) -> None:
    forms = Forms(Path(__file__).parents[2] / "resources" / "forms")
    form = forms["putuo-2021"]
    before, after = (
        text_layer.text(printed(form, forms, problems="")),
        text_layer.text(printed(form, forms, problems=text)),
    )
    label = "主要问题："
    start = before[0].index(label) + len(label)
    assert "".join(after)[start:].startswith(text.replace("\n", ""))


def test_neighbouring_marks_and_spread_lines_stay_inside_their_cell(form: Form, forms: Forms) -> None:
    text = "甲，“乙丙”（丁戊）。己《庚》：辛" * 30
    pdf = printed(form, forms, annual_goal=text)
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    right = (595.28 + 525) / 2
    shown = page.get_text_range()
    boxes = [page.get_charbox(i) for i in range(page.count_chars()) if not shown[i].isspace()]
    assert max(box[2] for box in boxes) <= right - 3 + 0.1
    assert min(box[0] for box in boxes) >= right - 525


def test_reports_are_outlined_titled_and_signed_by_their_office(report: Report, forms: Forms) -> None:
    pdf = render([PaperCopy(report), PaperCopy(replace(report, project_name="（二）期"))], forms)
    document = pypdfium2.PdfDocument(pdf)
    assert [(item.get_title(), item.get_dest().get_index()) for item in document.get_toc()] == [
        ("湖畔步道夜间照明改造", 0),
        ("（二）期", 1),
    ]
    assert document.get_metadata_dict(skip_empty=True) == {
        "Title": "项目绩效自评价",
        "Author": "云溪区园林管理所",
        "Producer": "Ziping 自评簿",
    }
    assert pypdfium2.PdfDocument(render([PaperCopy(report)], forms)).get_metadata_value("Title") == report.project_name


def test_printed_on_both_sides_every_report_begins_on_a_fresh_sheet(report: Report, forms: Forms) -> None:
    copies = [PaperCopy(report)] * 3
    texts = pdfium_text(render(copies, forms, PrintOptions(double_sided=True)))
    assert [bool(text) for text in texts] == [True, False, True, False, True]
    assert len(pdfium_text(render(copies, forms))) == 3


def test_a_draft_is_marked_on_each_of_its_pages_and_on_no_other(report: Report, forms: Forms) -> None:
    long = replace(report, problems="待补。" * 2000)
    texts = pdfium_text(render([PaperCopy(long, draft=True), PaperCopy(report)], forms))
    assert len(texts) > 2
    assert ["草稿" in text for text in texts] == [True] * (len(texts) - 1) + [False]


def test_the_largest_report_is_printed_whole(report: Report, forms: Forms) -> None:
    texts = [f"{name}{'长文本，写满两万字。' * 2000}"[:20_000] for name in "甲乙丙丁"]
    rows = tuple(Indicator(group="benefit", name=f"第{i}项指标", weight=Decimal("0.2")) for i in range(500))
    names = ("annual_goal", "achievements", "problems", "improvements")
    largest = replace(report, indicators=rows, **dict(zip(names, texts, strict=True)))  # type: ignore[arg-type]  # four texts
    pages = text_layer.pages(render([PaperCopy(largest)], forms))
    body = "".join(line.text for page in pages for line in page if line.font == "F1" and abs(line.x - 134.14) < 0.01)
    assert all(text in body for text in texts)
    shown = {line.text for page in pages for line in page}
    assert all(row.name in shown for row in rows)
    assert min(len(page) for page in pages) > 30


def test_the_published_forms_take_one_page_each_and_say_what_was_typed(real_forms_folder: Path, forms: Forms) -> None:
    records = json.loads((real_forms_folder / "putuo-2021.json").read_text(encoding="utf-8"))["reports"]
    shown = [record.pop("printed") for record in records]
    reports = [from_record(record, "") for record in records]
    texts = [compact(text) for text in pdfium_text(render([PaperCopy(report) for report in reports], forms))]
    assert len(texts) == 4
    for text, report, values in zip(texts, reports, shown, strict=True):
        typed = [report.project_name, report.budget_unit, report.office, report.annual_goal, report.achievements]
        typed += [report.problems, report.improvements, *(row.name + row.explanation for row in report.indicators)]
        assert all(compact(value) in text for value in (*typed, *values.values()))
