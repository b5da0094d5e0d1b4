"""What the window does with the pre-review: warnings that stay, the rules of the book, what is left, check sheets."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.actions import Actions, Parts
from ui.attempt import attempt
from ui.background import Course, Job
from ui.in_and_out.written_files import another_name, proposed_file, show_file
from ui.models.problem_model import Problem
from ui.panels.problem_panel import ProblemPanel
from ui.review.book_findings import BookFindings
from ui.review.review import Review
from ui.widgets.composition import commit_focus

if TYPE_CHECKING:
    from desktop.domain.rules import Rules
    from desktop.jobs.checking import Checking, LeftFinding
    from desktop.storage.book import Book
    from ui.dialogs.left_dialog import LeftDialog

_SUFFIX = ".pdf"


class ReviewActions(Actions):
    """Acts on the problem at which the list stands, on the chosen reports, and on the book."""

    place_chosen = Signal(object)
    """The Place of the open report to which the user wants to go."""
    finalising_wanted = Signal(object)
    """The ids of the reports that are to be finalised once more."""

    def __init__(self, parts: Parts, *, review: Review, beside: BookFindings, problems: ProblemPanel) -> None:
        super().__init__(parts)
        self._review = review
        self._beside = beside
        self._problems = problems
        self.left: LeftDialog | None = None
        """The list of what is left, once there was one."""
        self._to_be_final: list[int] = []
        problems.reason_given.connect(self._acknowledge)
        problems.reason_withdrawn.connect(self._withdraw)
        self._session.book_changed.connect(self._put_left_away)

    def ask_reason(self) -> None:
        """Let the user type why the current warning stays."""
        if self._editor.seal is not None:
            self._notice.tell("报告已定稿，确认的警告也已锁定；要修改，请先取消定稿。")
        elif not self._problems.enter_reason():
            self._notice.tell("这份报告没有可以确认的警告；错误须改正，提示不必处理。")

    def withdraw_current(self) -> None:
        """Take back that the current warning stays."""
        problem = self._problems.current
        if problem is None or not problem.reason:
            self._notice.tell("请先在问题清单中选中一条“已确认”的警告。")
        else:
            self._withdraw(problem)

    def choose_rules(self) -> None:
        """Let the user choose by which rules the book is checked."""
        from ui.dialogs.rules_dialog import RulesDialog  # noqa: PLC0415  # no start waits for it

        book = self._session.book
        commit_focus()
        if book is None or not self._editor.save():
            return
        dialog = RulesDialog(book.review.rule_sets, book.review.rules, self._window)
        chosen = dialog.chosen if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        if chosen is not None:
            reports = len(self._session.summaries)
            self._changes.make("正在按新规则检查整簿", reports, partial(_choose, chosen=chosen), self._tell_rules)

    def export_chosen_sheets(self) -> None:
        """Write the check sheet of the chosen reports."""
        self._ask_sheet(self._reports.chosen)

    def export_all_sheets(self) -> None:
        """Write the check sheet of the whole book."""
        self._ask_sheet([summary.id for summary in self._session.summaries])

    def export_sheet(self, report_ids: Sequence[int], path: Path) -> None:
        """Write a check sheet beside the window's own work, and open it in the system's viewer."""
        book = self._session.book
        if book is None or not self._editor.save():
            return
        from desktop.jobs.checking import Checking  # noqa: PLC0415  # as above

        def failed(error: KnownError) -> None:
            again = another_name(error, partial(self._ask_sheet, report_ids))
            self._notice.tell(error_sentence(error), again)

        checking = Checking(self._session.forms, self._session.today(), beside=self._beside.known)
        self._runner.run(
            Job(
                title=f"正在导出 {len(report_ids)} 份报告的自查表",
                work=partial(_write_sheet, book.path, tuple(report_ids), checking, path),
                done=lambda _: self._tell_written(path),
                failed=failed,
                cancelled=lambda: self._notice.tell("已取消导出自查表，没有产生任何文件。"),
            )
        )

    def show_left(self, left: "tuple[LeftFinding, ...]", report_ids: list[int]) -> None:
        """Show what keeps reports from being final: in the problem list where only the open one is concerned."""
        self._to_be_final = report_ids
        if {one.report_id for one in left} == {self._editor.report_id}:
            self._put_left_away()
            self._window.activateWindow()
            self._problems.enter()
            return
        if self.left is None:
            from ui.dialogs.left_dialog import LeftDialog  # noqa: PLC0415  # as above

            self.left = LeftDialog(self._window)
            self.left.line_chosen.connect(self._go_to)
            self.left.finalising_wanted.connect(lambda: self.finalising_wanted.emit(self._to_be_final))
        self.left.show_left(left)

    def _put_left_away(self) -> None:
        if self.left is not None:
            self.left.hide()

    def _go_to(self, one: "LeftFinding") -> None:
        def go() -> None:
            self._session.show(one.report_id)
            self._window.activateWindow()
            self.place_chosen.emit(one.reviewed.finding.place)

        attempt(go, self._notice)

    def _acknowledge(self, problem: Problem, reason: str) -> None:
        chosen = self._problems.chosen_warnings
        findings = [one.finding for one in (chosen if problem in chosen else [problem])]
        if attempt(lambda: self._review.acknowledge(reason, *findings), self._notice):
            self._problems.go_on()

    def _withdraw(self, problem: Problem) -> None:
        if attempt(lambda: self._review.withdraw(problem.finding), self._notice):
            self._problems.go_on()

    def _tell_rules(self, rules: "Rules") -> None:
        self._editor.check_by(rules)
        self._session.refresh()
        self._notice.tell(f"这本自评簿现在按“{rules.title}”检查。")

    def _ask_sheet(self, report_ids: Sequence[int]) -> None:
        commit_focus()
        if self._session.book is None or not report_ids or not self._editor.save():
            return
        proposal = proposed_file(self._session, report_ids, _SUFFIX, "自查表")
        name, _ = QFileDialog.getSaveFileName(self._window, "导出自查表", str(proposal), f"PDF 文件 (*{_SUFFIX})")
        if name:
            path = Path(name)
            self.export_sheet(report_ids, path if path.suffix.lower() == _SUFFIX else Path(f"{path}{_SUFFIX}"))

    def _tell_written(self, path: Path) -> None:
        folder = ("打开所在文件夹", lambda: show_file(path.parent))
        shown = show_file(path)
        where = "" if shown else "系统没有可以打开 PDF 的程序，请在文件夹中查看。"
        self._notice.tell(f"自查表已导出为 {path.name}。{where}", (folder,))


def _choose(book: "Book", chosen: str | Path) -> "Rules":
    return book.review.take_rules(chosen) if isinstance(chosen, Path) else book.review.choose_rules(chosen)


def _write_sheet(path: Path, report_ids: tuple[int, ...], checking: "Checking", target: Path, course: Course) -> None:
    """Check the reports as they are on disk and write their sheet; any thread may do it."""
    from desktop.jobs.check_sheet import SheetOrder, write_check_sheet  # noqa: PLC0415  # no start waits for these
    from desktop.jobs.checking import check_reports  # noqa: PLC0415
    from desktop.storage.book import Book  # noqa: PLC0415

    checked = []
    with Book.open(path, checking.forms, read_only=True) as book:
        rules = book.review.rules
        for done, one in enumerate(check_reports(book, checking, report_ids), 1):
            checked.append(one)
            course.progress(done, len(report_ids))
    write_check_sheet(SheetOrder(checked, checking.forms, checking.today, rules), target)
