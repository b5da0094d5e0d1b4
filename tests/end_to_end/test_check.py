"""`ziping-cli check`: with a rule file, strictly, and as a check sheet; and what finalising says is left."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.acknowledgement import acknowledge
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.exchange.json_file import to_json
from desktop.jobs.checking import Checking, left_findings
from desktop.storage import Book
from tests.end_to_end.conftest import Run
from tests.reports import TODAY, sound_report

LOST = "第 5 行“资金到位及时性”的备注为空，而自评分 4 比权重 5 少 1 分，评审会问扣分的原因，请在备注中说明。"


@pytest.fixture
def lost(run: Run, tmp_path: Path, form: Form) -> Path:
    """A book of one report with one warning."""
    report = sound_report(form)
    report = report.with_indicator(4, replace(report.indicators[4], self_score=Decimal(4)))
    (tmp_path / "一份.json").write_bytes(to_json([PlanRow(report)]))
    assert run("import", tmp_path / "一份.ziping", tmp_path / "一份.json").code == 0
    return tmp_path / "一份.ziping"


def test_warning_is_told_and_is_no_error(run: Run, lost: Path) -> None:
    ran = run("check", lost)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"第 1 份 湖畔步道夜间照明改造：警告 W01 {LOST}",
        "共 1 份：错误 0，警告 1，提示 0。",
    ]


def test_strict_set_makes_it_an_error(run: Run, lost: Path) -> None:
    ran = run("check", lost, "--strict")
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "共 1 份：错误 1，警告 0，提示 0。")


def test_rule_file_of_ones_own(run: Run, lost: Path, tmp_path: Path) -> None:
    own = tmp_path / "本区.toml"
    own.write_text('[W01]\nseverity = "off"\n', encoding="utf-8")
    assert run("check", lost, "--rules", own).out == "共 1 份：错误 0，警告 0，提示 0。\n"
    assert "警告 1" in run("check", lost).out
    own.write_text('[W01]\nseverity = "none"\n', encoding="utf-8")
    ran = run("check", lost, "--rules", own)
    assert (ran.code, ran.out) == (1, "")
    assert ran.complaints == [
        f"规则文件 {own} 第 2 行的“W01.severity”应为 'error'、'warning'、'hint' 或 'off'，规则没有变，请改正后再试。"
    ]


def test_one_rule_set_at_a_time(run: Run, lost: Path) -> None:
    ran = run("check", lost, "--strict", "--rules", lost)
    assert (ran.code, ran.out) == (2, "")
    assert "不能同时使用" in ran.err


def test_sheet_is_written_beside_the_findings(run: Run, lost: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "自查表.pdf"
    ran = run("check", lost, "--sheet", sheet)
    assert ran.out.splitlines()[-1] == f"已写入自查表：{sheet}"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert json.loads(run("check", lost, "--json", "--sheet", sheet).out)[0]["code"] == "W01"


def test_finalising_says_line_by_line_what_is_left(run: Run, lost: Path, forms: Forms) -> None:
    ran = run("finalise", lost, 1)
    assert (ran.code, ran.out) == (1, "")
    assert ran.complaints[0] == f"湖畔步道夜间照明改造：警告 W01 {LOST}"
    assert ran.complaints[1].startswith("不能定稿：还有 0 处错误、1 处警告没有处理")
    with Book.open(lost, forms) as book:
        [left] = left_findings(book, [1], Checking(forms, TODAY))
        book.review.acknowledge(1, [acknowledge(left.reviewed.finding, book.load(1), "款项晚到")])
    assert "警告 1，提示 0（警告中已确认 1）。" in run("check", lost).out
    assert "（已确认：款项晚到）" in run("check", lost).out
    assert run("finalise", lost, 1).code == 0


def test_reasons_travel_in_json(run: Run, lost: Path, forms: Forms, tmp_path: Path) -> None:
    with Book.open(lost, forms) as book:
        [left] = left_findings(book, [1], Checking(forms, TODAY))
        book.review.acknowledge(1, [acknowledge(left.reviewed.finding, book.load(1), "款项晚到")])
    assert run("export", lost, "-o", tmp_path / "带说明.json").code == 0
    assert run("import", tmp_path / "新.ziping", tmp_path / "带说明.json").code == 0
    assert json.loads(run("check", tmp_path / "新.ziping", "--json").out)[0]["reason"] == "款项晚到"


def test_warning_is_acknowledged_and_taken_back(run: Run, lost: Path) -> None:
    ran = run("acknowledge", lost, 1, "W01", "--reason", "首笔款项晚到一周")
    assert (ran.code, ran.out) == (0, f"已确认  W01 {LOST}\n")
    assert "（已确认：首笔款项晚到一周）" in run("check", lost).out
    ran = run("acknowledge", lost, 1, "W01", "--withdraw")
    assert (ran.code, ran.out) == (0, f"已取消确认  W01 {LOST}\n")
    assert "已确认" not in run("check", lost).out


def test_only_warnings_that_are_there_can_be_acknowledged(run: Run, lost: Path) -> None:
    for arguments, complaint in (
        ((1, "W09", "--reason", "不改"), "“湖畔步道夜间照明改造”没有代码为 W09 的警告，请用 check 查看。"),
        ((1, "W01", "--reason", " "), "请先写明理由，再确认这条警告。"),
        ((2, "W01", "--reason", "不改"), f"没有第 2 份自评表，簿 {lost} 中共有 1 份，请用 list 查看。"),
    ):
        ran = run("acknowledge", lost, *arguments)
        assert (ran.code, ran.out, ran.complaints) == (1, "", [complaint])
    assert run("acknowledge", lost, 1, "W01").code == 2


def test_rules_of_a_book_are_told_and_chosen(run: Run, lost: Path, tmp_path: Path) -> None:
    assert run("rules", lost).out.splitlines() == [
        "簿中的检查规则：通用规则（default）",
        "可以选用：通用规则（default）、从严规则（strict），或用 --file 自备。",
    ]
    assert run("rules", lost, "--use", "strict").out == "簿中的检查规则：从严规则（strict）\n"
    assert run("check", lost).code == 1
    (tmp_path / "本区.toml").write_text("title = '本区规则'\n[W01]\nseverity = 'hint'", encoding="utf-8")
    assert run("rules", lost, "--file", tmp_path / "本区.toml").out == "簿中的检查规则：本区规则（本区）\n"
    assert run("check", lost).out.splitlines()[-1] == "共 1 份：错误 0，警告 0，提示 1。"
    ran = run("rules", lost, "--use", "lenient")
    assert ran.complaints == ["没有名为“lenient”的检查规则，请用较新版本的本程序打开，或另选规则。"]


def test_only_the_reports_named_are_checked(run: Run, book: Path) -> None:
    assert run("check", book, "--report", 1).out == "共 1 份：错误 0，警告 0，提示 0。\n"
    ran = run("check", book, "--report", 2)
    assert (ran.code, {line[:5] for line in ran.out.splitlines()[:-1]}) == (1, {"第 2 份"})
    assert run("check", book, "--report", 3).code == 1
