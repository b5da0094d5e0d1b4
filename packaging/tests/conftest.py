"""The bundle that `make bundle` has built."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def bundle() -> Path:
    path = ROOT / "dist" / "ziping"
    assert path.is_dir(), "make bundle comes first"
    return path
