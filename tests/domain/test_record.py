import json
from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given

from desktop.domain.form import Form
from desktop.domain.record import canonical, digest, from_record, to_record
from desktop.domain.report import Indicator, Report
from desktop.errors import KnownError
from tests.strategies import reports


@given(reports())
def test_record_gives_the_report_again(report: Report) -> None:
    again = from_record(json.loads(json.dumps(to_record(report))), "reports[0]")
    assert again == report
    assert digest(again) == digest(report)


def test_record_has_the_keys_in_paper_order(report: Report) -> None:
    rare = {"signature", "signature_texts", "unread"}
    assert list(to_record(report)) == [field.name for field in fields(Report) if field.name not in rare]
    assert to_record(report)["current_budget"] == "860000.00"
    assert to_record(report)["evaluated_on"] == "2022-03-15"


def test_what_few_reports_have_is_written_where_it_is_there(report: Report) -> None:
    signed = replace(report, signature="persons", signature_texts=(("head", "甲"),))
    assert to_record(signed)["signature_texts"] == {"head": "甲"}


def test_digest_is_the_same_for_equal_figures(report: Report) -> None:
    rows = tuple(replace(row, weight=row.weight and row.weight.quantize(Decimal("0.01"))) for row in report.indicators)
    written_out = replace(report, indicators=rows, executed=Decimal("845300.5"), previous_budget=Decimal("-0"))
    assert str(rows[0].weight) == "10.00"
    assert digest(written_out) == digest(report)


def test_digest_leaves_out_what_is_empty(form: Form) -> None:
    blank = Report(form=form.id, fiscal_year=2021, indicators=(Indicator(group="output"),))
    assert canonical(blank) == '{"fiscal_year":2021,"form":"putuo-2021","indicators":[{"group":"output"}]}'


def test_digest_of_a_known_report_never_changes(report: Report) -> None:
    """The books that people have hold these digests: a change here makes every stored report look damaged."""
    assert digest(report) == "2e2ba91afba8ffaed6cc552c20a2883590d259795fef5901825588c5cbb710dd"


def test_digest_tells_missing_from_zero_and_no(report: Report) -> None:
    variants = [
        report,
        replace(report, previous_budget=None),
        replace(report, recurring=None),
        replace(report, recurring=True),
        replace(report, unread=(("executed", "约 84 万"),)),
        replace(report, indicators=report.indicators[::-1]),
        replace(report, indicators=(*report.indicators, Indicator(group="output"))),
        report.with_indicator(0, replace(report.indicators[0], self_score=None)),
        report.with_indicator(0, replace(report.indicators[0], self_score=Decimal(0))),
    ]
    assert len({digest(variant) for variant in variants}) == len(variants)


def test_missing_keys_are_empty_values() -> None:
    assert from_record({"form": "toy", "fiscal_year": 2021}, "") == Report(form="toy", fiscal_year=2021)


def test_empty_texts_by_key_are_none(form: Form) -> None:
    blank = to_record(form.new_report(2021))
    assert digest(from_record({**blank, "signature_texts": {"head": "", "phone": "\x00"}}, "")) == digest(
        form.new_report(2021)
    )


def test_texts_by_key_have_clean_keys(form: Form) -> None:
    with pytest.raises(KnownError, match="json_lone_surrogate"):
        from_record({**to_record(form.new_report(2021)), "signature_texts": {"\ud800": "甲"}}, "reports[0]")
