"""PDF/A-3b, checked by pikepdf's own validator, and the data that a PDF carries."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf.pdfa import validate_written

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.printing.document import PaperCopy, PrintOptions, render
from tests.reports import filled_report

MARKUP = '<b>甲&amp;乙</b> ]]> "丙" \'x\' <?xpacket end="w"?> {title} 𬬭'
DATA = '{"format": "ziping", "说明": "<&>\\u0000"}\r\n'.encode() + bytes(range(256))


def findings(pdf: bytes) -> list[str]:
    report = validate_written(BytesIO(pdf), "3b")
    return [str(finding) for finding in report.findings] + ["not passed"] * (not report.passed)


def copies(form: Form) -> dict[str, list[PaperCopy]]:
    report = filled_report(form)
    long = replace(report, problems="待补。" * 3000, signature="persons")
    odd = replace(report, annual_goal="𬬭𬭊𫠜 ☑是 ☐否 ☒ \t\u200b🙂 ①Ⅻ㎡", project_name=MARKUP, budget_unit=MARKUP)
    return {
        "one": [PaperCopy(report)],
        "many": [PaperCopy(replace(report, project_name=f"第{i}项")) for i in range(12)],
        "several pages": [PaperCopy(long)],
        "draft": [PaperCopy(long, draft=True)],
        "final": [PaperCopy(long, version=3, digest="0123456789abcdef")],
        "odd characters": [PaperCopy(odd)],
        "empty": [PaperCopy(form.new_report(2022))],
    }


@pytest.mark.parametrize("kind", ["one", "many", "several pages", "draft", "final", "odd characters", "empty"])
@pytest.mark.parametrize(
    "options",
    [
        PrintOptions(),
        PrintOptions(attachment=DATA),
        PrintOptions(cover=True, double_sided=True),
        PrintOptions(cover=True, attachment=DATA),
    ],
    ids=["plain", "data", "cover and blank sides", "cover and data"],
)
def test_every_kind_of_paper_is_an_archive(form: Form, forms: Forms, kind: str, options: PrintOptions) -> None:
    assert findings(render(copies(form)[kind], forms, options)) == []


def test_the_validator_would_object(report: Report, forms: Forms) -> None:
    pdf = render([PaperCopy(report)], forms)
    assert findings(pdf.replace(b"/OutputIntents", b"/OutputIntentz"))
    assert findings(re.sub(rb"<pdfaid:part>3", b"<pdfaid:part>1", pdf))


@pytest.mark.parametrize("data", [b"", b"{}", DATA, DATA * 5000], ids=len)
def test_the_attached_data_come_back_byte_for_byte(report: Report, forms: Forms, data: bytes) -> None:
    with pikepdf.open(BytesIO(render([PaperCopy(report)], forms, PrintOptions(attachment=data)))) as pdf:
        assert list(pdf.attachments) == ["reports.json"]
        file = pdf.attachments["reports.json"].get_file()
        assert file.read_bytes() == data
        assert file.mime_type == "application/json"
        assert pdf.Root.AF[0].AFRelationship == "/Source"


def test_published_without_data_the_paper_carries_none(report: Report, forms: Forms) -> None:
    with pikepdf.open(BytesIO(render([PaperCopy(report)], forms))) as pdf:
        assert not pdf.attachments
        assert "/AF" not in pdf.Root


@pytest.mark.parametrize("name", [MARKUP, "湖畔步道夜间照明改造"])
def test_title_and_office_are_told_as_they_were_typed(report: Report, forms: Forms, name: str) -> None:
    typed = replace(report, project_name=name, budget_unit=f"{name}所")
    with pikepdf.open(BytesIO(render([PaperCopy(typed)], forms))) as pdf:
        assert pdf.Root.Lang == "zh-CN"
        assert pdf.docinfo["/Title"] == name
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == name
            assert metadata["dc:creator"] == [f"{name}所"]
            assert metadata.pdfa_status == "3B"
