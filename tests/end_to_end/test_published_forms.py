"""The way of the four published forms: from their data to a book, its checks and its paper."""

import json
from pathlib import Path

from tests.end_to_end.conftest import Run


def test_published_forms_become_a_book_without_errors(run: Run, tmp_path: Path, real_forms_folder: Path) -> None:
    book = tmp_path / "b.ziping"
    imported = run("import", book, real_forms_folder / "putuo-2021.json")
    assert (imported.code, imported.err) == (0, "")
    assert [line[:2] for line in imported.out.splitlines()[:-1]] == ["新增"] * 4

    checked = run("check", book)
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.splitlines()[-1].startswith("共 4 份：错误 0，")
    assert all(finding["severity"] != "error" for finding in json.loads(run("check", "--json", book).out))

    listed = json.loads(run("list", book, "--json").out)
    printed = [
        report["printed"] for report in json.loads((real_forms_folder / "putuo-2021.json").read_bytes())["reports"]
    ]
    for key in ("execution_rate", "total_score", "grade"):
        assert [report[key] for report in listed] == [paper[key] for paper in printed]
    assert [report["execution_rate"] for report in listed] == ["99.96%", "100.00%", "96.22%", "99.79%"]
    assert [report["total_score"] for report in listed] == ["98", "100", "94", "99"]


def test_importing_twice_changes_nothing(run: Run, tmp_path: Path, real_forms_folder: Path) -> None:
    book = tmp_path / "b.ziping"
    run("import", book, real_forms_folder / "putuo-2021.json")
    before = book.read_bytes()
    again = run("import", book, real_forms_folder / "putuo-2021.json")
    assert (again.code, again.out.splitlines()[-1][-21:]) == (0, "导入 0 份，未变 4 份，冲突 0 份。")
    assert book.read_bytes() == before


def test_what_is_exported_comes_back(run: Run, tmp_path: Path, real_forms_folder: Path) -> None:
    book, other, exported, again = (tmp_path / name for name in ("b.ziping", "c.ziping", "a.json", "b.json"))
    run("import", book, real_forms_folder / "putuo-2021.json")
    assert run("export", book, "-o", exported).code == 0
    assert run("import", other, exported).code == 0
    assert run("export", other, "-o", again).code == 0
    assert again.read_bytes() == exported.read_bytes()
    assert "未变 4 份" in run("import", book, exported).out
