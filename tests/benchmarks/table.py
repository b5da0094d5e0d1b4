"""The comparisons as a table that reads as plain text and as Markdown."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import typst_peer
from tests.benchmarks.comparison import Comparison

_HEAD = ("measured", "ours", "peer", "ratio", "middle half", "limit", "")


def heading(load: float) -> str:
    """The day, the machine, how busy it was when the run began (processes waiting to run), and who the peers are."""
    machine = f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    day = f"{datetime.now(tz=UTC):%Y-%m-%d %H:%M} UTC"
    peers = f"The peer of the paper is {typst_peer.version()}, that of the window a bare one of as many widgets, "
    peers += "that of the review what it may take."
    return f"{day} · {machine} · Python {platform.python_version()} · load {load:.1f}\n{peers}"


def table(comparisons: Iterable[Comparison]) -> str:
    """One row for each comparison; `over` marks a limit that was not held."""
    rows = [_HEAD, *(_row(comparison) for comparison in comparisons)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(_line(row, widths) for row in (rows[0], rule, *rows[1:]))


def _row(comparison: Comparison) -> tuple[str, ...]:
    low, high = comparison.spread
    limit = "" if comparison.limit is None else f"≤ {comparison.limit:.2f}"
    return (
        comparison.what,
        f"{comparison.ours:.4g} {comparison.unit}",
        f"{comparison.peer:.4g} {comparison.unit}",
        f"{comparison.ratio:.2f}",
        f"{low:.2f}-{high:.2f}",
        limit,
        ("over" if comparison.over else "held") if limit else "",
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return f"| {' | '.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))} |"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"
