"""A book checked: each report by itself and beside the others, with what was acknowledged, and as a check sheet."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.acknowledgement import acknowledge
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.jobs.check_sheet import SheetOrder, check_sheet, write_check_sheet
from desktop.jobs.checking import Checking, book_checks, check_reports, left_findings
from desktop.jobs.finalising import finalise
from desktop.messages import error_sentence
from desktop.storage import Book
from tests.jobs.conftest import GOOD, WRONG
from tests.reports import TODAY, sound_report

TIMELY = 4


@pytest.fixture
def warned(book: Book) -> Book:
    """The complete report has lost a point without a remark, and its problems are the other's too."""
    report = book.load(GOOD)
    report = report.with_indicator(TIMELY, replace(report.indicators[TIMELY], self_score=Decimal(4)))
    text = "个别路段灯杆间距偏大，照度不够均匀，雨季作业窗口较短，维护人员偏少，部分资料归档不够及时。"
    book.save(GOOD, replace(report, problems=text))
    book.save(WRONG, replace(book.load(WRONG), problems=text))
    return book


def _left(book: Book, forms: Forms) -> list[str]:
    return [
        f"{one.report_id} {one.reviewed.finding.code}"
        for one in left_findings(book, [GOOD, WRONG], Checking(forms, TODAY))
    ]


def _acknowledge_all(book: Book, forms: Forms, reason: str) -> None:
    for checked in check_reports(book, Checking(forms, TODAY)):
        made = [
            acknowledge(one.finding, checked.report, reason)
            for one in checked.left
            if one.finding.severity == "warning"
        ]
        book.review.acknowledge(checked.report_id, made)


def test_everything_left_is_one_list_errors_first(warned: Book, forms: Forms) -> None:
    assert _left(warned, forms) == ["1 W01", "1 W12", "2 E12", "2 W12"]
    with pytest.raises(KnownError, match="review_left") as refused:
        finalise(warned, [GOOD, WRONG], forms, TODAY)
    assert error_sentence(refused.value).startswith(
        "不能定稿：还有 1 处错误、3 处警告没有处理（第一处在“湖畔步道夜间照明改造”"
    )
    left = refused.value.facts["left"]
    assert isinstance(left, tuple)
    assert [one.sentence[:4] for one in left] == ["第 5 ", "主要问题", "自评时间", "主要问题"]


def test_acknowledged_warnings_let_it_become_final(warned: Book, forms: Forms) -> None:
    _acknowledge_all(warned, forms, "两个项目同属一条道路")
    assert _left(warned, forms) == ["2 E12"]
    [stored] = finalise(warned, [GOOD], forms, TODAY)
    assert stored.final
    assert _left(warned, forms) == ["2 E12"]


def test_strict_rules_of_the_book_take_no_reason(warned: Book, forms: Forms) -> None:
    _acknowledge_all(warned, forms, "款项晚到")
    warned.review.choose_rules("strict")
    assert _left(warned, forms) == ["1 W01", "2 E12"]


def test_only_some_reports_are_checked_beside_all(warned: Book, forms: Forms) -> None:
    [checked] = check_reports(warned, Checking(forms, TODAY), [WRONG])
    assert (checked.report_id, checked.number) == (WRONG, 2)
    assert "W12" in [one.finding.code for one in checked.reviewed]


def _texts(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_sheet_of_the_book_has_findings_reasons_and_room_to_sign(warned: Book, forms: Forms, tmp_path: Path) -> None:
    checked = list(check_reports(warned, Checking(forms, TODAY)))
    made = acknowledge(checked[0].left[0].finding, checked[0].report, "首笔款项晚到<b>一周</b>")
    warned.review.acknowledge(GOOD, [made])
    order = SheetOrder(list(check_reports(warned, Checking(forms, TODAY))), forms, TODAY, warned.review.rules)
    write_check_sheet(order, tmp_path / "自查表.pdf")
    pdf = (tmp_path / "自查表.pdf").read_bytes()
    assert pdf == check_sheet(order)
    text = _texts(pdf)
    for part in (
        "项目绩效自评价自查表",
        "检查规则：通用规则",
        "检查日期：2022-04-01",
        "已确认：首笔款项晚到<b>一周</b>",
        "未处理",
        "自评时间未填写，请填写。",
        "河道保洁",
        "填报人：",
        "审核人：",
    ):
        assert part in text
    assert text.count("未处理") == 3


def test_sheet_of_one_report_has_its_figures_and_names(book: Book, forms: Forms, form: Form) -> None:
    book.save(GOOD, sound_report(form, signature="persons", signature_texts=(("reviewer", "周审核"),)))
    [checked] = check_reports(book, Checking(forms, TODAY), [GOOD])
    text = _texts(check_sheet(SheetOrder([checked], forms, TODAY, book.review.rules)))
    for part in ("湖畔步道夜间照明改造", "云溪区园林管理所", "98.29%", "97.5", "未发现问题", "周审核"):
        assert part in text
    assert "河道保洁" not in text


def test_empty_book_has_no_sheet(tmp_path: Path, forms: Forms) -> None:
    with Book.create(tmp_path / "空.ziping", forms) as book, pytest.raises(KnownError) as refused:
        write_check_sheet(SheetOrder([], forms, TODAY, book.review.rules), tmp_path / "a.pdf")
    assert error_sentence(refused.value) == "簿中没有自评表，没有可自查的内容，请先导入或填写。"
    assert not (tmp_path / "a.pdf").exists()


def test_what_is_known_of_the_other_reports_is_not_read_again(warned: Book, forms: Forms) -> None:
    rules = warned.review.rules
    beside = book_checks(warned, forms, rules)
    known = list(check_reports(warned, Checking(forms, TODAY, rules, beside)))
    assert known == list(check_reports(warned, Checking(forms, TODAY)))
    beside.drop(WRONG)
    [checked] = check_reports(warned, Checking(forms, TODAY, rules, beside), [GOOD])
    assert "W12" not in [one.finding.code for one in checked.reviewed]
    with pytest.raises(KnownError, match="review_left") as refused:
        finalise(warned, [GOOD], forms, TODAY, beside)
    assert refused.value.facts["warnings"] == 1


def test_damage_to_another_report_keeps_none_from_becoming_final(tmp_path: Path, forms: Forms, form: Form) -> None:
    path = tmp_path / "损坏.ziping"
    with Book.create(path, forms) as book:
        for name in ("甲项", "乙项"):
            book.add(sound_report(form, project_name=name))
    path.write_bytes(path.read_bytes().replace("乙项".encode(), "丙项".encode(), 1))
    with Book.open(path, forms) as book:
        [stored] = finalise(book, [1], forms, TODAY)
        assert stored.final
        with pytest.raises(KnownError, match="report_damaged"):
            finalise(book, [2], forms, TODAY)
