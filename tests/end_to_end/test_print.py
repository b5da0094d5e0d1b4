import json
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.form import Form
from desktop.domain.plan import PlanRow
from desktop.domain.report import Indicator
from desktop.exchange.json_file import to_json
from tests.end_to_end.conftest import Run
from tests.reports import filled_report


def _pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_book_is_printed_into_one_file(run: Run, book: Path, tmp_path: Path) -> None:
    target = tmp_path / "全部.pdf"
    ran = run("print", book, "-o", target)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"已打印 2 份（其中 1 份有错误，带“草稿”标记）：{target}\n"
    first, second = _pages(target)
    assert "湖畔步道夜间照明改造" in first
    assert "草稿" not in first
    assert "河道保洁" in second
    before = target.read_bytes()
    run("print", book, "-o", target)
    assert target.read_bytes() == before


def test_reports_are_chosen_by_their_number(run: Run, book: Path, tmp_path: Path) -> None:
    target = tmp_path / "几份.pdf"
    assert run("print", book, "--report", 2, "--report", 1, "--report", 2, "-o", target).code == 0
    assert ["河道保洁" in page for page in _pages(target)] == [True, False]
    ran = run("print", book, "--report", 3, "-o", tmp_path / "x.pdf")
    assert (ran.code, ran.complaints) == (1, [f"没有第 3 份自评表，簿 {book} 中共有 2 份，请用 list 查看。"])
    assert not (tmp_path / "x.pdf").exists()


def test_each_report_has_its_file(run: Run, book: Path, tmp_path: Path, form: Form) -> None:
    source = tmp_path / "怪名.json"
    names = ["../../河道保洁", "河道保洁", "CON", " . "]
    source.write_bytes(to_json([PlanRow(filled_report(form, project_name=name)) for name in names]))
    assert run("import", book, source).code == 1  # its 河道保洁 is not the book's
    folder = tmp_path / "新" / "分开"
    ran = run("print", book, "--separate", folder)
    assert (ran.code, len(ran.out.splitlines())) == (0, 5)
    assert {path.name for path in folder.iterdir()} == {
        "湖畔步道夜间照明改造.pdf",
        "河道保洁.pdf",
        "_.._河道保洁.pdf",
        "_CON.pdf",
        "未命名.pdf",
    }
    assert [len(_pages(path)) for path in folder.iterdir()] == [1] * 5


@pytest.mark.parametrize("name", ["", "无/表.pdf", "簿.ziping"])
def test_wrong_target_is_refused_and_the_book_stays(run: Run, book: Path, tmp_path: Path, name: str) -> None:
    before = book.read_bytes()
    for command in ("print", "export"):
        ran = run(command, book, "-o", tmp_path / name)
        assert (ran.code, ran.out, len(ran.complaints)) == (1, "", 1)
    assert book.read_bytes() == before


def test_separate_files_need_a_folder(run: Run, book: Path, source: Path) -> None:
    ran = run("print", book, "--separate", source)
    assert (ran.code, len(ran.complaints)) == (1, 1)


def test_empty_book_has_nothing_to_print(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "空.json"
    source.write_bytes(to_json([]))
    book = tmp_path / "空.ziping"
    assert run("import", book, source).code == 0
    assert run("print", book, "-o", tmp_path / "x.pdf").code == 1
    assert run("list", book).out == "序号  执行率  合计  等级  状态  项目名称\n"
    assert json.loads(run("list", "--json", book).out) == []
    assert run("check", book).code == 0
    assert run("export", book, "-o", tmp_path / "x.json").code == 0


def test_sample_is_a_book_of_four_and_its_paper(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "示例"
    ran = run("sample", folder)
    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == ["示例.pdf", "示例.ziping"]
    assert len(_pages(folder / "示例.pdf")) == 5
    listed = json.loads(run("list", "--json", folder / "示例.ziping").out)
    assert [report["grade"] for report in listed] == ["优", "优", "良", None]
    checked = run("check", "--json", folder / "示例.ziping")
    assert checked.code == 1
    assert {finding["report"] for finding in json.loads(checked.out) if finding["severity"] == "error"} == {4}
    assert run("verify", folder / "示例.ziping").code == 0

    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert run("sample", folder).code == 1
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_longest_report_is_imported_and_printed_whole(run: Run, tmp_path: Path, form: Form) -> None:
    sentence = "甲乙丙丁戊己庚辛壬癸，子丑寅卯辰巳午未申。"
    long_text = (sentence * 1000)[:20_000]
    rows = [
        Indicator(group="output", name=f"指标{number:03}", weight=Decimal("0.2"), self_score=Decimal("0.2"))
        for number in range(500)
    ]
    texts = dict.fromkeys(["annual_goal", "achievements", "problems", "improvements"], long_text)
    source = tmp_path / "长.json"
    source.write_bytes(to_json([PlanRow(filled_report(form, indicators=tuple(rows), **texts))]))
    assert run("import", tmp_path / "长.ziping", source).code == 0
    assert run("print", tmp_path / "长.ziping", "-o", tmp_path / "长.pdf").code == 0
    printed = "".join(_pages(tmp_path / "长.pdf"))
    assert printed.count("癸") == 4 * long_text.count("癸")
    assert all(f"指标{number:03}" in printed for number in range(500))
