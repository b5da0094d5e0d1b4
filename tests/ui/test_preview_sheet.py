"""The preview's bytes are the print's, and what is clicked on them is what stands there."""

from dataclasses import replace

import pytest

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.pdfium import Document
from desktop.printing.document import PaperCopy, render
from ui.preview.sheet import boxes_of, make_sheet


@pytest.fixture
def long_report(report: Report) -> Report:
    """A report of several pages."""
    return replace(report, achievements="灯具更换完毕，照度达到设计要求。" * 200, indicators=report.indicators * 8)


@pytest.mark.parametrize("draft", [True, False])
def test_a_sheet_is_what_would_be_printed(report: Report, forms: Forms, *, draft: bool) -> None:
    assert make_sheet(report, forms, draft=draft).pdf == render([PaperCopy(report, draft=draft)], forms)


def test_every_page_has_its_boxes(long_report: Report, forms: Forms) -> None:
    sheet = make_sheet(long_report, forms, draft=False)
    with Document(sheet.pdf) as document:
        sizes = document.sizes
    assert len(sheet.pages) == len(sizes) > 2
    for page, size in zip(sheet.pages, sizes, strict=True):
        assert (page.width, page.height) == pytest.approx(size, abs=0.01)


def test_every_value_on_paper_has_a_place(long_report: Report, forms: Forms, form: Form) -> None:
    pages = make_sheet(long_report, forms, draft=False).pages
    for field in form.fields:
        assert bool(boxes_of(pages, Place(field.attribute))) == field.on_paper
    for row in range(len(long_report.indicators)):
        for column in form.table.row_columns:
            assert boxes_of(pages, Place(column.attribute, row))


def test_a_place_on_two_pages_is_found_on_both(long_report: Report, forms: Forms) -> None:
    pages = make_sheet(long_report, forms, draft=False).pages
    assert len({page for page, _ in boxes_of(pages, Place("achievements"))}) > 1


def test_a_whole_row_is_all_its_cells(report: Report, forms: Forms, form: Form) -> None:
    boxes = boxes_of(make_sheet(report, forms, draft=False).pages, Place("indicators", 3))
    assert {box.place for _, box in boxes} == {Place(column.attribute, 3) for column in form.table.row_columns}
    assert boxes_of(make_sheet(report, forms, draft=False).pages, Place("indicators")) == ()


def test_the_middle_of_a_box_is_its_place(report: Report, forms: Forms) -> None:
    for page in make_sheet(report, forms, draft=False).pages:
        placed = [box for box in page.boxes if box.place]
        assert placed
        for box in placed:
            assert page.place_at(box.left + box.width / 2, box.top + box.height / 2) == box.place
