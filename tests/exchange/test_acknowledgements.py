"""Acknowledged warnings in JSON: written, read back, and refused where they are none."""

import json

import pytest

from desktop.domain.acknowledgement import Acknowledgement
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.errors import KnownError
from desktop.exchange.json_file import read_rows, to_json
from tests.reports import filled_report

MADE = Acknowledgement("W01", "indicators[5].remark", "0f" * 32, "管线迁改，已与审核人说明")


def _content(form: Form, acknowledgements: object) -> bytes:
    document = json.loads(to_json([PlanRow(filled_report(form))]))
    document["reports"][0]["acknowledgements"] = acknowledgements
    return json.dumps(document).encode()


def test_they_are_read_as_they_were_written(form: Form, forms: Forms) -> None:
    row = PlanRow(filled_report(form), acknowledgements=(MADE, MADE._replace(code="W12", place="problems")))
    assert read_rows(to_json([row]), forms) == (row,)


def test_report_without_any_has_no_key_for_them(form: Form, forms: Forms) -> None:
    assert b"acknowledgements" not in to_json([PlanRow(filled_report(form))])
    assert read_rows(_content(form, None), forms)[0].acknowledgements == ()
    assert read_rows(_content(form, []), forms)[0].acknowledgements == ()


@pytest.mark.parametrize(
    ("value", "code", "where"),
    [
        ({}, "json_not_a_list", ""),
        (["W01"], "json_not_an_object", "[0]"),
        ([{**MADE._asdict(), "by": "甲"}], "json_unknown_key", "[0].by"),
        ([{"code": "W01"}], "json_missing", "[0].place"),
        ([{**MADE._asdict(), "reason": 3}], "json_not_a_text", "[0].reason"),
        ([{**MADE._asdict(), "reason": " "}], "json_not_an_acknowledgement", "[0].reason"),
        ([{**MADE._asdict(), "reason": "长" * 201}], "json_too_long", "[0].reason"),
        ([{**MADE._asdict(), "reason": "\ud800"}], "json_lone_surrogate", "[0].reason"),
        ([MADE._asdict(), {**MADE._asdict(), "code": "E01"}], "json_not_an_acknowledgement", "[1].code"),
        ([{**MADE._asdict(), "fingerprint": "0f"}], "json_not_an_acknowledgement", "[0].fingerprint"),
    ],
)
def test_what_is_none_is_refused(form: Form, forms: Forms, value: object, code: str, where: str) -> None:
    with pytest.raises(KnownError, match=code) as refused:
        read_rows(_content(form, value), forms)
    assert refused.value.facts["where"] == f"reports[0].acknowledgements{where}"
