"""The Debian package, installed into this machine, started, and taken away again."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeDatabase

from desktop.domain.form_file import Forms
from desktop.paths import FORMS
from desktop.storage.book import Book

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="installing is for root")


@pytest.fixture(scope="module", autouse=True)
def installed() -> Iterator[None]:
    if shutil.which("ziping"):
        pytest.skip("another one is installed")
    package = max((ROOT / "dist").glob("ziping_*.deb"), key=lambda path: path.stat().st_mtime)
    _apt("install", str(package), "desktop-file-utils", "shared-mime-info")
    yield
    _apt("purge", "ziping")
    assert not Path("/opt/ziping").exists()


def test_it_starts_from_the_path() -> None:
    ended = subprocess.run(
        ["ziping", "--smoke"],
        env={"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, json.loads(ended.stdout)["ok"]) == (0, True), ended.stdout + ended.stderr
    assert subprocess.run(["ziping-cli", "--help"], capture_output=True, check=False).returncode == 0


def test_the_desktop_knows_it() -> None:
    entry = "/usr/share/applications/ziping.desktop"
    checked = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "application/x-ziping=ziping.desktop" in Path("/usr/share/applications/mimeinfo.cache").read_text()


def test_a_book_is_known_by_its_name_and_by_what_is_in_it(tmp_path: Path) -> None:
    book = tmp_path / "簿.ziping"
    Book.create(book, Forms(FORMS)).close()
    nameless = Path(shutil.copyfile(book, tmp_path / "nameless"))
    kinds = QMimeDatabase()
    for path, mode in (
        (tmp_path / "名.ziping", QMimeDatabase.MatchMode.MatchExtension),
        (book, QMimeDatabase.MatchMode.MatchDefault),
        (nameless, QMimeDatabase.MatchMode.MatchContent),
    ):
        assert kinds.mimeTypeForFile(str(path), mode).name() == "application/x-ziping", path
    assert kinds.mimeTypeForFile(str(book)).parentMimeTypes() == ["application/vnd.sqlite3"]


def _apt(*arguments: str) -> None:
    subprocess.run(
        ["apt-get", "-q", "-y", "--no-install-recommends", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        capture_output=True,
        check=True,
    )
