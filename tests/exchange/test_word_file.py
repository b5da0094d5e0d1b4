"""Word files in: ours, those of offices, and those that no one should have to trust."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.exchange.paper.reading import rows_of_parts
from desktop.exchange.paper.word_parts import COLUMN_LIMIT, ROW_LIMIT, word_parts
from desktop.exchange.paper.wording import wording
from desktop.exchange.word_file import WORD_SIZE_LIMIT, read_word
from desktop.jobs.word import word_bytes
from desktop.messages import error_sentence
from desktop.paths import FORMS
from tests.exchange.papers import paper_reports, told
from tests.exchange.word_tables import office_document, saved
from tests.reports import filled_report

OFFICIAL = Forms(FORMS)
TEXTS = (("phone", "021-12345678"), ("preparer", "张三"), ("reviewer", "钱 七"))
Refusal = Callable[[bytes], str]


@pytest.fixture
def refusal(tmp_path: Path) -> Refusal:
    def refuse(content: bytes) -> str:
        path = tmp_path / "来件.docx"
        path.write_bytes(content)
        with pytest.raises(KnownError) as caught:
            read_word(path, OFFICIAL)
        assert str(path) in error_sentence(caught.value)
        return error_sentence(caught.value).replace(str(path), "…")

    return refuse


def read_back(content: bytes, forms: Forms = OFFICIAL) -> tuple[PlanRow, ...]:
    """What a document tells, read in this process."""
    return rows_of_parts(word_parts(content), forms)


@settings(max_examples=40)
@given(report=paper_reports())
def test_what_is_written_is_read_back(report: Report) -> None:
    form = OFFICIAL["putuo-2021"]
    (row,) = read_back(word_bytes([report], OFFICIAL))
    assert told(row.report, form) == told(report, form)
    assert row.findings == ()


def test_file_of_several_reports_is_read(tmp_path: Path, form: Form) -> None:
    reports = [
        filled_report(form, signature="persons", signature_texts=TEXTS, problems="一是\t慢。\n\n　　二是远。"),
        filled_report(form, project_name="河道保洁", signature="seal", office=""),
        filled_report(form, project_name="<b>&amp;", achievements="=1+1"),
    ]
    path = tmp_path / "来件.docx"
    path.write_bytes(word_bytes(reports, OFFICIAL))
    plan = read_word(path, OFFICIAL)
    assert (plan.source, plan.rows) == ("来件.docx", tuple(PlanRow(one, year_assumed=True) for one in reports))


def test_form_that_is_unlike_the_official_one_comes_back(forms: Forms, toy: Form) -> None:
    report = replace(toy.new_report(2024), project_name="甲事", problems="无")
    assert read_back(word_bytes([report], forms), forms) == (PlanRow(report),)


def test_table_of_an_office_is_read(report: Report, form: Form) -> None:
    assert read_back(saved(office_document(report, form))) == (PlanRow(report, year_assumed=True),)


def test_label_and_value_in_one_cell_are_told_apart(report: Report, form: Form) -> None:
    document = office_document(report, form)
    table = document.tables[0]
    table.cell(0, 0).merge(table.cell(0, 2)).text = f"项目名称：{report.project_name}"
    table.cell(7, 0).merge(table.cell(7, 5)).text = f"主要绩效：\n{report.achievements}"
    (row,) = read_back(saved(document))
    assert row.report == report


def test_heading_beside_several_rows_is_skipped(report: Report, form: Form) -> None:
    document = office_document(report, form, heading="项目基本情况")
    assert read_back(saved(document)) == (PlanRow(report, year_assumed=True),)


def test_answer_may_be_ticked(report: Report, form: Form) -> None:
    answers = {"☑是 □否": True, "是□  否√": False, "是☑ □否": True, "□是 □否": None, "√是 √否": None}
    answers |= {"是": True, "否（一次性）": False, "是/否": None, "不是": None, "": None}
    for typed, expected in answers.items():
        document = office_document(report, form)
        document.tables[0].cell(1, 4).text = typed
        assert read_back(saved(document))[0].report.recurring is expected


def test_answer_may_be_ticked_with_a_symbol(report: Report, form: Form) -> None:
    document = office_document(report, form)
    cell = document.tables[0].cell(1, 4)
    cell.text = ""
    for code, word in (("F0A8", "是"), ("f0fe", "否")):
        markup = f"<w:r {nsdecls('w')}><w:sym w:font='Wingdings' w:char='{code}'/><w:t>{word} </w:t></w:r>"
        cell.paragraphs[0]._p.append(parse_xml(markup))  # noqa: SLF001  # python-docx writes none
    assert read_back(saved(document))[0].report.recurring is False


def test_what_floats_over_a_cell_is_no_text_of_it(report: Report, form: Form) -> None:
    document = office_document(report, form)
    text = "<w:txbxContent><w:p><w:r><w:t>样章</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r {nsdecls('w')}><w:pict>{text}</w:pict></w:r>"
    document.tables[0].cell(0, 1).paragraphs[0]._p.append(parse_xml(box))  # noqa: SLF001  # as above
    assert read_back(saved(document)) == (PlanRow(report, year_assumed=True),)


def test_tracked_changes_and_content_controls_are_read_as_accepted(report: Report, form: Form) -> None:
    document = office_document(report, form)
    cell = document.tables[0].cell(0, 1)
    cell.text = ""
    for markup in (
        "<w:ins {0} w:id='1' w:author='甲'><w:r><w:t>湖畔步道</w:t></w:r></w:ins>",
        "<w:del {0} w:id='2' w:author='甲'><w:r><w:delText>河道</w:delText></w:r></w:del>",
        "<w:sdt {0}><w:sdtContent><w:r><w:t>夜间照明</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r {0}><w:t>改造</w:t></w:r>",
    ):
        cell.paragraphs[0]._p.append(parse_xml(markup.format(nsdecls("w"))))  # noqa: SLF001  # python-docx writes none
    assert read_back(saved(document))[0].report == report


def test_table_in_a_content_control_is_read(report: Report, form: Form) -> None:
    document = office_document(report, form)
    table = document.tables[0]._tbl  # noqa: SLF001  # python-docx has no public way to it
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    table.addprevious(control)
    control[0].append(table)
    assert read_back(saved(document)) == (PlanRow(report, year_assumed=True),)


def test_table_inside_a_cell_is_text_of_it(report: Report, form: Form) -> None:
    document = office_document(report, form)
    cell = next(cell for row in document.tables[0].rows for cell in row.cells if cell.text == report.achievements)
    inner = cell.add_table(rows=1, cols=1)
    inner.cell(0, 0).text = report.achievements
    for outer in cell.paragraphs[:-1]:
        outer._p.getparent().remove(outer._p)  # noqa: SLF001  # as above
    assert read_back(saved(document)) == (PlanRow(report, year_assumed=True),)


def test_file_that_is_no_form_is_refused_with_what_is_missing(refusal: Refusal, report: Report, form: Form) -> None:
    unknown = "文件 … 中没有本程序认得的表（应有“项目名称”等栏目），未导入任何内容，请核对文件。"
    assert refusal(saved(Document())) == unknown
    document = office_document(report, form)
    document.tables[0].cell(5, 0).text = "日期"
    assert refusal(saved(document)) == ("文件 … 的第 1 份表中没有找到“自评时间”，未导入任何内容，请补上后再试。")


def test_labels_without_what_stands_in_brackets_are_found(report: Report, form: Form) -> None:
    document = office_document(report, form)
    for row in document.tables[0].rows[:6]:
        for cell in (row.cells[0], row.cells[3]):
            cell.text = cell.text.split("(")[0]
    assert read_back(saved(document))[0].report == report


def test_texts_below_the_indicators_belong_to_the_same_form(report: Report, form: Form) -> None:
    document = office_document(report, form)
    table = document.tables[0]
    texts = [row for row in table.rows if wording(row.cells[0].text) in {"主要绩效", "主要问题", "改进措施"}]
    assert len(texts) == 3
    for row in texts:
        table._tbl.append(row._tr)  # noqa: SLF001  # python-docx moves no rows
    assert read_back(saved(document)) == (PlanRow(report, year_assumed=True),)


def test_only_the_columns_that_are_missing_are_named(refusal: Refusal, report: Report, form: Form) -> None:
    document = office_document(report, form)
    heads = next(row for row in document.tables[0].rows if row.cells[1].text == "指标\n名称")
    heads.cells[1].text = "二级指标"
    assert refusal(saved(document)) == ("文件 … 的第 1 份表中没有找到“指标名称”，未导入任何内容，请补上后再试。")


def test_group_that_the_form_has_not_is_refused(refusal: Refusal, report: Report, form: Form) -> None:
    document = office_document(report, form)
    document.tables[0].cell(16, 0).text = "成本指标"
    assert refusal(saved(document)) == (
        "文件 … 中“综合业务开展完成率”所属的“成本指标”在该表样中没有，未导入任何内容，请改正后再试。"
    )


def test_what_the_form_has_no_room_for_is_named_in_its_words(refusal: Refusal, form: Form) -> None:
    row = form.new_report(2021).indicators[0]
    long = filled_report(form, indicators=(row, replace(row, name="长" * 201)))
    assert refusal(word_bytes([long], OFFICIAL)).startswith("文件 … 中“第 1 份的第 2 行“长长长")
    many = filled_report(form, indicators=(row,) * 501)
    assert refusal(word_bytes([many], OFFICIAL)).startswith("文件 … 中“第 1 份的指标”有 501 行，最多 500 行，")


def test_what_is_no_word_file_is_refused(refusal: Refusal, report: Report, form: Form) -> None:
    whole = saved(office_document(report, form))
    for content in (b"", b"\xd0\xcf\x11\xe0" + bytes(5000), whole[:2000], b"PK\x03\x04" + bytes(100)):
        assert refusal(content) == (
            "Word 文件 … 已损坏、有密码、过大或不是 .docx 格式，未导入任何内容，请另存为 .docx 再试。"
        )


_ENTITIES = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%b">' % (name, b"&%c;" % (name - 1) * 10) for name in range(ord("b"), ord("k"))
)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<w:t>" + b" " * (64 * 1024 * 1024) + b"</w:t>", "文件 … 解压后超过"),
        (_ENTITIES + b"]><w:t>&j;</w:t>", "文件 … 带有文档类型声明"),
        (b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:t>&a;</w:t>', "文件 … 带有文档类型声明"),
        (b"<w:p>" * 100_000, "Word 文件 … 已损坏"),
        (b"\0" * 1000, "文件 … 带有文档类型声明"),
    ],
    ids=["bomb", "entities", "outside entity", "deep", "garbage"],
)
def test_hostile_document_is_refused(refusal: Refusal, tmp_path: Path, body: bytes, said: str) -> None:
    harmless, hostile = tmp_path / "a.docx", tmp_path / "b.docx"
    harmless.write_bytes(saved(Document()))
    with ZipFile(harmless) as source, ZipFile(hostile, "w", ZIP_DEFLATED) as target:
        for member in source.infolist():
            target.writestr(member, body if member.filename == "word/document.xml" else source.read(member))
    assert refusal(hostile.read_bytes()).startswith(said)


def test_table_that_is_too_large_is_refused() -> None:
    for rows, columns in ((ROW_LIMIT + 1, 1), (1, COLUMN_LIMIT + 1)):
        document = Document()
        row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * columns}</w:tr>"
        table = parse_xml(f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid/>{row * rows}</w:tbl>")
        document.element.body.insert(0, table)
        with pytest.raises(KnownError, match="word_unreadable"):
            word_parts(saved(document))


def test_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as file:
        file.truncate(WORD_SIZE_LIMIT + 1)
    with pytest.raises(KnownError, match="source_too_large") as caught:
        read_word(path, OFFICIAL)
    assert "20 MB" in error_sentence(caught.value)
