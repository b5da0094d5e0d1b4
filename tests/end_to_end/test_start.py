"""What a command does not need does not keep it waiting."""

import subprocess
import sys
from pathlib import Path

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
_PUT_OFF_AND_ASK = """
import sys
from desktop.cli.put_off import put_off
put_off("pickle")
import pickle
print("_pickle" in sys.modules)
print(pickle.loads(pickle.dumps((7, "七"))) == (7, "七"))
print("_pickle" in sys.modules)
"""


def _loaded(*arguments: object) -> set[str]:
    """The modules that are loaded at the end of a command."""
    command = [sys.executable, "-c", _REPORT_LOADED, *map(str, arguments)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return set(ended.stderr.decode().splitlines())


def test_help_waits_for_nothing() -> None:
    assert not _loaded("--help") & {"desktop.storage", "desktop.printing", "desktop.exchange", "peewee", "reportlab"}


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
