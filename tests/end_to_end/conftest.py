"""The command line run in this process, and books to run it on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from desktop.cli.invocation import invoke
from desktop.domain.form import Form
from desktop.domain.plan import PlanRow
from desktop.exchange.json_file import to_json
from tests.reports import sound_report


@dataclass(frozen=True)
class Ran:
    """What a command gave: exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: object) -> Ran:
        code = invoke([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run_command


@pytest.fixture
def source(tmp_path: Path, form: Form) -> Path:
    """A file of two reports: a complete one, and one with a score over its weight and no date."""
    wrong = sound_report(form, project_name="河道保洁", evaluated_on=None)
    wrong = wrong.with_indicator(0, replace(wrong.indicators[0], self_score=wrong.total_weight))
    path = tmp_path / "来源.json"
    path.write_bytes(to_json([PlanRow(sound_report(form)), PlanRow(wrong)]))
    return path


@pytest.fixture
def book(run: Run, tmp_path: Path, source: Path) -> Path:
    path = tmp_path / "簿.ziping"
    assert run("import", path, source).code == 0
    return path
