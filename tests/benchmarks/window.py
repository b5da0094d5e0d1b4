"""The window, from the start of its process to its first paint, against a bare one of as many widgets."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.benchmarks.comparison import Comparison, compare, in_turn
from tests.benchmarks.inputs import ROOT, book
from tests.benchmarks.measures import measured
from tests.benchmarks.processes import Reading

Content = Mapping[str, Mapping[str, int]]
"""How many widgets there are, by shown or hidden and by kind."""


@dataclass(frozen=True, slots=True)
class Window:
    """A window at its first paint."""

    reading: Reading
    content: Content

    @property
    def widgets(self) -> int:
        """All of them."""
        return sum(sum(counts.values()) for counts in self.content.values())


def comparisons() -> Iterator[Comparison]:
    """A book of 40 reports is opened; the limit is on time."""
    path = str(book(40))
    content = json.dumps(started("our_window", path).content)
    windows = in_turn(lambda _: started("our_window", path), lambda _: started("bare_window", content), 21)
    readings = [(ours.reading, bare.reading) for ours, bare in windows]
    what = "window, first paint"
    yield compare(what, "ms", [(ours.seconds * 1e3, bare.seconds * 1e3) for ours, bare in readings], limit=1.6)
    yield compare(f"{what}: memory", "MB", [(ours.memory / 1e6, bare.memory / 1e6) for ours, bare in readings])
    yield compare(f"{what}: widgets", "", [(ours.widgets, bare.widgets) for ours, bare in windows])
    yield from in_use()


def in_use() -> Iterator[Comparison]:
    """A book of 1,000 reports is opened and used; the peers are plain sqlite3, and what a person does not notice."""
    figures = measured("our_use", str(book(1000)))
    pairs = list(zip(figures["opened"], figures["read"], strict=True))
    yield compare("1,000 reports: list shown", "ms", pairs, limit=3)
    for what, name, allowed in (
        ("500 rows: key to repaint", "key", 16),
        ("1,000 reports: letter of a search", "search", 20),
        ("1,000 reports: another report", "switch", 30),
    ):
        yield compare(what, "ms", [(figure, allowed) for figure in figures[name]], limit=1)
    yield compare("500 rows: worst key", "ms", [(max(figures["key"]), 50)], limit=1)
    yield compare("1,000 reports opened: memory grown", "MB", [(figures["grown"][0], 10)], limit=1)


def started(module: str, argument: str) -> Window:
    """Start one of the two windows on Qt's offscreen platform and wait for its first paint.

    Raises:
        RuntimeError: the window was not painted.
    """
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", argument]
    start = time.monotonic()
    process = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, check=False
    )
    if process.returncode:
        raise RuntimeError(f"{module} ended with {process.returncode}:\n{process.stderr.decode()}")
    painted = json.loads(process.stdout)
    return Window(Reading(painted["painted"] - start, painted["memory"]), painted["content"])
