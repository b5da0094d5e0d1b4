"""Each promise of docs/safety.md is kept somewhere that exists, and proved by a trial or a test that exists."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.trials.__main__ import TRIALS

ROOT = Path(__file__).parents[2]
_FILE = re.compile(r"[\w/]+\.py")
_TRIAL = re.compile(r"trial `(\w+)`")


class Promise(NamedTuple):
    text: str
    kept: str
    proof: str


def _promises() -> Iterator[Promise]:
    text = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")
    _, _, table = text.partition("| promise | where it is kept | what proves it |\n")
    for line in table.splitlines()[1:]:
        if not line.startswith("|"):
            return
        yield Promise(*(cell.strip() for cell in line.replace("\\_", "_").strip("|").split(" | ")))


def test_every_promise_is_proved() -> None:
    promises = list(_promises())
    assert len(promises) > 15
    assert [one.text for one in promises if not _FILE.search(one.proof) and not _TRIAL.search(one.proof)] == []


def test_every_trial_that_is_named_exists_and_every_trial_is_named() -> None:
    assert {name for one in _promises() for name in _TRIAL.findall(one.proof)} == set(TRIALS)


def test_every_file_that_is_named_exists() -> None:
    for folders, column in ((("desktop", "ui"), "kept"), (("tests",), "proof")):
        known = [path.relative_to(ROOT).as_posix() for folder in folders for path in (ROOT / folder).rglob("*.py")]
        named = {name for one in _promises() for name in _FILE.findall(getattr(one, column))}
        assert len(named) > 10
        assert {name for name in named if not any(f"/{path}".endswith(f"/{name}") for path in known)} == set()


def test_the_page_of_figures_shows_what_every_trial_found() -> None:
    lines = (ROOT / "docs" / "figures.md").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if re.fullmatch(r"\|.*\| passed \|", line)]) == len(TRIALS)
