"""Measure all themes, or those named, print the table, and fail where a limit is exceeded."""

import argparse
import os
import sys
from importlib import import_module

from tests.benchmarks.table import heading, table

THEMES = ("printing", "window", "start", "review", "tables")
"""The modules that measure. Each is loaded in its turn: a process begins with the memory of the one it comes from."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("themes", nargs="*", metavar="theme", help=f"of {', '.join(THEMES)}; all where none is named")
    themes = parser.parse_args().themes or THEMES
    if unknown := set(themes) - set(THEMES):
        parser.error(f"no such theme: {', '.join(sorted(unknown))}")
    load, *_ = os.getloadavg()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    measured = (import_module(f"tests.benchmarks.{theme}").comparisons() for theme in themes)
    found = [comparison for theme in measured for comparison in theme]
    sys.stdout.write(f"{heading(load)}\n\n{table(found)}\n")
    return int(any(comparison.over for comparison in found))


if __name__ == "__main__":
    sys.exit(main())
