"""Imports taken back from the window: as one, but for what was changed since."""

from dataclasses import replace

from desktop.domain.form import Form
from desktop.domain.plan import Plan, PlanRow
from tests.reports import sound_report
from tests.ui.acting import answer
from tests.ui.test_accessibility import nameless
from ui.commands import Command
from ui.dialogs.withdraw_dialog import WithdrawDialog
from ui.main_window import MainWindow


def bring(window: MainWindow, form: Form) -> None:
    """Take in a newer 乙项目 and a new 丁项目."""
    book = window.session.book
    assert book is not None
    ours = frozenset(summary.digest for summary in window.session.summaries)
    rows = (
        PlanRow(sound_report(form, project_name="乙项目", office="他处"), book.uid(2), ancestors=ours),
        PlanRow(sound_report(form, project_name="丁项目")),
    )
    window.session.take_in(book.imports.apply(Plan("来件.json", rows)))


def names(window: MainWindow) -> list[str]:
    return [summary.project_name for summary in window.session.summaries]


def test_an_import_is_taken_back_as_one(full: MainWindow, form: Form) -> None:
    full.session.show(2)
    bring(full, form)
    seen: list[object] = []

    def take(dialog: WithdrawDialog) -> None:
        model = dialog.view.model()
        seen.extend(model.index(0, column).data() for column in (1, 2, 3))
        seen.append(nameless(dialog))
        dialog.accept()

    answer(WithdrawDialog, take)
    full.commands[Command.WITHDRAW_IMPORT].trigger()
    assert seen == ["来件.json", "2 份", "2 份", []]
    assert names(full) == ["甲项目", "乙项目", "丙项目"]
    assert full.notice.sentence.text() == "已撤销导入：1 份恢复为导入前的内容，1 份移到回收站。"
    assert full.editor.report is not None
    assert full.editor.report.office == "设施科"
    full.commands[Command.UNDO].trigger()
    assert full.editor.report.office == "他处"


def test_what_was_changed_since_stays_and_is_told(full: MainWindow, form: Form) -> None:
    bring(full, form)
    book = full.session.book
    assert book is not None
    book.save(4, replace(book.load(4), office="新科室"))
    full.in_and_out.withdrawals.withdraw(1)
    assert names(full) == ["甲项目", "乙项目", "丙项目", "丁项目"]
    assert "“丁项目”（导入后改过）保持原样。" in full.notice.sentence.text()


def test_a_dialog_that_is_closed_takes_nothing_back(full: MainWindow, form: Form) -> None:
    bring(full, form)
    answer(WithdrawDialog, WithdrawDialog.reject)
    full.commands[Command.WITHDRAW_IMPORT].trigger()
    assert names(full)[-1] == "丁项目"


def test_a_book_without_imports_is_said(full: MainWindow) -> None:
    full.commands[Command.WITHDRAW_IMPORT].trigger()
    assert "还没有导入过" in full.notice.sentence.text()
