"""What a JSON file may not be: each with one sentence that names the place, and nothing imported."""

import json
import os
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.checks.printed import Printed
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.domain.report import Indicator, Report
from desktop.errors import KnownError
from desktop.exchange.json_file import SIZE_LIMIT, read_json, to_json
from desktop.messages import error_sentence

Refusal = Callable[[bytes], KnownError]
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def refusal(tmp_path: Path, forms: Forms) -> Refusal:
    def refuse(content: bytes) -> KnownError:
        path = tmp_path / "来源.json"
        path.write_bytes(content)
        with pytest.raises(KnownError) as caught:
            read_json(path, forms)
        sentence = error_sentence(caught.value)
        assert str(path) in sentence
        assert sentence.endswith("。")
        assert _is_one_line(sentence)
        return caught.value

    return refuse


@pytest.fixture
def document(report: Report) -> dict[str, Any]:
    return json.loads(to_json([PlanRow(report)]))  # type: ignore[no-any-return]  # a JSON object


def _is_one_line(sentence: str) -> bool:
    return not any(category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for character in sentence)


def _set(document: dict[str, Any], path: str, value: object) -> None:
    """Set a value by its path in the report, as indicators[2].weight."""
    target: Any = document["reports"][0]
    *way, last = path.replace("[2]", ".2").split(".")
    for key in way:
        target = target[int(key)] if key.isdigit() else target.setdefault(key, {})
    target[int(last) if last.isdigit() else last] = value


NUMBERS_THAT_ARE_NONE = [
    "12,34",
    "1e9",
    "１２３",
    "10.005",
    "∞",
    "NaN",
    "1_000",
    " 1",
    "+1",
    "0x10",
    "",
    "①",
    10,
    1.5,
    True,
    [],
    {},
]


@pytest.mark.parametrize("value", NUMBERS_THAT_ARE_NONE)
def test_numbers_are_texts_of_digits(refusal: Refusal, document: dict[str, Any], value: object) -> None:
    for path, code in (("executed", "json_not_a_money"), ("indicators[2].weight", "json_not_a_score")):
        _set(document, path, value)
        error = refusal(json.dumps(document).encode())
        assert (error.code, error.facts["where"]) == (code, f"reports[0].{path}")
        _set(document, path, None)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("evaluated_on", "2022-02-30", "json_not_a_date"),
        ("evaluated_on", "2022-3-10", "json_not_a_date"),
        ("evaluated_on", "２０２２-03-10", "json_not_a_date"),
        ("fiscal_year", "2021", "json_not_a_year"),
        ("fiscal_year", True, "json_not_a_year"),
        ("fiscal_year", 2021.0, "json_not_a_year"),
        ("fiscal_year", 12021, "json_not_a_year"),
        ("fiscal_year", None, "json_missing"),
        ("form", None, "json_missing"),
        ("form", "putuo-1999", "json_form_unknown"),
        ("form", "../toy", "json_form_unknown"),
        ("recurring", "是", "json_not_a_flag"),
        ("recurring", 0, "json_not_a_flag"),
        ("problems", None, "json_not_a_text"),
        ("problems", ["甲"], "json_not_a_text"),
        ("problems", "甲\ud800", "json_lone_surrogate"),
        ("problems", "甲" * 20_001, "json_too_long"),
        ("office", "甲" * 201, "json_too_long"),
        ("grade", "优", "json_unknown_key"),
        ("甲\ud800\x1b", "乙", "json_unknown_key"),
        ("uid", "7", "json_not_a_uid"),
        ("uid", 7, "json_not_a_uid"),
        ("uid", "{abcdefab-0000-4000-8000-00000000000f}", "json_not_a_uid"),
        ("printed", "98", "json_not_an_object"),
        ("printed.total", "98", "json_unknown_key"),
        ("printed.total_score", 98, "json_not_a_text"),
        ("signature", "nobody", "json_not_in_form"),
        ("signature_texts.nobody", "甲", "json_not_in_form"),
        ("signature_texts.unit_seal", "甲", "json_not_in_form"),
        ("signature_texts.head", "甲" * 201, "json_too_long"),
        ("signature_texts", ["甲"], "json_not_an_object"),
        ("signature_texts.\ud800", "甲", "json_lone_surrogate"),
        ("unread.office", "甲", "json_not_in_form"),
        ("unread.executed", "甲", "json_number_twice"),
        ("indicators", {}, "json_not_a_list"),
        ("indicators[2]", "甲", "json_not_an_object"),
        ("indicators[2].group", None, "json_missing"),
        ("indicators[2].group", "影响力", "json_not_in_form"),
        ("indicators[2].name", "甲" * 201, "json_too_long"),
        ("indicators[2].remark", "甲" * 20_001, "json_too_long"),
        ("indicators[2].target", "甲", "json_unknown_key"),
        ("indicators[2].unread.name", "甲", "json_not_in_form"),
        ("indicators", [{"group": "output"}] * 501, "json_too_many_rows"),
    ],
)
def test_wrong_value_is_named_by_its_path(
    refusal: Refusal, document: dict[str, Any], path: str, value: object, code: str
) -> None:
    _set(document, path, value)
    error = refusal(json.dumps(document).encode())
    assert (error.code, error.facts["where"]) == (code, f"reports[0].{path}")


@pytest.mark.parametrize(("key", "value"), [("office", "甲"), ("recurring", False), ("signature", "persons")])
def test_value_that_the_form_has_no_place_for_is_refused(refusal: Refusal, toy: Form, key: str, value: object) -> None:
    document = json.loads(to_json([PlanRow(toy.new_report(2024))]))
    document["reports"][0][key] = value
    error = refusal(json.dumps(document).encode())
    assert (error.code, error.facts["where"]) == ("json_not_in_form", f"reports[0].{key}")


def test_cell_that_the_form_has_no_column_for_is_refused(refusal: Refusal, toy: Form) -> None:
    document = json.loads(to_json([PlanRow(toy.new_report(2024))]))
    document["reports"][0]["indicators"][0]["explanation"] = "甲"
    assert refusal(json.dumps(document).encode()).code == "json_not_in_form"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: d.update(format="ziping/report"), "json_other_format"),
        (lambda d: d.pop("format"), "json_other_format"),
        (lambda d: d.pop("version"), "json_missing"),
        (lambda d: d.update(version=2), "json_other_version"),
        (lambda d: d.update(version=1.0), "json_other_version"),
        (lambda d: d.update(version=True), "json_other_version"),
        (lambda d: d.update(version="1"), "json_other_version"),
        (lambda d: d.pop("reports"), "json_missing"),
        (lambda d: d.update(reports={}), "json_not_a_list"),
        (lambda d: d.update(reports=[None]), "json_not_an_object"),
        (lambda d: d.update(note="甲"), "json_unknown_key"),
        (lambda d: [report.update(uid="abcdefab-0000-4000-8000-00000000000f") for report in d["reports"]], None),
    ],
)
def test_wrong_document_is_refused(
    refusal: Refusal, document: dict[str, Any], change: Change, code: str | None
) -> None:
    document["reports"] *= 2
    document["reports"] = json.loads(json.dumps(document["reports"]))
    change(document)
    assert refusal(json.dumps(document).encode()).code == (code or "json_repeated_uid")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "json_broken"),
        (b'{"format": "ziping/reports", "version": 1, "reports": [', "json_broken"),
        (b"[]", "json_other_format"),
        (b"null", "json_other_format"),
        (b"9" * 100_000, "json_other_format"),
        (
            b'{"format": "ziping/reports", "version": 1, "reports": [{"fiscal_year": 1%s}]}' % (b"0" * 9000),
            "json_missing",
        ),
        (b'{"format": "ziping/reports", "version": %s, "reports": []}' % (b"1" * 9000), "json_other_version"),
        (b'{"format": "ziping/reports", "version": NaN, "reports": []}', "json_other_version"),
        (b"[" * 1_000_000, "json_too_deep"),
        (b'{"a":' * 1_000_000, "json_too_deep"),
        ('{"format": "甲"}'.encode("gb18030"), "json_not_utf8"),
        ('{"format": "甲"}'.encode("utf-16"), "json_not_utf8"),
        (b"SQLite format 3\x00\x10\x00\x80", "json_not_utf8"),
        (b'{"reports": [{"form": 1, "a": [{"form": "x", "form": "y"}]}]}', "json_repeated_key"),
        (b" " * (SIZE_LIMIT + 1), "source_too_large"),
    ],
    ids=range(15),
)
def test_wrong_content_is_refused(refusal: Refusal, content: bytes, code: str) -> None:
    assert refusal(content).code == code


def test_repeated_key_is_named_by_its_path(refusal: Refusal) -> None:
    error = refusal(b'{"reports": [{"indicators": [{}, {"weight": "1", "weight": "2"}]}]}')
    assert error.facts["where"] == "reports[0].indicators[1].weight"


def test_broken_place_is_named(refusal: Refusal) -> None:
    error = refusal(b'{"format": "ziping/reports",\n "version" 1}')
    assert (error.facts["line"], error.facts["column"]) == (2, 12)


def test_deep_value_is_refused_where_it_stands(refusal: Refusal, document: dict[str, Any]) -> None:
    _set(document, "budget_unit", "DEEP")
    content = json.dumps(document).replace('"DEEP"', "[" * 400 + "]" * 400)
    error = refusal(content.encode())
    assert (error.code, error.facts["where"]) == ("json_not_a_text", "reports[0].budget_unit")


def test_what_is_no_readable_file_is_refused(tmp_path: Path, forms: Forms) -> None:
    os.mkfifo(tmp_path / "fifo")
    long_name = "甲" * 200
    for name, code in (
        (".", "source_no_file"),
        ("fifo", "source_no_file"),
        ("无", "source_missing"),
        (long_name, "source_unreadable"),
    ):
        with pytest.raises(KnownError) as caught:
            read_json(tmp_path / name, forms)
        assert caught.value.code == code


_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["10", "2022-03-10"])
)
_KEYS = st.sampled_from(
    sorted({field.name for kind in (Report, Indicator) for field in fields(kind)} | {*Printed._fields, "uid"})
)
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4), max_leaves=12
)
_RECORDS = st.dictionaries(_KEYS, _VALUES, max_size=6).map(
    lambda record: {"form": "putuo-2021", "fiscal_year": 2021, **record}
)


@given(st.lists(_RECORDS | _VALUES, max_size=2))
def test_any_values_are_read_or_refused(tmp_path: Path, forms: Forms, records: list[object]) -> None:
    path = tmp_path / "来源.json"
    path.write_text(json.dumps({"format": "ziping/reports", "version": 1, "reports": records}), encoding="utf-8")
    try:
        rows = read_json(path, forms).rows
    except KnownError as error:
        assert _is_one_line(error_sentence(error))  # noqa: PT017  # either way is right, as long as nothing else is raised
    else:
        assert len(to_json(rows)) > 0


@given(st.data())
def test_any_damage_is_read_or_refused(tmp_path: Path, forms: Forms, report: Report, data: st.DataObject) -> None:
    content = bytearray(to_json([PlanRow(report)]))
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "来源.json"
    path.write_bytes(content)
    try:
        read_json(path, forms)
    except KnownError as error:
        assert error_sentence(error).endswith("。")  # noqa: PT017  # as above
