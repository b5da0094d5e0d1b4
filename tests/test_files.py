"""Files written for others: whole or not at all, under names that every system takes."""

import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.files import NAME_LIMIT, make_folder, safe_names, windows_takes, write_file
from desktop.messages import error_sentence


def _refusal(path: Path, content: bytes = b"new") -> str:
    with pytest.raises(KnownError) as caught:
        write_file(path, content)
    assert str(path) in error_sentence(caught.value)
    return caught.value.code


def test_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "表.pdf"
    write_file(path, b"old")
    path.chmod(0o640)
    write_file(path, b"new" * 1000)
    assert path.read_bytes() == b"new" * 1000
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_file(tmp_path / "表.pdf", b"")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "表.pdf").stat().st_mode) == 0o640


def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "真.pdf").write_bytes(b"old")
    (tmp_path / "链.pdf").symlink_to("真.pdf")
    write_file(tmp_path / "链.pdf", b"new")
    assert (tmp_path / "链.pdf").is_symlink()
    assert (tmp_path / "真.pdf").read_bytes() == b"new"


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `con` does on Windows, and a relative path once the folder one stands in is gone."""
    gone = tmp_path / "去"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert _refusal(Path("表.pdf")) == "file_unwritable"


@pytest.mark.parametrize(
    "name", ["con", "NUL.pdf", "Com1 .txt", "lpt².ziping", "a:b.pdf", "甲|乙.pdf", "?", "末尾. ", "换\n行", "CONIN$"]
)
def test_names_that_windows_does_not_take_are_known(name: str) -> None:
    assert not windows_takes(name)


@pytest.mark.parametrize("name", ["表.pdf", "CON1.pdf", "自评簿 2021.ziping", ".隐藏", "a.con", "全角：可以？.pdf"])
def test_names_that_windows_takes_are_known(name: str) -> None:
    assert windows_takes(name)


@given(st.text(max_size=80))
def test_safe_names_are_taken_by_windows(title: str) -> None:
    assert windows_takes(safe_names([title], ".pdf")[0])


def test_wrong_targets_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert _refusal(tmp_path) == "file_is_folder"
    assert _refusal(tmp_path / "无" / "表.pdf") == "file_folder_missing"
    assert _refusal(tmp_path / "fifo") == "file_not_regular"
    assert _refusal(tmp_path / f"{'甲' * 100}.pdf") == "file_name_too_long"
    assert [path.name for path in tmp_path.iterdir()] == ["fifo"]


def test_book_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "簿.pdf"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE report (id)")
    connection.close()
    content = path.read_bytes()
    assert _refusal(path) == "file_is_book"
    assert path.read_bytes() == content


def test_folder_is_made_with_those_above(tmp_path: Path) -> None:
    make_folder(tmp_path / "甲" / "乙")
    make_folder(tmp_path / "甲" / "乙")
    (tmp_path / "丙").write_bytes(b"")
    for path in (tmp_path / "丙", tmp_path / "丙" / "丁"):
        with pytest.raises(KnownError, match="folder_unwritable"):
            make_folder(path)


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that takes no new file: /proc")
def test_unwritable_folder_is_refused() -> None:
    assert _refusal(Path("/proc/表.pdf")) == "file_unwritable"


@pytest.fixture
def _small_files() -> Iterator[None]:
    """No file may grow beyond 4 KB: a full disk, as far as writing goes."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.usefixtures("_small_files")
def test_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "表.pdf"
    path.write_bytes(b"old")
    assert _refusal(path, b"x" * 5000) == "file_disk_full"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


HOSTILE = [
    ("../../etc/passwd", "_.._etc_passwd.pdf"),
    ("..", "未命名.pdf"),
    ("", "未命名.pdf"),
    (" . ", "未命名.pdf"),
    ("\u3000", "未命名.pdf"),
    ("/", "_.pdf"),
    ("C:\\甲", "C__甲.pdf"),
    ("CON", "_CON.pdf"),
    ("nul.txt", "_nul.txt.pdf"),
    ("Aux ", "_Aux.pdf"),
    ("COM1", "_COM1.pdf"),
    ("lpt³.甲", "_lpt³.甲.pdf"),
    ("CONTROL", "CONTROL.pdf"),
    ("甲.", "甲.pdf"),
    ("甲 . .", "甲.pdf"),
    (".隐藏", "隐藏.pdf"),
    ('a<b>"|?*', "a_b_____.pdf"),
    ("甲\n乙\x00\x1b", "甲 乙.pdf"),
    ("甲\u202efdp.exe", "甲fdp.exe.pdf"),
    ("甲\ud800", "甲.pdf"),
    ("-rf", "-rf.pdf"),
    ("%s{0}$HOME`", "%s{0}$HOME`.pdf"),
    ("甲" * 300, "甲" * 83 + ".pdf"),
    ("𠀀" * 100, "𠀀" * 62 + ".pdf"),
]


@pytest.mark.parametrize(("title", "name"), HOSTILE)
def test_hostile_title_makes_a_plain_name(tmp_path: Path, title: str, name: str) -> None:
    assert safe_names([title], ".pdf") == (name,)
    write_file(tmp_path / name, b"")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_equal_names_are_numbered() -> None:
    titles = ["表A", "表a", "表A (2)", "é", "e\u0301", "甲" * 300, "甲" * 301, "..", "/.", "未命名"]
    assert safe_names(titles, ".pdf") == (
        "表A.pdf",
        "表a (2).pdf",
        "表A (2) (2).pdf",
        "é.pdf",
        "e\u0301 (2).pdf",
        "甲" * 83 + ".pdf",
        "甲" * 82 + " (2).pdf",
        "未命名.pdf",
        "_.pdf",
        "未命名 (2).pdf",
    )


@given(st.lists(st.text(max_size=300) | st.sampled_from([title for title, _ in HOSTILE]), max_size=8))
def test_any_titles_make_distinct_names_inside_the_folder(titles: list[str]) -> None:
    names = safe_names(titles, ".pdf")
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert len(name.encode()) <= NAME_LIMIT
        assert Path("folder", name).resolve().parent == Path("folder").resolve()
        assert not name.startswith((".", " "))


def test_file_is_never_seen_half_written(tmp_path: Path) -> None:
    """A writer that is killed leaves the old file, and no other name that looks like a result."""
    path = tmp_path / "表.pdf"
    path.write_bytes(b"old")
    script = (
        "import os, signal, sys; from pathlib import Path; from desktop import files;"
        "files.os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL);"
        "files.write_file(Path(sys.argv[1]), b'new')"
    )
    killed = subprocess.run([sys.executable, "-c", script, path], cwd=Path(__file__).parents[1], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    assert not [other for other in tmp_path.iterdir() if other != path and not other.name.startswith(".ziping-")]
