"""Measure all themes, or those named, print the table, and fail where a limit is exceeded."""

import argparse
import os
import sys

from tests.benchmarks import printing, review, start, tables, window
from tests.benchmarks.table import heading, table

THEMES = {
    "printing": printing.comparisons,
    "review": review.comparisons,
    "start": start.comparisons,
    "tables": tables.comparisons,
    "window": window.comparisons,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("themes", nargs="*", metavar="theme", help=f"of {', '.join(THEMES)}; all where none is named")
    themes = parser.parse_args().themes or list(THEMES)
    if unknown := set(themes) - set(THEMES):
        parser.error(f"no such theme: {', '.join(sorted(unknown))}")
    load, *_ = os.getloadavg()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    found = [comparison for theme in themes for comparison in THEMES[theme]()]
    sys.stdout.write(f"{heading(load)}\n\n{table(found)}\n")
    return int(any(comparison.over for comparison in found))


if __name__ == "__main__":
    sys.exit(main())
