"""Word files out: the form's own layout, and as many pages as the paper has."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.exchange.json_file import read_json
from desktop.exchange.paper.pdf_parts import page_parts
from desktop.exchange.paper.reading import rows_of_parts
from desktop.exchange.word.document import FACE
from desktop.jobs.word import word_bytes, write_word, write_word_separately
from desktop.paths import FONTS
from desktop.pdf_content import Content
from desktop.pdfium import Document as Pdf
from desktop.printing.layout import lay_out
from tests.exchange.papers import told
from tests.reports import filled_report

SOFFICE = shutil.which("soffice")
SENTENCE = "一是于2021年10月完成改造（共计1,234.56万元），“一网通办”惠及居民350万人次；"
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><test name="family"><string>{face}</string></test>
<edit name="family" mode="assign" binding="strong"><string>FormSong</string></edit></match></fontconfig>"""


def test_form_has_its_own_widths_and_order(report: Report, form: Form, forms: Forms) -> None:
    fields, indicators = Document(BytesIO(word_bytes([report], forms))).tables
    texts = [list(dict.fromkeys(cell.text for cell in row.cells)) for row in fields.rows]
    assert texts[0] == ["项目名称：", report.project_name, "预算单位：", report.budget_unit]
    assert texts[4] == ["项目年度总目标：", report.annual_goal]
    assert [row[0] for row in texts[4:]] == [
        "项目年度总目标：", "自评时间：", "绩效等级：", "主要绩效：", "主要问题：", "改进措施：",
    ]  # fmt: skip
    assert [column.width.pt for column in fields.columns if column.width] == list(form.paper.grid)
    assert [column.width.pt for column in indicators.columns if column.width] == [
        column.width for column in form.table.columns
    ]
    groups = [cell.text for cell in indicators.columns[0].cells]
    assert groups == ["一级指标", *["产出指标\n(45分)"] * 5, "效益指标\n(35分)", "满意度指标\n(20分)", "合计"]
    assert [cell.text for cell in indicators.rows[-1].cells] == ["合计", "合计", "合计", "100", "97.5", ""]


def test_everything_is_set_in_the_face_and_size_of_the_form(report: Report, forms: Forms) -> None:
    document = Document(BytesIO(word_bytes([report], forms)))
    normal = document.styles["Normal"]
    faces = normal.element.rPr.rFonts
    assert {faces.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {FACE}
    sized = [run for table in document.tables for cell in table._cells for one in cell.paragraphs for run in one.runs]  # noqa: SLF001  # each cell once
    assert sized
    assert all(run.font.size is None and run.font.name is None for run in sized)
    assert normal.font.size.pt == 9
    assert document.core_properties.title == report.project_name


def test_each_report_has_a_section_of_its_own(form: Form, forms: Forms) -> None:
    long = filled_report(form, project_name="长表", achievements=SENTENCE * 100)
    document = Document(BytesIO(word_bytes([long, filled_report(form)], forms)))
    assert len(document.sections) == 2
    first, second = document.sections
    assert first.header.paragraphs[0].text == "长表"
    assert first.first_page_header.paragraphs[0].text == ""
    assert first.footer.paragraphs[0].text.startswith("第 1 页 共 ")
    assert (second.header.paragraphs[0].text, second.footer.paragraphs[0].text) == ("", "")


def test_progress_is_told(tmp_path: Path, form: Form, forms: Forms) -> None:
    told: list[tuple[int, int]] = []
    write_word([filled_report(form)] * 3, forms, tmp_path / "a.docx", lambda *step: told.append(step))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert (tmp_path / "a.docx").exists()


def test_files_of_separate_reports_are_named_by_their_projects(tmp_path: Path, form: Form, forms: Forms) -> None:
    reports = [filled_report(form), filled_report(form), filled_report(form, project_name="../CON")]
    paths = list(write_word_separately(reports, forms, tmp_path / "新"))
    assert [path.name for path in paths] == [
        "湖畔步道夜间照明改造.docx", "湖畔步道夜间照明改造 (2).docx", "_CON.docx",
    ]  # fmt: skip
    assert sorted(paths) == sorted((tmp_path / "新").iterdir())


def _rendered(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The PDFs that LibreOffice makes of documents, the form's face being ours."""
    (folder / "fonts.conf").write_text(_FONTS.format(fonts=FONTS, cache=folder / "cache", face=FACE), encoding="utf-8")
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    command = [SOFFICE or "", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in documents)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in documents}


def _contents(pdf: bytes) -> list[Content]:
    with Pdf(pdf) as document:
        return [document.content(page) for page in range(len(document.sizes))]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_word_takes_as_many_pages_as_the_paper_and_its_pdf_comes_back(tmp_path: Path, form: Form, forms: Forms) -> None:
    rows = filled_report(form).indicators
    remarked = tuple(replace(row, remark="因部分路段施工，" * 24) for row in rows)
    reports = {
        **{f"goal{count}": filled_report(form, achievements=SENTENCE * count) for count in (1, 34, 44, 46, 100)},
        "persons": filled_report(form, achievements=SENTENCE * 38, signature="persons"),
        "seal": filled_report(form, achievements=SENTENCE * 30, signature="seal"),
        "over": filled_report(form, achievements=SENTENCE * 32, signature="seal"),
        "rows": filled_report(form, indicators=rows * 9),
        "tall": filled_report(form, indicators=remarked * 4),
    }
    documents = {name: word_bytes([report], forms) for name, report in reports.items()}
    documents["all"] = word_bytes(list(reports.values()), forms)
    contents = {name: _contents(pdf) for name, pdf in _rendered(documents, tmp_path).items()}

    pages = {name: len(lay_out(report, form)) for name, report in reports.items()}
    assert set(pages.values()) >= {1, 2, 3}
    assert {name: len(content) for name, content in contents.items()} == {**pages, "all": sum(pages.values())}

    read = rows_of_parts([part for content in contents["all"] for part in page_parts(content)], forms)
    assert [told(row.report, form) for row in read] == [told(report, form) for report in reports.values()]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_published_forms_take_as_many_pages_in_word(tmp_path: Path, forms: Forms, real_forms_folder: Path) -> None:
    reports = [row.report for row in read_json(real_forms_folder / "putuo-2021.json", forms).rows]
    contents = _contents(_rendered({"all": word_bytes(reports, forms)}, tmp_path)["all"])
    assert len(contents) == 4
    read = rows_of_parts([part for content in contents for part in page_parts(content)], forms)
    assert [row.report for row in read] == reports
