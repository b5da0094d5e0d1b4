"""Backing up, restoring, salvaging and looking back on the command line."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.storage.backups import read_backups
from desktop.storage.book import Book
from tests.end_to_end.conftest import Run


def test_book_is_backed_up_listed_and_restored(run: Run, book: Path, forms: Forms) -> None:
    assert run("restore", book).out == f"簿 {book} 还没有备份。\n"
    made = run("backup", book)
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith("已备份并核对无误：")
    with Book.open(book, forms) as opened:
        opened.delete([2])
    listed = run("restore", book)
    assert listed.out.splitlines()[0].split() == ["序号", "备份时间", "大小", "文件"]
    assert len(listed.out.splitlines()) == 3
    restored = run("restore", book, 1)
    assert (restored.code, restored.err) == (0, "")
    done, kept = restored.out.splitlines()
    assert done.endswith(str(book))
    replaced = Path(kept.removeprefix("原来的簿保留在："))
    for path, count in ((book, 2), (replaced, 1)):
        with Book.open(path, forms, read_only=True) as opened:
            assert len(opened.summaries()) == count
    book.unlink()
    assert run("restore", book, 1).code == 0
    assert book.is_file()


def test_backup_that_is_not_there_is_said(run: Run, book: Path) -> None:
    assert run("restore", book, 3).complaints == [f"自评簿 {book} 没有第 3 份备份，共有 0 份，请用 restore 查看。"]
    assert run("backup", book.with_name("无.ziping")).code == 1


def test_damaged_book_is_salvaged(run: Run, book: Path) -> None:
    content = book.read_bytes()
    sound = run("salvage", book)
    assert (sound.code, sound.err) == (0, "")
    assert sound.out.splitlines()[1] == "全部内容和历史版本都已取出。"
    book.write_bytes(content.replace("云溪区园林管理所设施科".encode(), "云溪区园林管理处设施科".encode()))
    assert run("verify", book).code == 1
    target = book.with_name("取出.ziping")
    salvaged = run("salvage", book, "-o", target)
    assert (salvaged.code, salvaged.out.splitlines()[0]) == (0, f"已取出 2 份：{target}")
    assert run("verify", target).code == 0
    book.write_bytes(b"x" * 5000)
    assert run("salvage", book).complaints == [f"从 {book} 中读不出任何自评表，未建立新簿，请改用备份。"]


@pytest.fixture
def edited(book: Path, forms: Forms) -> Path:
    with Book.open(book, forms) as opened:
        opened.save(1, replace(opened.load(1), problems="个别路段灯杆间距过大，照度不够均匀。"))
    return book


def test_history_is_listed_compared_and_restored(run: Run, edited: Path, forms: Forms) -> None:
    listed = run("history", edited, 1)
    assert (listed.code, listed.err) == (0, "")
    head, newest, oldest = (line.split() for line in listed.out.splitlines())
    assert head == ["版本", "时间", "方式", "改动"]
    assert (newest[0], newest[-2:], oldest[-1]) == ("3", ["填写", "主要问题"], "导入")
    compared = run("history", edited, 1, "--compare", oldest[0])
    assert "    旧：个别路段灯杆间距【偏】大，照度不够均匀。" in compared.out.splitlines()
    assert "    新：个别路段灯杆间距【过】大，照度不够均匀。" in compared.out.splitlines()
    assert compared.out.splitlines()[-1] == "与现在相比有 1 处不同。"
    assert run("history", edited, 1, "--restore", oldest[0]).code == 0
    with Book.open(edited, forms, read_only=True) as opened:
        assert "间距偏大" in opened.load(1).problems
    assert run("history", edited, 1, "--compare", oldest[0]).out == "与现在的内容相同。\n"


def test_place_of_what_was_put_in_is_shown_in_the_old_text(run: Run, book: Path, forms: Forms) -> None:
    with Book.open(book, forms) as opened:
        report = opened.load(1)
        opened.save(1, replace(report, problems=f"{'甲' * 40}，{'乙' * 40}"))
        opened.save(1, replace(report, problems=f"{'甲' * 40}，新增，{'乙' * 40}", office=""))
    compared = run("history", book, 1, "--compare", 1).out.splitlines()
    assert "    旧：【设施科】" in compared
    assert "    新：（空）" in compared
    with Book.open(book, forms) as opened:
        opened.finalise([1])
        opened.reopen([1])
        opened.save(1, replace(report, problems=f"{'甲' * 40}，{'乙' * 40}", office=""))
        [finalised] = [version.id for version in opened.history(1) if version.kind == "finalised"]
    compared = run("history", book, 1, "--compare", finalised).out.splitlines()
    assert compared == [
        "主要问题",
        f"    旧：…{'甲' * 11}，【新增，】{'乙' * 12}…",
        f"    新：…{'甲' * 11}，【】{'乙' * 12}…",
        "与现在相比有 1 处不同。",
    ]


def test_version_of_another_report_is_refused(run: Run, edited: Path) -> None:
    refused = run("history", edited, 1, "--restore", 2)
    assert refused.complaints == ["第 1 份自评表没有版本 2（共有 2 个版本），请用 history 查看版本号。"]
    assert run("history", edited, 9).code == 1


def test_merging_backs_the_book_up_before(run: Run, book: Path, tmp_path: Path, source: Path) -> None:
    other = tmp_path / "另.ziping"
    assert run("import", other, source).code == 0
    assert run("merge", book, other, "--plan").code == 0
    assert read_backups(book) == ()
    assert run("merge", book, other).code == 0
    assert len(read_backups(book)) == 1


def test_importing_backs_the_book_up_before(run: Run, book: Path, source: Path) -> None:
    assert run("import", book, source).code == 0
    [backup] = read_backups(book)
    folder = backup.path.parent
    backup.path.unlink()
    folder.rmdir()
    folder.write_text("文件", encoding="utf-8")
    failed = run("import", book, source)
    assert failed.code == 0
    [complaint] = failed.complaints
    assert complaint.startswith(f"无法写入备份文件夹 {folder}")
