import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.form import Form
from desktop.domain.plan import PlanRow
from desktop.exchange.json_file import to_json
from tests.end_to_end.conftest import Run
from tests.reports import sound_report


def test_import_makes_the_book_and_says_what_is_new(run: Run, tmp_path: Path, source: Path) -> None:
    ran = run("import", tmp_path / "b.ziping", source)
    assert ran.out.splitlines() == [
        "新增  湖畔步道夜间照明改造",
        "新增  河道保洁",
        f"{source}：导入 2 份，未变 0 份，冲突 0 份。",
    ]
    assert (ran.code, ran.err) == (0, "")


def test_conflicting_report_is_left_out_unless_theirs_are_wanted(
    run: Run, tmp_path: Path, book: Path, source: Path, form: Form
) -> None:
    before = run("export", book, "-o", tmp_path / "before.json")
    assert before.code == 0
    changed = sound_report(form, office="另一科")
    source.write_bytes(to_json([PlanRow(changed), PlanRow(sound_report(form, project_name="新桥"))]))
    ran = run("import", book, source)
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "新增  新桥",
        "冲突  湖畔步道夜间照明改造",
        f"{source}：导入 1 份，未变 0 份，冲突 1 份。",
    ]
    assert ran.complaints == ["有 1 份与簿中内容冲突，未导入；如要以文件为准，请加 --replace 再导入一次。"]
    assert [report["office"] for report in json.loads(run("list", "--json", book).out)] == ["设施科"] * 3

    ran = run("import", "--replace", book, source)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "替换  湖畔步道夜间照明改造")
    assert [report["office"] for report in json.loads(run("list", "--json", book).out)] == [
        "另一科",
        "设施科",
        "设施科",
    ]

    source.write_bytes(to_json([PlanRow(sound_report(form))]))
    assert run("import", book, source).out.splitlines()[0] == "较旧  湖畔步道夜间照明改造"


def test_what_the_paper_showed_is_compared(run: Run, tmp_path: Path, source: Path) -> None:
    document = json.loads(source.read_bytes())
    document["reports"][0]["printed"] = {"execution_rate": "98.29%", "grade": "良", "total_score": "97.5"}
    source.write_text(json.dumps(document), encoding="utf-8")
    ran = run("import", tmp_path / "b.ziping", source)
    assert ran.code == 0
    assert ran.out.splitlines()[1] == "      P09 打印的绩效等级为 良，按自评分合计应为 优，请核对来源。"


def test_refused_file_keeps_no_other_out(run: Run, tmp_path: Path, source: Path) -> None:
    bad = tmp_path / "坏.json"
    bad.write_text('{"format": "别的"}', encoding="utf-8")
    ran = run("import", tmp_path / "b.ziping", bad, source, tmp_path / "无.json")
    assert ran.code == 1
    assert len(ran.complaints) == 2
    assert str(bad) in ran.complaints[0]
    assert ran.out.splitlines()[-1] == f"{source}：导入 2 份，未变 0 份，冲突 0 份。"


def test_refused_file_makes_no_book(run: Run, tmp_path: Path, source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace('"860000.00"', '"86,0000"', 1), encoding="utf-8")
    ran = run("import", tmp_path / "b.ziping", source)
    assert ran.code == 1
    [sentence] = ran.complaints
    assert sentence.startswith(f"文件 {source} 中“reports[0].current_budget”的值 86,0000 不是金额（")
    assert sentence.endswith("，未导入任何内容，请改正后再试。")
    assert not (tmp_path / "b.ziping").exists()


def test_nothing_of_a_refused_file_is_imported(run: Run, book: Path, source: Path, form: Form) -> None:
    before = book.read_bytes()
    broken = replace(sound_report(form, project_name="新桥"), problems="x" * 20_001)
    source.write_bytes(to_json([PlanRow(sound_report(form, project_name="新路")), PlanRow(broken)]))
    assert run("import", book, source).code == 1
    assert book.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no book", b"SQLite format 3\0", b"\xff" * 5000])
def test_what_is_no_book_is_refused_and_stays(run: Run, tmp_path: Path, source: Path, content: bytes) -> None:
    path = tmp_path / "b.ziping"
    path.write_bytes(content)
    for command in (
        ("import", path, source),
        ("list", path),
        ("check", path),
        ("verify", path),
        ("print", path, "-o", "x.pdf"),
    ):
        ran = run(*command)
        assert (ran.code, ran.out, len(ran.complaints)) == (1, "", 1)
        assert str(path) in ran.err
    assert path.read_bytes() == content
    assert sorted(tmp_path.iterdir()) == sorted([path, source])


def test_missing_book_and_folder_are_named(run: Run, tmp_path: Path, source: Path) -> None:
    for command in ("list", "check", "verify"):
        assert run(command, tmp_path / "无.ziping").code == 1
    ran = run("import", tmp_path / "无" / "b.ziping", source)
    assert (ran.code, len(ran.complaints)) == (1, 1)
    assert list(tmp_path.iterdir()) == [source]
