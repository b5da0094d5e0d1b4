"""The bundle for Windows under Wine, which is not Windows: it finds faults, and proves nothing to be without."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import wine
from screen import Screen, screen

SECONDS = 60
COLOURS = 100
"""More than this are on the screen when a window full of text is."""


@pytest.fixture(scope="module", autouse=True)
def built() -> Iterator[None]:
    if missing := wine.lacking():
        pytest.skip(f"Wine needs {missing}")
    wine.prepare()
    wine.build()
    yield
    subprocess.run(["wineserver", "-k"], env=wine.environment(), check=False)


@pytest.fixture(scope="module")
def display() -> Iterator[Screen]:
    with screen() as shown:
        yield shown


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The sample in a folder with Chinese and blanks in its name."""
    folder = tmp_path / "簿 与 表"
    code, out, err = run("sample", folder)
    assert code == 0, out + err
    return folder / "示例.ziping"


def test_the_program_tries_itself(display: Screen) -> None:
    ended = subprocess.run(
        wine.command(wine.BUNDLE / "ziping.exe", "--smoke"),
        env={**wine.environment(), "DISPLAY": display.display},
        capture_output=True,
        check=False,
        timeout=SECONDS,
    )
    seen = json.loads(ended.stdout)
    assert (ended.returncode, seen["ok"], seen["platform"]) == (0, True, "windows"), seen
    assert seen["colours"] > COLOURS
    assert seen["pages"] > 0
    assert "无法替换，可能正被其他程序打开" in seen["over_open"]
    assert "正由电脑" in seen["second_writer"]


def test_an_open_book_is_locked_for_others(display: Screen, book: Path) -> None:
    with window(display, book):
        display.picture().save(wine.HOME / "window.png")  # to be looked at
        code, _, err = run("import", book, book.with_suffix(".pdf"))
        assert (code, "正由电脑" in err) == (1, True), err
        assert run("list", book)[0] == 0
    assert run("verify", book)[0] == 0
    assert run("import", book, book.with_suffix(".pdf"))[0] == 0


@pytest.mark.parametrize("name", ["con", "NUL.pdf", "a:b.pdf", "甲|乙?.pdf", "com1.txt.pdf"])
def test_names_that_windows_does_not_take_get_a_sentence(book: Path, name: str) -> None:
    code, _, err = run("print", book, "-o", f"{wine.windows_path(book.parent)}\\{name}")
    assert (code, "请换一个文件名" in err) == (1, True), err
    assert {path.name for path in book.parent.iterdir()} == {"示例.ziping", "示例.pdf"}


def test_a_book_that_would_be_swallowed_is_not_begun(book: Path) -> None:
    code, _, err = run("import", f"{wine.windows_path(book.parent)}\\NUL.ziping", book.with_suffix(".pdf"))
    assert (code, "不是自评簿" in err) == (1, True), err


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Run the command line; gives its exit code and what it said."""
    named = [wine.windows_path(one) if isinstance(one, Path) else one for one in arguments]
    command = wine.command(wine.BUNDLE / "ziping-cli.exe", *named)
    ended = subprocess.run(command, env=wine.environment(), capture_output=True, check=False, timeout=SECONDS)
    return ended.returncode, ended.stdout.decode(), ended.stderr.decode()


@contextmanager
def window(display: Screen, book: Path) -> Iterator[None]:
    """The window with a book, from when it is painted."""
    command = wine.command(wine.BUNDLE / "ziping.exe", wine.windows_path(book))
    environment = {**wine.environment(), "DISPLAY": display.display}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        try:
            until = time.monotonic() + SECONDS
            while not (book.with_name(f"{book.name}.lock").exists() and _painted(display)):
                assert time.monotonic() < until, "the window is not painted"
                time.sleep(0.5)
            yield
        finally:
            process.kill()


def _painted(display: Screen) -> bool:
    return len(display.picture().getcolors(1 << 24) or ()) > COLOURS
