import json
from pathlib import Path

import pytest

from desktop.settings import Settings, read_settings, write_settings


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "新" / "settings.json"
    settings = Settings().with_recent(tmp_path / "簿.ziping").with_headings({"批复数": "current_budget", "备注": ""})
    write_settings(path, settings)
    assert read_settings(path) == settings


def test_headings_remembered_later_count(tmp_path: Path) -> None:
    settings = Settings(recent_books=(str(tmp_path),)).with_headings({"批复数": "current_budget", "金额": "executed"})
    assert settings.with_headings({"批复数": ""}).headings == (("批复数", ""), ("金额", "executed"))
    assert settings.recent_books == (str(tmp_path),)


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"recent_books": 1, "headings": [1, ["a"], ["a", 2], {"a": "b"}]}']
)
def test_what_is_not_ours_counts_as_nothing(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    assert read_settings(path) == Settings()
    path.write_text(json.dumps({"recent_books": ["a"], "later": 1}), encoding="utf-8")
    assert read_settings(path) == Settings(recent_books=("a",))
