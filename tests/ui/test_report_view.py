"""The pages: generated from the form, bound to the editor."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.report import FieldKind, Report
from tests.ui.acting import CTRL, Key, compose, focus, press, type_text
from ui.editor import Editor
from ui.tabs.report_view import ReportView
from ui.widgets.line_input import LineInput
from ui.widgets.reason import Reason
from ui.widgets.text_input import TextInput


def input_of(view: QWidget, name: str) -> QWidget:
    """The input of this accessible name."""
    found = [w for w in view.findChildren(QWidget) if w.accessibleName() == name and not isinstance(w, QLabel)]
    assert len(found) == 1
    return found[0]


def reason_of(view: QWidget, name: str) -> str:
    return next(r for r in view.findChildren(Reason) if r.accessibleName() == f"{name}：说明").sentence


def test_the_pages_are_the_form_s(view: ReportView, editor: Editor, form: Form, blank: Report) -> None:
    editor.open(1, blank, form)
    assert view.tabs is not None
    assert [view.tabs.tabText(i) for i in range(view.tabs.count())] == [tab.title for tab in form.tabs]
    for page in view.tabs.pages:
        view.tabs.setCurrentWidget(page)
    for field in form.fields:
        labels = [label for label in view.findChildren(QLabel) if label.text() == field.label]
        assert len(labels) == 1
        if field.kind not in {FieldKind.RATE, FieldKind.GRADE}:
            assert labels[0].buddy() is input_of(view, field.label)


def test_another_form_opens_in_the_same_window(
    view: ReportView, editor: Editor, forms: Forms, report: Report, form: Form
) -> None:
    toy = forms["toy"]
    editor.open(1, toy.new_report(2021), toy)
    assert view.tabs is not None
    assert [view.tabs.tabText(i) for i in range(view.tabs.count())] == ["头一页", "第二页"]
    view.go_to(Place("executed"))
    type_text("2000")
    assert editor.report is not None
    assert editor.report.executed == Decimal(2000)
    editor.open(2, report, form)
    assert view.tabs.tabText(0) == form.tabs[0].title


def test_opening_edits_nothing(view: ReportView, editor: Editor, form: Form, report: Report, blank: Report) -> None:
    for report_id, opened in ((1, report), (2, blank), (1, report)):
        editor.open(report_id, opened, form)
        assert editor.report is opened
        assert editor.undo_label is None
    assert view.tabs is not None


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("湖畔 A&B <x>", ("project_name", "湖畔 A&B <x>")),
        ("９９.４３５万", ("current_budget", Decimal(994350))),
        ("2022年3月10日", ("evaluated_on", date(2022, 3, 10))),
        ("照度不够", ("problems", "照度不够")),
    ],
)
def test_what_is_typed_stands_in_the_report(
    view: ReportView, editor: Editor, form: Form, typed: str, stands: tuple[str, object]
) -> None:
    attribute, value = stands
    editor.open(1, form.new_report(2021), form)
    view.go_to(Place(attribute))
    type_text(typed)
    assert getattr(editor.report, attribute) == value
    field = form.field(attribute)
    assert field is not None
    assert editor.undo_label == field.label


def test_an_unreadable_amount_is_red_kept_and_not_the_older_number(
    view: ReportView, editor: Editor, form: Form, report: Report
) -> None:
    editor.open(1, report, form)
    view.go_to(Place("current_budget"))
    focus().selectAll()  # type: ignore[attr-defined]  # it is a LineInput
    type_text("约100")
    assert editor.report is not None
    assert editor.report.current_budget is None
    assert dict(editor.report.unread) == {"current_budget": "约100"}
    amount = input_of(view, "当年预算数（元）")
    assert is_red(amount)
    assert "约100" in reason_of(view, "当年预算数（元）")
    assert form.execution_rate(editor.report) is None
    press(Key.Key_Tab)
    assert isinstance(amount, LineInput)
    assert amount.text() == "约100"
    saved = editor.report
    editor.open(2, report, form)
    editor.open(1, saved, form)
    assert amount.text() == "约100"
    editor.undo()
    assert amount.text() == "860,000.00"
    assert not is_red(amount)
    assert "约100" not in reason_of(view, "当年预算数（元）")


def test_the_rate_follows_at_every_keystroke(view: ReportView, editor: Editor, form: Form, report: Report) -> None:
    editor.open(1, replace(report, executed=None), form)
    rate = next(w for w in view.findChildren(QLabel) if w.accessibleName() == "预算执行率（%）")
    seen = []
    view.go_to(Place("executed"))
    for digit in "860000":
        type_text(digit)
        seen.append(rate.text())
    assert seen == ["0.00%", "0.01%", "0.10%", "1.00%", "10.00%", "100.00%"]


def test_a_blank_form_shows_nothing_red(view: ReportView, editor: Editor, form: Form, blank: Report) -> None:
    editor.open(1, blank, form)
    assert editor.findings
    for tab in range(3):
        assert view.tabs is not None
        view.tabs.setCurrentIndex(tab)
    assert len(view.findChildren(Reason)) > 14
    assert not any(is_red(widget) for widget in view.findChildren(QWidget))
    assert all(not reason.objection for reason in view.findChildren(Reason))


def test_undo_shows_the_field_that_it_changed(view: ReportView, editor: Editor, form: Form, report: Report) -> None:
    editor.open(1, report, form)
    view.go_to(Place("problems"))
    type_text("。")
    view.go_to(Place("office"))
    assert view.tabs is not None
    assert view.tabs.currentIndex() == 0
    editor.undo()
    assert view.tabs.currentIndex() == 1
    assert focus().accessibleName() == "主要问题"
    press(Key.Key_A, CTRL)
    type_text("新")
    assert editor.report is not None
    assert editor.report.problems == "新"


def test_nothing_is_undone_while_composing(view: ReportView, editor: Editor, form: Form, report: Report) -> None:
    editor.open(1, report, form)
    view.go_to(Place("problems"))
    type_text("。")
    typed = editor.report
    compose(focus(), "zhao")
    editor.undo()
    assert editor.report is typed


def test_a_text_over_its_limit_is_said_and_kept(view: ReportView, editor: Editor, form: Form, blank: Report) -> None:
    editor.open(1, replace(blank, project_name="字" * 200), form)
    assert reason_of(view, "项目名称") == ""
    view.go_to(Place("project_name"))
    type_text("字")
    assert "201" in reason_of(view, "项目名称")
    assert editor.report is not None
    assert len(editor.report.project_name) == 201


def test_characters_are_counted(view: ReportView, editor: Editor, form: Form, blank: Report) -> None:
    editor.open(1, replace(blank, problems="𠮷野家"), form)
    view.go_to(Place("problems"))
    assert reason_of(view, "主要问题") == "3 字，打印 1 行"
    press(Key.Key_Return)
    type_text("第二行")
    assert reason_of(view, "主要问题") == "7 字，打印 2 行"
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    assert reason_of(view, "主要问题") == "0 字"


def test_the_lines_of_a_very_long_text_are_counted_after_a_pause(
    view: ReportView, editor: Editor, form: Form, blank: Report, qtbot: QtBot
) -> None:
    editor.open(1, replace(blank, problems="字\n" * 8_999), form)
    view.go_to(Place("problems"))
    assert reason_of(view, "主要问题") == "17,998 字"
    qtbot.waitUntil(lambda: reason_of(view, "主要问题") == "17,998 字，打印 9,000 行")


def test_the_limit_of_a_long_text_is_shown_before_at_and_behind_it(
    view: ReportView, editor: Editor, form: Form, blank: Report
) -> None:
    editor.open(1, replace(blank, problems="字" * 19_998), form)
    view.go_to(Place("problems"))
    for said in ("19,999/20,000 字", "20,000 字，已到上限", "20,001"):
        press(Key.Key_End, CTRL)
        type_text("字")
        assert said in reason_of(view, "主要问题")
    assert editor.report is not None
    assert len(editor.report.problems) == 20_001


def test_an_amount_is_said_in_capitals_while_it_is_typed(
    view: ReportView, editor: Editor, form: Form, blank: Report
) -> None:
    editor.open(1, blank, form)
    name = "当年预算数（元）"
    assert reason_of(view, name) == ""
    view.go_to(Place("current_budget"))
    type_text("99.435")
    assert reason_of(view, name).startswith("✕")
    type_text("万")
    assert reason_of(view, name) == "人民币玖拾玖万肆仟叁佰伍拾元整"


def test_tab_goes_in_paper_order(view: ReportView, editor: Editor, form: Form, blank: Report) -> None:
    editor.open(1, blank, form)
    view.go_to(Place("fiscal_year"))
    editor.edit(replace(blank, recurring=True), "经常性")
    visited = []
    for _ in range(8):
        visited.append(focus().accessibleName().removesuffix(f"：{form.yes}"))
        press(Key.Key_Tab)
    assert visited == [field.label for field in form.fields[:9] if field.kind is not FieldKind.RATE]


def test_the_caret_stays_in_sight(view: ReportView, editor: Editor, form: Form, blank: Report, qtbot: QtBot) -> None:
    editor.open(1, replace(blank, problems="\n".join("多行文字" * 30)), form)
    view.go_to(Place("problems"))
    press(Key.Key_End, CTRL)
    text = focus()
    assert isinstance(text, TextInput)
    assert view.tabs is not None
    area = view.tabs.currentWidget()
    assert isinstance(area, QAbstractScrollArea)
    viewport = area.viewport()
    qtbot.waitUntil(lambda: viewport.rect().contains(text.mapTo(viewport, text.cursorRect().center())))


def test_a_report_for_reading_takes_no_keys(view: ReportView, editor: Editor, form: Form, report: Report) -> None:
    editor.book_read_only = True
    editor.open(1, report, form)
    for attribute in ("project_name", "current_budget", "problems"):
        view.go_to(Place(attribute))
        type_text("9")
    view.go_to(Place("name", 0))
    type_text("9")
    press(Key.Key_Delete)
    assert editor.report is report
    name = input_of(view, "项目名称")
    assert isinstance(name, LineInput)
    assert name.text() == report.project_name


def is_red(widget: QWidget) -> bool:
    ink: QColor = widget.palette().color(QPalette.ColorRole.Text)
    return ink.red() > ink.green() + 60


def test_a_page_of_texts_stays_as_wide(view: ReportView, editor: Editor, form: Form, report: Report) -> None:
    editor.open(1, report, form)
    view.go_to(Place("achievements"))
    assert view.tabs is not None
    page = view.tabs.pages[view.tabs.currentIndex()]
    width = page.viewport().width()
    editor.edit(replace(report, achievements="一是更换灯具。" * 400), "主要绩效")
    for height in range(300, 700, 20):  # there were heights at which Qt never ended
        view.resize(1000, height)
        QApplication.processEvents()
        assert page.viewport().width() == width
