"""The rules between the rooms (ARCHITECTURE.md), enforced."""

import subprocess
import sys
from pathlib import Path

from grimp import build_graph

ROOT = Path(__file__).parents[2]

_IMPORT_ALL_WITHOUT_QT = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = None
sys.modules["shiboken6"] = None
import desktop
names = [module.name for module in pkgutil.walk_packages(desktop.__path__, "desktop.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def test_import_contracts_hold() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_contracts_see_the_whole_program() -> None:
    graph = build_graph("desktop", "ui", include_external_packages=True, cache_dir=None)
    assert graph.count_imports() > 200
    assert graph.find_modules_that_directly_import("PySide6")
    assert graph.find_modules_that_directly_import("peewee")
    assert graph.find_modules_that_directly_import("reportlab")


def test_desktop_runs_without_qt() -> None:
    command = [sys.executable, "-W", "error", "-c", _IMPORT_ALL_WITHOUT_QT]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) > 20
