"""The bundle on a machine with nothing: no Python, no home, no language, a folder that cannot be written to."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from build_bundle import missing_libraries
from screen import screen

PLATFORMS = ("offscreen", "xcb")
_ANALYSE = """
import logging, sys
from PyInstaller.depend.bindepend import binary_dependency_analysis
logging.basicConfig()
binary_dependency_analysis([("libneeding.so", sys.argv[1], "BINARY")])
"""
EVERYBODY_READS = 0o555


@pytest.fixture(scope="module")
def installed(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the bundle in a folder with blanks and Chinese in its name, which nobody may write to."""
    folder = tmp_path_factory.mktemp("装") / "自评簿 1.0 (试用)"
    shutil.copytree(bundle, folder, symlinks=True)
    _make_writable(folder, writable=False)
    before = _state(folder)
    yield folder
    assert _state(folder) == before  # root could have written all the same
    _make_writable(folder, writable=True)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen of its own."""
    if shutil.which("Xvfb") is None:
        pytest.skip("there is no Xvfb")
    with screen() as shown:
        yield shown.display


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_program_tries_itself(
    installed: Path, platform: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    screen = {"DISPLAY": request.getfixturevalue("display")} if platform == "xcb" else {}
    ended = _run([installed / "ziping", "--smoke"], tmp_path, QT_QPA_PLATFORM=platform, **screen)
    seen = json.loads(ended.stdout)
    assert (ended.returncode, seen["ok"], seen["platform"]) == (0, True, platform), ended.stdout + ended.stderr
    assert seen["colours"] > 50
    assert seen["pages"] > 0
    assert "正由电脑" in seen["second_writer"]
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_makes_and_reads_a_book(installed: Path, tmp_path: Path) -> None:
    program = installed / "ziping-cli"
    made = _run([program, "sample", tmp_path / "簿"], tmp_path)
    assert made.returncode == 0, made.stderr
    again = _run([program, "import", tmp_path / "再.ziping", tmp_path / "簿" / "示例.pdf"], tmp_path)
    assert again.returncode == 0, again.stderr
    listed = _run([program, "list", tmp_path / "再.ziping", "--json"], tmp_path)
    assert len(json.loads(listed.stdout)) > 1


def test_a_wrong_file_gets_a_sentence(installed: Path, tmp_path: Path) -> None:
    ended = _run([installed / "ziping-cli", "list", tmp_path / "没有.ziping"], tmp_path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("找不到自评簿")


def test_a_missing_library_is_seen(tmp_path: Path) -> None:
    """A library is compiled against another, which goes away: what PyInstaller says then is what is looked for."""
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler")
    gone, needing = tmp_path / "libgone.so", tmp_path / "libneeding.so"
    compile_shared = ["cc", "-shared", "-x", "c", "/dev/null", "-x", "none", "-Wl,--no-as-needed"]
    subprocess.run([*compile_shared, "-o", str(gone)], check=True)
    subprocess.run([*compile_shared, str(gone), "-o", str(needing)], check=True)
    gone.unlink()
    command = [sys.executable, "-c", _ANALYSE, str(needing)]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stderr
    assert len(missing_libraries(said)) == 1, said
    assert missing_libraries("1 INFO: Library ntdll required via ctypes not found") == []


def test_no_link_leads_nowhere(bundle: Path) -> None:
    assert [path for path in bundle.rglob("*") if path.is_symlink() and not path.exists()] == []


def test_only_what_is_used_comes_along(bundle: Path) -> None:
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    names = "\n".join(path.name for path in files)
    assert [part for part in ("Qt6Qml", "Qt6Quick", "Qt6Network", "libssl", "libgtk", "pytest") if part in names] == []
    for part in ("libqxcb", "libqwayland", "libqoffscreen", "ibus", "compose", "cups", "qsvg", "qtbase_zh_CN"):
        assert part in names, part
    assert sum(path.stat().st_size for path in files) <= 170_000_000


def _run(command: list[str | Path], temporary: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program with nothing in its environment but what is said here."""
    bare = {"PATH": "/nowhere", "LANG": "C", "TMPDIR": str(temporary), **environment}
    return subprocess.run(command, env=bare, cwd="/", capture_output=True, encoding="utf-8", check=False, timeout=120)


def _state(folder: Path) -> set[tuple[Path, int]]:
    return {(path, path.lstat().st_mtime_ns) for path in folder.rglob("*")}


def _make_writable(folder: Path, *, writable: bool) -> None:
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod((path.stat().st_mode | 0o200) if writable else (path.stat().st_mode & EVERYBODY_READS))
