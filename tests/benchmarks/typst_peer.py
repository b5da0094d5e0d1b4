"""The peer of the paper: typst, in an environment of its own that the first run makes."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
VENV = HERE.parents[1] / ".venv-bench"
PYTHON = VENV / "bin" / "python"
WARM = HERE / "typst_warm.py"
COLD = HERE / "typst_cold.py"

_LOCK = HERE / "requirements.lock"
_INSTALLED = VENV / "installed.lock"


def set_up() -> None:
    """Install what the lock names, at the first run and whenever the lock has changed."""
    lock = _LOCK.read_text(encoding="utf-8")
    if _INSTALLED.exists() and _INSTALLED.read_text(encoding="utf-8") == lock:
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    install = ["-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r"]
    subprocess.run([PYTHON, *install, _LOCK], check=True)
    _INSTALLED.write_text(lock, encoding="utf-8")


def version() -> str:
    """What the lock pins, as `typst 1.2.3`."""
    pin = next(line for line in _LOCK.read_text(encoding="utf-8").splitlines() if line.startswith("typst=="))
    return pin.split()[0].replace("==", " ")
