"""Where the user's data lies on each system."""

from pathlib import Path

import pytest

from desktop.paths import data_folder


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, "/home/li/.local/share/ziping"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/ziping"),
        ("win32", {"LOCALAPPDATA": "/users/li/local"}, "/users/li/local/Ziping"),
        ("win32", {}, "/home/li/AppData/Local/Ziping"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "/home/li/Library/Application Support/Ziping"),
    ],
)
def test_data_folder(platform: str, variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/home/li", **variables}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("desktop.paths.sys.platform", platform)
    assert data_folder() == Path(expected)
