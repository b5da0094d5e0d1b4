"""The trials in a short form; `make trials` runs them at full length."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.trials.__main__ import TRIALS, table
from tests.trials.damage import damage
from tests.trials.full_disk import full_disk
from tests.trials.kills import killed_while_migrating, killed_while_restoring, killed_while_saving
from tests.trials.paper import hostile_texts, long_paper
from tests.trials.read_only import read_only
from tests.trials.trial import Result
from tests.trials.workbooks import bombs, formulas

_SHORT: dict[str, Callable[[Path], Result]] = {
    "saving": lambda folder: killed_while_saving(folder, 8),
    "migrating": lambda folder: killed_while_migrating(folder, 5),
    "restoring": lambda folder: killed_while_restoring(folder, 4),
    "disk": full_disk,
    "limit on files": lambda folder: full_disk(folder, mount=False),
    "rights": read_only,
    "damage": lambda folder: damage(folder, 60, 20),
    "texts": hostile_texts,
    "limits": lambda folder: long_paper(folder, seconds=60),
    "formulas": formulas,
    "bombs": lambda folder: bombs(folder, 150_000),
}


@pytest.mark.parametrize("name", _SHORT)
def test_trial_is_passed(name: str, tmp_path: Path) -> None:
    result = _SHORT[name](tmp_path)
    assert result.faults == ()
    assert any(character.isdigit() for character in result.figures)


def test_every_trial_has_a_short_form() -> None:
    assert set(TRIALS) <= set(_SHORT)


def test_fault_fails_the_trial() -> None:
    results = [Result("a", "1 of 1"), Result("b", "0 of 1", ("lost",))]
    assert [line.rsplit("|", 2)[1].strip() for line in table(results).splitlines()[2:]] == ["passed", "FAILED"]
