"""No code of the user's home folder or of the folder at hand is run by printing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_NAMES = (".reportlab_mods", ".reportlab_settings", "reportlab_mods.py", "reportlab_settings.py")


@pytest.mark.parametrize("module", ["desktop.printing.document", "desktop.jobs.printing", "desktop.cli.printing"])
def test_importing_the_paper_runs_nothing_of_the_home_folder(tmp_path: Path, module: str) -> None:
    for name in _NAMES:
        (tmp_path / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})\n", encoding="utf-8")
    environment = {**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path += [{str(tmp_path)!r}]; import {module}"],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    assert not (tmp_path / "ran").exists()
