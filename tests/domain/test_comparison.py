"""What two versions of a report differ in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.comparison import Change, Difference, compare
from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.passages import Spans, compare_texts
from desktop.domain.report import Indicator, Report
from desktop.domain.text import TEXT_LIMIT
from desktop.messages.differences import difference_label, difference_text
from tests.strategies import reports


def test_same_report_has_no_differences(report: Report) -> None:
    assert compare(report, report) == ()


def test_values_are_told_as_they_are_shown(report: Report) -> None:
    changed = replace(
        report,
        executed=None,
        unread=(("executed", "约八十万"),),
        evaluated_on=date(2022, 3, 16),
        recurring=True,
        signature_texts=(("preparer", "李"),),
    )
    assert [(str(one.place), one.before, one.after) for one in compare(report, changed)] == [
        ("recurring", "false", "true"),
        ("executed", "845,300.50", "约八十万"),
        ("evaluated_on", "2022-03-15", "2022-03-16"),
        ("signature_texts.preparer", "", "李"),
    ]


def test_rows_are_followed_by_their_names(report: Report) -> None:
    first, second, *others = report.indicators
    new = Indicator(group=first.group, name="新指标")
    changed = replace(report, indicators=(second, replace(first, self_score=Decimal("1.5")), *others[:-1], new))
    found = compare(report, changed)
    assert [(one.change, one.place, one.before, one.after) for one in found] == [
        (Change.CHANGED, Place("self_score", 1), "10", "1.5"),
        (Change.ROW_REMOVED, Place("name", len(report.indicators) - 1), others[-1].name, ""),
        (Change.ROW_ADDED, Place("name", len(report.indicators) - 1), "", "新指标"),
        (Change.ROWS_MOVED, Place("indicators"), "", ""),
    ]


def test_renamed_row_stays_the_same_row(report: Report) -> None:
    renamed = report.with_indicator(2, replace(report.indicators[2], name="改名", remark="备注"))
    assert [one.place for one in compare(report, renamed)] == [Place("name", 2), Place("remark", 2)]


def test_every_difference_has_its_words(form: Form, report: Report) -> None:
    row = report.indicators[0]
    changed = replace(
        report.with_indicator(0, replace(row, remark="备注")).without_indicators(frozenset({1})),
        signature="seal",
        recurring=True,
        fiscal_year=2022,
        signature_texts=(("reviewer", "王"),),
    )
    labels = [difference_label(one, report, changed, form) for one in compare(report, changed)]
    assert labels == [
        "年度",
        form.field("recurring").label,  # type: ignore[union-attr]  # it is in the form
        "签字栏",
        "签字栏的审核人",
        f"第 1 行“{row.name}”的备注",
        f"删除一行“{report.indicators[1].name}”",
    ]
    recurring = Difference(Change.CHANGED, Place("recurring"), "true", "false")
    group = Difference(Change.CHANGED, Place("group", 0), "output", "?")
    assert [difference_text(recurring, text, form) for text in ("true", "false", "")] == ["是", "否", ""]
    assert [difference_text(group, text, form) for text in ("output", "?")] == ["产出指标", "?"]


@given(reports(), reports())
@settings(max_examples=60)
def test_reports_differ_where_they_are_not_equal(before: Report, after: Report) -> None:
    assert compare(before, before) == ()
    assert bool(compare(before, after)) == (before != after)


def _without(text: str, spans: Spans) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


def test_passages_of_a_long_text() -> None:
    before = "一是更换灯具，二是检测照度；三是修补路面。" * 900
    after = f"{before[:5000]}新增一句。{before[5000:9000]}{before[9011:]}"
    gone, new = compare_texts(before, after)
    assert new == ((5000, 5005),)
    assert [end - start for start, end in gone] == [11]


def test_texts_that_have_nothing_in_common_are_one_passage() -> None:
    assert compare_texts("甲" * TEXT_LIMIT, "乙，" * (TEXT_LIMIT // 2)) == (((0, TEXT_LIMIT),), ((0, TEXT_LIMIT),))
    assert compare_texts("", "新") == ((), ((0, 1),))
    assert compare_texts("同", "同") == ((), ())


@given(st.text("一二，。\n", max_size=1500), st.text("一二，。\n", max_size=1500))
@settings(max_examples=60)
def test_what_is_not_in_a_passage_is_the_same_in_both(before: str, after: str) -> None:
    gone, new = compare_texts(before, after)
    assert _without(before, gone) == _without(after, new)
    for spans, text in ((gone, before), (new, after)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] < other[0] for one, other in pairwise(spans))
