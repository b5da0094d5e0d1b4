import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.domain.report import Report
from desktop.exchange.json_file import read_json, to_json
from tests.reports import filled_report
from tests.strategies import reports

Read = Callable[[bytes], tuple[PlanRow, ...]]


@pytest.fixture
def read(tmp_path: Path, forms: Forms) -> Read:
    def read_content(content: bytes) -> tuple[PlanRow, ...]:
        path = tmp_path / "来源.json"
        path.write_bytes(content)
        plan = read_json(path, forms)
        assert plan.source == "来源.json"
        return plan.rows

    return read_content


def test_published_forms_are_read_and_agree_with_their_paper(real_forms_folder: Path, forms: Forms) -> None:
    plan = read_json(real_forms_folder / "putuo-2021.json", forms)
    assert [row.findings for row in plan.rows] == [()] * 4
    assert [str(row.report.total_score) for row in plan.rows] == ["98", "100", "94", "99"]
    assert {row.uid for row in plan.rows} == {""}


def test_what_is_written_is_read_again(read: Read, report: Report, toy: Form) -> None:
    rows = (PlanRow(report, str(UUID(int=7))), PlanRow(toy.new_report(2024)))
    assert read(to_json(rows)) == rows


@given(st.lists(st.tuples(reports(), st.none() | st.uuids()), max_size=3, unique_by=lambda row: row[1]))
def test_any_report_survives_the_way_out_and_in(read: Read, values: list[tuple[Report, UUID | None]]) -> None:
    rows = tuple(PlanRow(report, str(uid or "")) for report, uid in values)
    assert read(to_json(rows)) == rows


def test_same_reports_give_same_bytes(report: Report) -> None:
    assert to_json([PlanRow(report)]) == to_json([PlanRow(replace(report))])


def test_byte_order_mark_and_capital_uid_are_read(read: Read, form: Form) -> None:
    row = PlanRow(filled_report(form), "abcdefab-0000-4000-8000-00000000000f")
    content = to_json([row]).replace(row.uid.encode(), row.uid.upper().encode())
    assert read(b"\xef\xbb\xbf" + content) == (row,)


def test_texts_are_cleaned(read: Read, report: Report) -> None:
    content = to_json([PlanRow(replace(report, office="甲\x00\r\n乙", problems="甲\x07\r\n乙"))])
    (row,) = read(content)
    assert (row.report.office, row.report.problems) == ("甲 乙", "甲\n乙")


def test_source_is_text_whatever_the_file_is_called(tmp_path: Path, forms: Forms) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n\x1b\xe7\x94\xb2.json"))
    path.write_bytes(to_json([]))
    assert read_json(path, forms).source == "\ufffd 甲.json"


def test_no_reports_is_a_plan_without_rows(read: Read) -> None:
    assert read(to_json([])) == ()
