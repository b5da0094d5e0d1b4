"""docs/format.md says what the program reads: every key, and only limits that hold."""

import re
from dataclasses import fields
from pathlib import Path

from desktop.domain.acknowledgement import Acknowledgement
from desktop.domain.checks.printed import Printed
from desktop.domain.form import Form
from desktop.domain.numbers import MONEY_DIGITS, SCORE_DIGITS
from desktop.domain.report import Indicator, Report
from desktop.domain.text import LINE_LIMIT, TEXT_LIMIT
from desktop.exchange.json_file import SIZE_LIMIT

TEXT = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")


def _keys(heading: str) -> set[str]:
    section = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


def test_every_key_is_in_its_table() -> None:
    assert _keys("A report") == {field.name for field in fields(Report)} | {"uid", "printed", "acknowledgements"}
    assert _keys("An indicator") == {field.name for field in fields(Indicator)}
    assert all(f"`{key}`" in TEXT for key in Printed._fields)
    assert all(f'"{key}": ' in TEXT for key in Acknowledgement._fields)


def test_form_is_described_by_its_own_labels(form: Form) -> None:
    for field in form.fields:
        assert field.label in TEXT or field.attribute == "execution_rate"
    for leaf in form.table.leaves:
        assert f"`{leaf.key}` ({leaf.label})" in TEXT


def test_limits_are_those_of_the_program(form: Form) -> None:
    for limit in (
        f"at most {LINE_LIMIT} characters",
        f"at most {TEXT_LIMIT:,} characters",
        f"at most {MONEY_DIGITS} digits",
        f"at most {SIZE_LIMIT // 1024 // 1024} MB",
        f"at most {form.table.row_limit},",
    ):
        assert limit in TEXT
    assert SCORE_DIGITS == 4
    assert "at most four digits" in TEXT
