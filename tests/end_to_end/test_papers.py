"""The way of papers through the command line: published text, pages of a PDF and Word files, in and out."""

import json
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Run

NAMES = ["湖畔步道夜间照明改造.docx", "河道保洁.docx"]


def reports(run: Run, book: Path, folder: Path) -> list[dict[str, object]]:
    assert run("export", book, "-o", folder / "reports.json").code == 0
    document = json.loads((folder / "reports.json").read_text(encoding="utf-8"))
    return [{key: value for key, value in one.items() if key != "uid"} for one in document["reports"]]


def test_published_text_becomes_a_book(run: Run, tmp_path: Path, real_forms_folder: Path) -> None:
    ran = run("import", tmp_path / "b.ziping", real_forms_folder / "putuo-2021.txt")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-2:] == [
        f"{real_forms_folder / 'putuo-2021.txt'}：导入 4 份，未变 0 份，冲突 0 份。",
        "纸面上没有年度，按自评时间定为 2021 年；如有不同，请用 --year 指定。",
    ]
    again = run("import", tmp_path / "b.ziping", real_forms_folder / "putuo-2021.json")
    assert "导入 0 份，未变 4 份，冲突 0 份。" in again.out


def test_word_file_of_a_book_comes_back(run: Run, tmp_path: Path, book: Path) -> None:
    word = tmp_path / "全部.docx"
    ran = run("export", book, "-o", word)
    assert (ran.code, ran.out, ran.err) == (0, f"已写入 2 份：{word}\n", "")
    assert run("import", "--year", "2021", tmp_path / "b.ziping", word).code == 0
    assert reports(run, tmp_path / "b.ziping", tmp_path) == reports(run, book, tmp_path)


def test_folder_gets_a_word_file_for_each_report(run: Run, tmp_path: Path, book: Path) -> None:
    folder = tmp_path / "送审"
    ran = run("export", book, "--separate", folder)
    assert ran.out.splitlines() == [f"已写入 1 份：{folder / name}" for name in NAMES]
    back = run("import", tmp_path / "b.ziping", *(folder / name for name in NAMES))
    assert (back.code, back.err) == (0, "")
    assert len(reports(run, tmp_path / "b.ziping", tmp_path)) == 2


def test_pdf_without_data_comes_back(run: Run, tmp_path: Path, book: Path) -> None:
    assert run("print", book, "--without-data", "--cover", "-o", tmp_path / "a.pdf").code == 0
    assert run("import", "--year", "2021", tmp_path / "b.ziping", tmp_path / "a.pdf").code == 0
    assert reports(run, tmp_path / "b.ziping", tmp_path) == reports(run, book, tmp_path)


def test_year_is_told_to_reports_without_one_alone(run: Run, tmp_path: Path, book: Path, source: Path) -> None:
    word = tmp_path / "全部.docx"
    run("export", book, "-o", word)
    ran = run("import", "--year", "2019", tmp_path / "b.ziping", word, source)
    assert "年度" not in ran.out
    assert [one["fiscal_year"] for one in reports(run, tmp_path / "b.ziping", tmp_path)] == [2019, 2019, 2021, 2021]
    wrong = run("import", "--year", "去年", tmp_path / "b.ziping", word)
    assert (wrong.code, wrong.err.partition("，")[0]) == (2, "命令写法有误：--year 应为四位数字的年度")


@pytest.mark.parametrize("kept", [".docx", ".pdf", ".json", ".txt"])
def test_file_without_a_telling_name_is_known_by_its_content(
    run: Run, tmp_path: Path, book: Path, real_forms_folder: Path, kept: str
) -> None:
    named = tmp_path / f"a{kept}"
    if kept == ".txt":
        named.write_bytes((real_forms_folder / "putuo-2021.txt").read_bytes())
    else:
        command = "print" if kept == ".pdf" else "export"
        assert run(command, book, "-o", named).code == 0
    ran = run("import", tmp_path / "b.ziping", named.rename(tmp_path / "来件"))
    assert (ran.code, ran.err) == (0, "")


def test_book_without_reports_makes_no_word_file(run: Run, tmp_path: Path, book: Path, source: Path) -> None:
    source.write_text('{"format": "ziping/reports", "version": 1, "reports": []}', encoding="utf-8")
    assert run("import", tmp_path / "b.ziping", source).code == 0
    ran = run("export", tmp_path / "b.ziping", "-o", tmp_path / "a.docx")
    assert (ran.code, len(ran.complaints)) == (1, 1)
    assert not (tmp_path / "a.docx").exists()
    assert book.exists()


def test_what_is_no_form_changes_no_book(run: Run, tmp_path: Path, book: Path) -> None:
    before = book.read_bytes()
    for name, content in (
        ("a.txt", "通知：\n请各科室填报。"),
        ("a.docx", "PK"),
        ("a.pdf", "%PDF-1.7"),
        ("来件", "说明"),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
        ran = run("import", book, tmp_path / name)
        assert (ran.code, ran.out, len(ran.complaints)) == (1, "", 1)
        assert "未导入任何内容" in ran.err
    assert book.read_bytes() == before
