"""What one process says of itself: figures by name, printed for whoever started it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping

from tests.benchmarks.inputs import ROOT


def measured(module: str, *arguments: str) -> Mapping[str, list[float]]:
    """Run a module of this room without a screen; the figures that it tells.

    Raises:
        RuntimeError: it ended with an error.
    """
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    if process.returncode:
        raise RuntimeError(f"{module} ended with {process.returncode}:\n{process.stderr.decode()}")
    figures: dict[str, list[float]] = json.loads(process.stdout.splitlines()[-1])
    return figures


def tell(figures: Mapping[str, list[float]]) -> None:
    """Print the figures."""
    sys.stdout.write(f"\n{json.dumps(figures)}\n")
