from decimal import Decimal
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.messages import error_sentence, names_in_sentence


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("12,34", "12,34"),
        (None, "空"),
        ("", "空"),
        (True, "true"),
        (12, "12"),
        (Decimal("9.50"), "9.5"),
        ({"甲": 1}, "（一组值）"),
        ([[[]]], "（一组值）"),
        ("{path}%s", "{path}%s"),
        ("甲\x1b[31m\n\u202e乙\ud800", "甲\ufffd[31m\ufffd\ufffd乙\ufffd"),
        ("甲" * 61, "甲" * 60 + "…"),
    ],
)
def test_values_are_quoted_so_that_they_stay_one_line(value: object, shown: str) -> None:
    error = KnownError("json_not_a_text", path=Path("a.json"), where="reports", value=value)
    sentence = error_sentence(error)
    assert sentence == f"文件 a.json 中“reports”的值 {shown} 不是文字，未导入任何内容，请改正后再试。"


def test_long_path_is_shown_whole() -> None:
    path = Path("/", "甲" * 80, "\udcff.json")
    assert f"/{'甲' * 80}/\ufffd.json" in error_sentence(KnownError("source_unreadable", path=path))


@pytest.mark.parametrize("name", ["", "  ", "\u3000"])
def test_a_report_without_a_name_is_called_so(name: str) -> None:
    assert error_sentence(KnownError("report_final", name=name)).startswith("“未命名的报告”已定稿")


def test_a_sentence_names_three_reports_and_counts_the_others() -> None:
    assert names_in_sentence(["甲", " ", "丙"]) == "“甲”、“未命名的报告”、“丙”"
    assert names_in_sentence(["甲", "乙", "丙", "丁"]) == "“甲”、“乙”、“丙”等 4 份报告"
