"""Run all trials, or those named, print the table as Markdown, and fail where one is not passed."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from tests.trials.damage import damage
from tests.trials.full_disk import full_disk
from tests.trials.kills import killed_while_migrating, killed_while_restoring, killed_while_saving
from tests.trials.paper import hostile_texts, long_paper
from tests.trials.read_only import read_only
from tests.trials.trial import Result
from tests.trials.workbooks import bombs, formulas

Trial = Callable[[Path], Result]
TRIALS: Mapping[str, Trial] = {
    "saving": lambda folder: killed_while_saving(folder, 200),
    "migrating": lambda folder: killed_while_migrating(folder, 60),
    "restoring": lambda folder: killed_while_restoring(folder, 60),
    "disk": full_disk,
    "rights": read_only,
    "damage": lambda folder: damage(folder, 1000, 300),
    "texts": hostile_texts,
    "limits": long_paper,
    "formulas": formulas,
    "bombs": bombs,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.trials", description=__doc__)
    parser.add_argument("trials", nargs="*", metavar="trial", help=f"of {', '.join(TRIALS)}; all where none is named")
    names = parser.parse_args().trials or list(TRIALS)
    if unknown := set(names) - set(TRIALS):
        parser.error(f"no such trial: {', '.join(sorted(unknown))}")
    results = []
    for name in names:
        with tempfile.TemporaryDirectory(prefix="trial-") as folder:
            os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = str(Path(folder) / "data")
            place = Path(folder) / "place"
            place.mkdir()
            results.append(TRIALS[name](place))
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    sys.stdout.write(f"{datetime.now(tz=UTC):%Y-%m-%d} · {system}\n\n{table(results)}\n")
    for result in results:
        for fault in result.faults:
            sys.stdout.write(f"{result.trial}: {fault}\n")
    return int(not all(result.passed for result in results))


def table(results: list[Result]) -> str:
    """One row for each trial."""
    rows = [(result.trial, result.figures, "passed" if result.passed else "FAILED") for result in results]
    lines = [f"| {' | '.join(cells)} |" for cells in (("trial", "found", ""), ("---", "---", "---"), *rows)]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
