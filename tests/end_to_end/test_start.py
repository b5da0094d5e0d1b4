"""What a command does not need does not keep it waiting."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_REPORT_LOADED = """
import sys
from desktop.cli.__main__ import main
try:
    main()
finally:
    print(*sorted(set(sys.modules)), sep="\\n", file=sys.stderr)
"""
_OF_OTHERS = {"desktop.exchange.pdf_file", "filelock", "selectors", "PIL._imaging", "_pickle", "_uuid"}
"""What commands that only read never need, or what would be loaded with it: `selectors` with `socket`."""
_FOR_OTHER_FILES = {"docx", "lxml", "xlsxwriter", "python_calamine", "reportlab", "pypdfium2", "pypinyin"}
"""What reads and writes papers and Office files."""
_PUT_OFF_AND_ASK = """
import sys
from desktop.cli.put_off import put_off
put_off("pickle")
import pickle
print("_pickle" in sys.modules)
print(pickle.loads(pickle.dumps((7, "七"))) == (7, "七"))
print("_pickle" in sys.modules)
"""


def _loaded(*arguments: object, code: int | None = 0) -> set[str]:
    """The modules that are loaded at the end of a command, which ends with this code, or has something to say."""
    command = [sys.executable, "-c", _REPORT_LOADED, *map(str, arguments)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode in ({0, 1} if code is None else {code})
    return set(ended.stderr.decode().splitlines())


def test_help_waits_for_nothing() -> None:
    assert not _loaded("--help") & {"desktop.storage", "desktop.printing", "desktop.exchange", "peewee", "reportlab"}


@pytest.mark.parametrize(
    "command",
    [
        "check {book} --json",
        "verify {book}",
        "rules {book}",
        "history {book} 1",
        "history {book} 1 --compare 1",
        "backup {book}",
        "restore {book}",
        "salvage {book} -o {new}",
        "acknowledge {book} 1 W01 --reason 说明",
        "finalise {book} 1",
        "reopen {book} 1",
        "import {book} {source}",
        "merge {book} {book}",
        "withdraw {book}",
        "carry {book} --to 2022",
        "export {book} -o {new}",
    ],
)
def test_commands_do_not_wait_for_papers_and_office_files(
    book: Path, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    places = {"{book}": book, "{source}": source, "{new}": tmp_path / "新"}
    loaded = _loaded(*(places.get(word, word) for word in command.split()), code=None)
    assert "peewee" in loaded
    assert not loaded & _FOR_OTHER_FILES


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        ("template -o {new}.xlsx", "xlsxwriter"),
        ("summary {book} -o {new}.xlsx", "xlsxwriter"),
        ("summary {book} -o {new}.pdf", "reportlab"),
        ("check {book} --sheet {new}.pdf", "reportlab"),
    ],
)
def test_office_files_do_not_wait_for_each_other(book: Path, tmp_path: Path, command: str, needed: str) -> None:
    words = command.replace("{book}", str(book)).replace("{new}", str(tmp_path / "新")).split()
    assert _loaded(*words, code=None) & _FOR_OTHER_FILES == {needed}


def test_list_does_not_wait_for_the_paper(book: Path) -> None:
    loaded = _loaded("list", book)
    assert "peewee" in loaded
    assert not loaded & {*_OF_OTHERS, "desktop.exchange", "desktop.printing", "reportlab"}


def test_print_does_not_wait_for_pictures(book: Path, tmp_path: Path) -> None:
    loaded = _loaded("print", book, "-o", tmp_path / "a.pdf")
    assert "reportlab" in loaded
    assert not loaded & _OF_OTHERS


def test_module_put_off_is_loaded_when_it_is_asked() -> None:
    ended = subprocess.run([sys.executable, "-c", _PUT_OFF_AND_ASK], cwd=ROOT, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout.split()) == (0, [b"False", b"True", b"True"])
