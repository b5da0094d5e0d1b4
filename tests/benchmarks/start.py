"""The start of the program, from source and from the bundle, against a bare window of as many widgets."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.comparison import Comparison, compare, in_turn
from tests.benchmarks.inputs import ROOT, book
from tests.benchmarks.window import started

_BUNDLE = ROOT / "dist" / "ziping" / "ziping"
_ROUNDS = 11


class Start(NamedTuple):
    """Milliseconds from the start of a process."""

    painted: float
    usable: float
    """A report can be edited."""


def comparisons() -> Iterator[Comparison]:
    """A book of 40 reports is opened by `--smoke`; the peer is the first paint of the bare window, from source."""
    path = book(40)
    content = json.dumps(started("our_window", str(path)).content)
    programs: dict[str, Sequence[str]] = {"start from source": [sys.executable, "-m", "ui"]}
    if _BUNDLE.exists():
        programs["start of the bundle"] = [str(_BUNDLE)]
    for name, program in programs.items():
        readings = in_turn(partial(_start, program, path), lambda _: _bare(content), _ROUNDS)
        yield compare(
            f"{name}, first paint", "ms", [(ours.painted, bare.painted) for ours, bare in readings], limit=1.8
        )
        yield compare(f"{name}, form usable", "ms", [(ours.usable, bare.painted) for ours, bare in readings])


def _start(program: Sequence[str], path: Path, _: int) -> Start:
    """Start a program on Qt's offscreen platform, and let it go through its trial.

    Raises:
        RuntimeError: the trial failed.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    begun = time.monotonic()
    ended = subprocess.run([*program, "--smoke", path], cwd=ROOT, env=environment, capture_output=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{program} ended with {ended.returncode}:\n{ended.stdout.decode()}{ended.stderr.decode()}")
    seen = json.loads(ended.stdout)
    return Start((seen["painted"] - begun) * 1e3, (seen["usable"] - begun) * 1e3)


def _bare(content: str) -> Start:
    painted = started("bare_window", content).reading.seconds * 1e3
    return Start(painted, painted)
