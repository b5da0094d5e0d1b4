"""What the window does to bring reports to paper: print, and export as PDF."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from desktop.domain.finding import Place
from desktop.errors import KnownError
from desktop.files import write_file
from desktop.messages import error_sentence
from ui.actions import Actions, Parts
from ui.attempt import attempt
from ui.background import Cancelled, Course, Job
from ui.in_and_out.written_files import another_name, proposed_file, show_file
from ui.review.book_findings import BookFindings
from ui.widgets.composition import commit_focus
from ui.widgets.notice_bar import Offers

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.paper.batch import PaperChoice, Prepared

_SUFFIX = ".pdf"


class PaperActions(Actions):
    """First all is saved; then the pages are set in the background; then what cannot be printed is told."""

    place_chosen = Signal(object)
    """The Place of the open report to which the user wants to go."""

    def __init__(self, parts: Parts, *, beside: BookFindings, finalise: Callable[[Sequence[int]], object]) -> None:
        super().__init__(parts)
        self._beside = beside
        self._finalise = finalise
        self._choice: PaperChoice | None = None
        self._printer: QPrinter | None = None

    def print_chosen(self) -> None:
        """Print the chosen reports."""
        self._ask_print(self._reports.chosen)

    def print_all(self) -> None:
        """Print the whole book."""
        self._ask_print([summary.id for summary in self._session.summaries])

    def export_chosen(self) -> None:
        """Write the chosen reports into one PDF."""
        self._ask_export(self._reports.chosen)

    def export_all(self) -> None:
        """Write the whole book into one PDF."""
        self._ask_export([summary.id for summary in self._session.summaries])

    def export(self, report_ids: Sequence[int], path: Path, choice: "PaperChoice") -> None:
        """Write reports into one PDF beside the window's own work, and open it in the system's viewer."""
        self._prepare("导出", report_ids, choice, lambda prepared: self._write(report_ids, prepared, path))

    def print_prepared(self, prepared: "Prepared", printer: "QPrinter", *, as_pixels: bool = False) -> None:
        """Send pages to a printer."""
        from ui.paper.printing import print_pdf  # noqa: PLC0415  # no start waits for it

        def work(course: Course) -> None:
            def tell(done: int, total: int) -> None:
                course.steps = done, total

            if not print_pdf(prepared.pdf, printer, tell, course.cancelled, as_pixels=as_pixels):
                raise Cancelled

        self._runner.run(
            Job(
                title=f"正在打印 {prepared.pages} 页",
                work=work,
                done=lambda _: self._tell_printed(prepared, printer),
                failed=lambda error: self._tell_print_failed(error, prepared, printer),
                cancelled=lambda: self._notice.tell("已取消打印；已经送到打印机的页可能会打出来。"),
            )
        )

    def _ask_export(self, report_ids: Sequence[int], proposal: Path | None = None) -> None:
        from ui.dialogs.export_dialog import ExportDialog  # noqa: PLC0415  # no start waits for either
        from ui.paper.batch import PaperChoice  # noqa: PLC0415

        if not self._ready(report_ids):
            return
        dialog = ExportDialog(
            proposal or proposed_file(self._session, report_ids, _SUFFIX),
            len(report_ids),
            self._choice or PaperChoice(),
            self._window,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._choice = dialog.choice
            self.export(report_ids, dialog.path, dialog.choice)
        dialog.deleteLater()

    def _ask_print(self, report_ids: Sequence[int]) -> None:
        from ui.dialogs.export_dialog import PaperDialog  # noqa: PLC0415  # as above
        from ui.paper.batch import PaperChoice  # noqa: PLC0415

        if not self._ready(report_ids):
            return
        choice = PaperChoice()
        if len(report_ids) > 1:
            dialog = PaperDialog("打印", len(report_ids), self._choice or choice, self._window)
            accepted = dialog.exec() == QDialog.DialogCode.Accepted
            choice = dialog.choice
            dialog.deleteLater()
            if not accepted:
                return
        self._prepare("打印", report_ids, choice, lambda prepared: self._print(report_ids, prepared), to_sign=True)

    def _ready(self, report_ids: Sequence[int]) -> bool:
        commit_focus()
        return bool(report_ids) and self._editor.save()

    def _prepare(  # what is made of which reports, and what follows
        self,
        doing: str,
        report_ids: Sequence[int],
        choice: "PaperChoice",
        go_on: "Callable[[Prepared], object]",
        *,
        to_sign: bool = False,
    ) -> None:
        if self._session.book is None or not self._editor.save():
            return
        from ui.paper.batch import Batch, prepare  # noqa: PLC0415  # as above

        batch = Batch(
            book=self._session.book.path,
            report_ids=tuple(report_ids),
            forms=self._session.forms,
            today=self._session.today(),
            choice=choice,
            to_sign=to_sign,
            beside=self._beside.known,
        )
        self._runner.run(
            Job(
                title=f"正在{doing} {len(report_ids)} 份报告",
                work=lambda course: prepare(batch, course.progress),
                done=lambda prepared: attempt(lambda: self._look_over(prepared, go_on), self._notice),
                failed=lambda error: self._notice.tell(error_sentence(error)),
                cancelled=lambda: self._notice.tell(f"已取消{doing}，没有产生任何文件或纸张。"),
            )
        )

    def _look_over(self, prepared: "Prepared", go_on: "Callable[[Prepared], object]") -> None:
        """Tell what will not come out as typed; a draft with errors comes out, and its empty fields are marked."""
        from ui.paper.unprintable_dialog import Answer, Unprintable, UnprintableDialog  # noqa: PLC0415  # as above

        if self._editor.report_id in prepared.drafts:
            self._editor.ask()
        if prepared.unset:
            found = [Unprintable(lack.place, lack.label, lack.characters) for lack in prepared.unset]
            dialog = UnprintableDialog(found, self._window)
            answer, chosen = dialog.ask(), prepared.unset[dialog.chosen]
            dialog.deleteLater()
            if answer is Answer.GO:
                self._go_to(chosen.report_id, chosen.place)
            if answer is not Answer.PRINT:
                return
        go_on(prepared)

    def _go_to(self, report_id: int, place: Place) -> None:
        self._session.show(report_id)
        self.place_chosen.emit(place)

    def _write(self, report_ids: Sequence[int], prepared: "Prepared", path: Path) -> None:
        def failed(error: KnownError) -> None:
            again = another_name(error, partial(self._ask_export, report_ids, path))
            self._notice.tell(error_sentence(error), again)

        self._runner.run(
            Job(
                title=f"正在写入 {path.name}",
                work=lambda _: write_file(path, prepared.pdf),
                done=lambda _: self._tell_exported(path, prepared),
                failed=failed,
            )
        )

    def _print(self, report_ids: Sequence[int], prepared: "Prepared") -> None:
        from ui.paper.printer_choice import choose_printer  # noqa: PLC0415  # as above

        paper = self._session.forms[self._session.fresh(report_ids)[0].form].paper.page
        title = proposed_file(self._session, report_ids, _SUFFIX).stem
        printer = choose_printer(title, paper, prepared.pages, self._printer, self._window)
        if printer is not None:
            self._printer = printer
            self.print_prepared(prepared, printer)

    def _tell_printed(self, prepared: "Prepared", printer: "QPrinter") -> None:
        offers: Offers = (("定稿", partial(self._finalise_printed, prepared.sound)),) if prepared.sound else ()
        question = "没有要处理的问题，要定稿吗？" if prepared.sound else ""
        self._notice.tell(
            f"{prepared.pages} 页已送往打印机“{printer.printerName()}”。{_of_drafts(prepared)}{question}", offers
        )

    def _finalise_printed(self, printed: dict[int, str]) -> None:
        """What is signed is what was printed: a report that has changed since does not become final by this."""
        if not self._ready(tuple(printed)):
            return
        if any(summary.digest != printed[summary.id] for summary in self._session.fresh(tuple(printed))):
            self._notice.tell("打印之后内容又有改动，纸上的已不是现在的内容。请重新打印，再定稿。")
        else:
            self._finalise(tuple(printed))

    def _tell_print_failed(self, error: KnownError, prepared: "Prepared", printer: "QPrinter") -> None:
        pixels = ("按图像打印", partial(self.print_prepared, prepared, printer, as_pixels=True))
        self._notice.tell(error_sentence(error), (pixels,) if error.code == "printer_refused" else ())

    def _tell_exported(self, path: Path, prepared: "Prepared") -> None:
        folder = ("打开所在文件夹", lambda: show_file(path.parent))
        if show_file(path):
            self._notice.tell(f"已导出为 {path.name}。{_of_drafts(prepared)}", (folder,))
        else:
            where = f"已导出为 {path}；系统没有可以打开 PDF 的程序，请在文件夹中查看。"
            self._notice.tell(f"{where}{_of_drafts(prepared)}", (folder,))


def _of_drafts(prepared: "Prepared") -> str:
    return f"其中 {len(prepared.drafts)} 份有错误，带“草稿”字样。" if prepared.drafts else ""
