"""The text of published forms, as it is copied from a PDF."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.exchange.json_file import read_json
from desktop.exchange.paper.reading import rows_of_text
from desktop.exchange.text_file import TEXT_SIZE_LIMIT, read_text
from desktop.messages import error_sentence, finding_sentence
from desktop.paths import FORMS
from tests.exchange.copied_text import copied_text
from tests.reports import filled_report

OFFICIAL = Forms(FORMS)
Refusal = Callable[[str | bytes], str]


@pytest.fixture
def refusal(tmp_path: Path) -> Refusal:
    def refuse(text: str | bytes) -> str:
        path = tmp_path / "来件.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(KnownError) as caught:
            read_text(path, OFFICIAL)
        sentence = error_sentence(caught.value)
        assert str(path) in sentence
        return sentence.replace(str(path), "…")

    return refuse


def test_published_forms_are_exactly_their_data(real_forms_folder: Path) -> None:
    plan = read_text(real_forms_folder / "putuo-2021.txt", OFFICIAL)
    expected = read_json(real_forms_folder / "putuo-2021.json", OFFICIAL)
    assert len(plan.rows) == 4
    assert [row.report for row in plan.rows] == [row.report for row in expected.rows]
    assert all(row.findings == () and row.year_assumed for row in plan.rows)


_chinese = st.text(st.sampled_from("照明改造管理绩效目标完成情况良好，。、；（）0123456789"), max_size=120)
_names = st.text(st.sampled_from("照明改造管理绩效完成率"), min_size=1, max_size=25)


@st.composite
def plain_reports(draw: st.DrawFn) -> Report:
    """Reports of running Chinese without blanks: text has no cells, so a blank in it may be one between cells."""
    form = OFFICIAL["putuo-2021"]
    rows = form.new_report(2021).indicators
    rows = tuple(replace(row, self_score=draw(st.none() | st.integers(0, 45).map(Decimal))) for row in rows)
    remarks = [draw(_chinese) if row.self_score is not None else "" for row in rows]
    return filled_report(
        form,
        project_name=draw(_names),
        budget_unit=draw(_names),
        office=draw(st.just("") | _names),
        recurring=draw(st.none() | st.booleans()),
        annual_goal=draw(_chinese),
        achievements=draw(_chinese),
        problems=draw(_chinese),
        improvements=draw(_chinese),
        indicators=tuple(replace(row, remark=remark) for row, remark in zip(rows, remarks, strict=True)),
    )


@given(report=plain_reports())
def test_what_is_published_is_read(report: Report) -> None:
    rows = rows_of_text(copied_text(report, OFFICIAL["putuo-2021"]), OFFICIAL)
    assert rows == (PlanRow(report, year_assumed=True),)


def test_paragraphs_stay_paragraphs(form: Form) -> None:
    report = filled_report(form, achievements="一是完成改造。\n二是" + "通过验收，" * 30 + "质量合格。\n三是节约用电。")
    assert rows_of_text(copied_text(report, form), OFFICIAL)[0].report == report


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_text_in_any_usual_encoding_is_read(
    tmp_path: Path, report: Report, form: Form, encoding: str, line_end: str
) -> None:
    path = tmp_path / "来件.txt"
    path.write_bytes(copied_text(report, form).replace("\n", line_end).encode(encoding))
    plan = read_text(path, OFFICIAL)
    assert (plan.source, plan.rows) == ("来件.txt", (PlanRow(report, year_assumed=True),))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("：", ":").replace("（", "(").replace("）", ")"),
        lambda text: text.replace("项目名称：", "项 目 名 称 ：").replace("自评时间：", "自评 时间"),
        lambda text: text.replace("项目绩效自评价", "项目 绩效 自评价"),
        lambda text: text.replace("项目绩效自评价\n", ""),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("(45分)", "（45 分）").replace("产出指标\n", "产出指标 "),
    ],
)
def test_labels_are_found_by_their_wording(form: Form, change: Callable[[str], str]) -> None:
    reports = [filled_report(form, annual_goal="改造步道。"), filled_report(form, project_name="河道保洁", office="")]
    text = change("".join(copied_text(report, form) for report in reports))
    plain = [
        replace(row.report, annual_goal=reports[i].annual_goal) for i, row in enumerate(rows_of_text(text, OFFICIAL))
    ]
    assert [one.project_name for one in plain] == ["湖畔步道夜间照明改造", "河道保洁"]
    assert [one.evaluated_on for one in plain] == [date(2022, 3, 15)] * 2
    assert [one.indicators for one in plain] == [one.indicators for one in reports]
    assert [one.current_budget for one in plain] == [Decimal(860000)] * 2


def test_what_was_printed_is_compared(form: Form, report: Report) -> None:
    text = copied_text(report, form).replace("98.29%", "98.28%").replace("绩效等级： 优", "绩效等级： 良")
    (row,) = rows_of_text(text.replace("合计 100 97.5", "合计 99 97"), OFFICIAL)
    assert row.report == report
    sentences = [finding_sentence(finding, report, form) for finding in row.findings]
    assert [sentence.partition("，")[0] for sentence in sentences] == [
        "打印的预算执行率（%）为 98.28%",
        "打印的绩效等级为 良",
        "打印的合计（权重）为 99",
        "打印的合计（自评分）为 97",
    ]


def test_year_is_that_before_the_evaluation_and_can_be_changed(form: Form) -> None:
    dated, undated = filled_report(form, evaluated_on=date(2024, 1, 5)), filled_report(form, evaluated_on=None)
    rows = rows_of_text(copied_text(dated, form) + copied_text(undated, form), OFFICIAL)
    assert [(row.report.fiscal_year, row.year_assumed) for row in rows] == [(2023, True), (2021, True)]
    changed = rows[0].in_year(2019)
    assert changed == PlanRow(replace(rows[0].report, fiscal_year=2019))


def test_what_cannot_be_read_is_kept(form: Form, report: Report) -> None:
    text = copied_text(report, form).replace("845,300.50", "约八十四万").replace("2022-03-15", "二〇二二年春")
    (row,) = rows_of_text(text, OFFICIAL)
    assert row.report.unread == (("evaluated_on", "二〇二二年春"), ("executed", "约八十四万"))
    assert (row.report.executed, row.report.evaluated_on) == (None, None)


def test_amounts_and_days_are_read_as_people_write_them(form: Form, report: Report) -> None:
    text = copied_text(report, form).replace("860,000.00", "８６万元").replace("2022-03-15", "2022年3月15日")
    assert rows_of_text(text, OFFICIAL)[0].report == report


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u200e"])
def test_characters_that_nobody_sees_do_not_hide_labels_and_numbers(form: Form, report: Report, unseen: str) -> None:
    text = copied_text(report, form)
    for shown in ("项目名称", "当年预算数", "860,000.00", "指标解释"):
        text = text.replace(shown, f"{unseen}{shown[:2]}{unseen}{shown[2:]}{unseen}")
    assert rows_of_text(text, OFFICIAL)[0].report == report


def test_signature_strip_is_read(form: Form) -> None:
    signed = filled_report(form, signature="persons", signature_texts=(("head", "孙七"), ("preparer", "张三")))
    strip = "填报人：张三 审核人： 单位负责人：孙七\n联系电话： 填报日期：\n第 1 页 共 1 页\n"
    assert rows_of_text(copied_text(signed, form) + strip, OFFICIAL)[0].report == signed


def test_text_that_is_no_form_is_refused(refusal: Refusal, form: Form, report: Report) -> None:
    text = copied_text(report, form)
    unknown = "文件 … 中没有本程序认得的表（应有“项目名称”等栏目），未导入任何内容，请核对文件。"
    assert refusal("") == unknown
    assert refusal("关于项目名称的说明\n请各单位填写。") == unknown
    assert refusal(text.replace("主要问题", "其他问题").replace("自评时间", "日期")) == (
        "文件 … 的第 1 份表中没有找到“自评时间”“主要问题”，未导入任何内容，请补上后再试。"
    )
    assert "第 2 份表中没有找到“一级指标”“指标名称”，" in refusal(text + text.replace("一级指标 指标名称", "指标"))
    assert refusal(b"\xff\x00\xfe" * 99) == (
        "文件 … 不是文本，无法读取，未导入任何内容，请另存为 UTF-8 编码的文本后再试。"
    )


def test_text_whose_lines_are_out_of_order_is_refused(refusal: Refusal, form: Form, report: Report) -> None:
    scrambled = copied_text(report, form).replace("98.29%", "98.29%\n为湖畔步道更换节能灯具")
    assert refusal(scrambled) == (
        "文件 … 的第 1 份表文字次序已乱（如“为湖畔步道更换节能灯具”），未导入任何内容，请直接导入 PDF。"
    )


def test_text_that_is_too_long_is_refused(refusal: Refusal, form: Form) -> None:
    text = copied_text(filled_report(form), form) + copied_text(filled_report(form, problems="长" * 20_001), form)
    assert refusal(text).startswith("文件 … 中“第 2 份的主要问题”有 20001 个字，最多 20000 个，")
    assert "4 MB" in refusal(b" " * (TEXT_SIZE_LIMIT + 1))
