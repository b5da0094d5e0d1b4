"""Whatever is in a JSON file: it is read, or refused with one sentence, in little memory."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.errors import KnownError
from desktop.exchange.json_file import read_json, to_json
from desktop.messages import error_sentence
from desktop.paths import FORMS
from tests.mutations import memory_below, mutated
from tests.reports import filled_report

_FORMS = Forms(FORMS)
_REPORT = filled_report(_FORMS["putuo-2021"], signature="persons", signature_texts=(("preparer", "李"),))
_GOOD = to_json([PlanRow(_REPORT, "5f3c2d6e-6a53-4a0e-9d5e-3f5d0a7c1b11"), PlanRow(replace(_REPORT, office=""))])
_PIECES = st.one_of(
    st.binary(max_size=8),
    st.sampled_from(
        [
            *(
                b"[" * 3000,
                b'{"a":' * 3000,
                b"1" * 5000,
                b"-1e999",
                b"NaN",
                b"Infinity",
                b"null",
                b"true",
                b"{}",
                b"[]",
            ),
            *(b'"\\ud800"', b'"\\u0000"', b'"9" ', b'""', b'"\xef\xbc\x99"', b"\xef\xbb\xbf", b"0.1", b"9" * 18, b","),
            *(b'"99999999999999999999.99"', b'"0001-01-01"', b'"2022-02-30"', b'"form": "toy"', b'"uid": 1,'),
        ]
    ),
)


@given(mutated(_GOOD, _PIECES))
@settings(max_examples=400)
def test_mutated_file_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "来件.json"
    path.write_bytes(content)
    with memory_below(32):
        try:
            plan = read_json(path, _FORMS)
        except KnownError as error:
            assert error_sentence(error).endswith("。")  # noqa: PT017  # either may happen
        else:
            assert to_json(plan.rows)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("A" * 30_000),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@given(st.data())
@settings(max_examples=200)
def test_any_value_in_any_place_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    import json  # noqa: PLC0415  # only here

    document = json.loads(_GOOD)
    report = document["reports"][0]
    holder = data.draw(st.sampled_from([document, report, report["indicators"][0], report["signature_texts"]]))
    holder[data.draw(st.sampled_from(sorted(holder)))] = data.draw(_VALUES)
    path = tmp_path / "来件.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    try:
        read_json(path, _FORMS)
    except KnownError as error:
        assert error_sentence(error).endswith("。")  # noqa: PT017  # either may happen
