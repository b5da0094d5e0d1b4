from dataclasses import replace
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.errors import KnownError
from tests.ui.shelf import Shelf
from ui.editor import Editor

FULL = KnownError("book_disk_full", path="x")


@pytest.fixture
def opened(editor: Editor, blank: Report, form: Form) -> Editor:
    editor.open(1, blank, form)
    return editor


def now(editor: Editor) -> Report:
    assert editor.report is not None
    return editor.report


def type_name(editor: Editor, text: str) -> None:
    for end in range(1, len(text) + 1):
        editor.edit(replace(now(editor), project_name=text[:end]), "项目名称", typing=True)


def test_opening_makes_no_step_and_saves_nothing(opened: Editor, blank: Report, shelf: Shelf) -> None:
    assert now(opened) == blank
    assert opened.undo_label is None
    assert opened.save()
    assert shelf.saved == []


def test_typing_in_one_field_is_one_step(opened: Editor, blank: Report) -> None:
    type_name(opened, "照明改造")
    assert (opened.undo_label, opened.redo_label) == ("项目名称", None)
    opened.undo()
    assert now(opened) == blank
    assert opened.undo_label is None
    opened.redo()
    assert now(opened) == replace(blank, project_name="照明改造")


def test_a_pause_ends_the_step(opened: Editor) -> None:
    type_name(opened, "照明")
    opened.save()
    opened.edit(replace(now(opened), project_name="照明改造"), "项目名称", typing=True)
    opened.undo()
    assert now(opened).project_name == "照明"
    opened.undo()
    assert now(opened).project_name == ""


def test_another_field_is_another_step(opened: Editor) -> None:
    type_name(opened, "照明")
    opened.edit(replace(now(opened), office="设施科"), "科室", typing=True)
    opened.undo()
    assert (now(opened).project_name, now(opened).office) == ("照明", "")


def test_two_cells_of_one_row_are_two_steps(opened: Editor) -> None:
    for attribute in ("weight", "self_score"):
        report = now(opened)
        row = replace(report.indicators[0], **{attribute: Decimal(7)})  # type: ignore[arg-type]  # both are Decimals
        opened.edit(report.with_indicator(0, row), attribute, typing=True)
    opened.undo()
    assert now(opened).indicators[0].weight == Decimal(7)
    assert now(opened).indicators[0].self_score is None


def test_typing_that_leads_back_leaves_no_step(opened: Editor, blank: Report) -> None:
    type_name(opened, "照")
    opened.edit(blank, "项目名称", typing=True)
    assert opened.undo_label is None


def test_what_is_chosen_does_not_merge(opened: Editor, blank: Report) -> None:
    opened.edit(replace(blank, recurring=True), "经常性")
    opened.edit(replace(blank, recurring=False), "经常性")
    opened.undo()
    assert now(opened) == replace(blank, recurring=True)


def test_undo_tells_the_place(opened: Editor, blank: Report, qtbot: QtBot) -> None:
    opened.edit(replace(blank, recurring=True), "经常性")
    with qtbot.waitSignal(opened.stepped) as told:
        opened.undo()
    assert told.args == [Place("recurring")]


def test_saved_by_itself_within_a_second(opened: Editor, shelf: Shelf, qtbot: QtBot) -> None:
    type_name(opened, "照明")
    assert shelf.saved == []
    with qtbot.waitSignal(opened.saved, timeout=1000):
        pass
    assert [report.project_name for _, report in shelf.saved] == ["照明"]


def test_undo_after_saving_works_and_is_saved(opened: Editor, blank: Report, shelf: Shelf) -> None:
    type_name(opened, "照明")
    opened.save()
    opened.undo()
    assert now(opened) == blank
    opened.save()
    assert shelf.saved[-1] == (1, blank)


def test_another_report_is_opened_after_saving_this_one(
    opened: Editor, report: Report, form: Form, shelf: Shelf
) -> None:
    type_name(opened, "照明")
    opened.open(2, report, form)
    assert [(report_id, saved.project_name) for report_id, saved in shelf.saved] == [(1, "照明")]


def test_each_report_keeps_its_steps(opened: Editor, blank: Report, report: Report, form: Form, shelf: Shelf) -> None:
    type_name(opened, "照明")
    opened.open(2, report, form)
    assert opened.undo_label is None
    opened.open(1, shelf.saved[-1][1], form)
    opened.undo()
    assert now(opened) == blank


def test_a_failed_save_is_told_once_and_tried_again(opened: Editor, shelf: Shelf) -> None:
    told: list[KnownError] = []
    opened.save_failed.connect(told.append)
    shelf.refusal = FULL
    type_name(opened, "照明")
    assert not opened.save()
    assert not opened.save()
    assert told == [FULL]
    shelf.refusal = None
    assert opened.save()
    assert shelf.saved[-1][1].project_name == "照明"
    shelf.refusal = FULL
    type_name(opened, "照明改造")
    opened.save()
    assert told == [FULL, FULL]


def test_what_could_not_be_saved_is_there_on_return(
    opened: Editor, blank: Report, report: Report, form: Form, shelf: Shelf
) -> None:
    shelf.refusal = FULL
    type_name(opened, "照明")
    opened.open(2, report, form)
    opened.open(1, blank, form)
    assert now(opened) == replace(blank, project_name="照明")


def test_a_report_for_reading_takes_no_edits(editor: Editor, blank: Report, form: Form, shelf: Shelf) -> None:
    editor.use(shelf, read_only=True)
    editor.open(1, blank, form)
    type_name(editor, "照")
    assert editor.report == blank
    assert editor.save()
    assert shelf.saved == []


def test_findings_follow_every_edit(opened: Editor, blank: Report) -> None:
    opened.edit(replace(blank, current_budget=Decimal(-1)), "预算")
    assert [finding.code for finding in opened.findings if not finding.missing] == ["E02"]
