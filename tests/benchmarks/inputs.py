"""The files that the measured programs read and write, in build/benchmarks, where they stay to be looked at."""

import sys
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.exchange.json_file import to_json
from desktop.paths import FORMS
from tests.benchmarks.processes import run
from tests.benchmarks.samples import sample_reports

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "benchmarks"
CLI = Path(sys.executable).with_name("ziping-cli")


def records(count: int, number: int = 0) -> Path:
    """A file of `count` reports that are in no file of this count with another number."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"records-{count}-{number}.json"
    form = Forms(FORMS)["putuo-2021"]
    path.write_bytes(to_json(PlanRow(report) for report in sample_reports(form, count, first=count * number)))
    return path


def book(count: int) -> Path:
    """A new book of `count` reports."""
    path = FOLDER / f"book-{count}.ziping"
    path.unlink(missing_ok=True)
    run([CLI, "import", path, records(count)])
    return path
