"""One run through the life of a book, by the window's own ways: open, edit, print, export, import, lock, reopen."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import copyfile
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.files import safe_names, write_file
from desktop.messages import error_sentence
from desktop.paths import BOOK_SUFFIX, FORMS
from ui.background import Job
from ui.commands import Command
from ui.main_window import MainWindow
from ui.paper.batch import Batch, PaperChoice, Prepared, prepare

Seen = dict[str, object]
Begin = Callable[[Path], MainWindow]
"""Makes the window, with no book and its settings in a folder."""

_PATIENCE = 60_000
"""Milliseconds after which what has not happened will not."""
_REPORTS = 2
"""How many are printed."""
_DPI = 150
_NAMES = ("CON", "NUL.txt", "a:b", "甲|乙?", "长" * 200)
"""Titles that no system, or not every one, takes as file names."""


class Trial:
    """Works in an empty folder, and writes down what it sees as it goes; it stops at what is not as it must be."""

    def __init__(self, folder: Path, seen: Seen) -> None:
        self._folder = folder
        self._seen = seen
        self._faults: list[BaseException] = []

    def run(self, book: Path | None, begin: Begin) -> None:
        """Try all on a copy of a book, or on the sample.

        Seen are `painted` and `usable`: when the window was painted first, and when a report could be edited (seconds
        of the system's monotonic clock); `colours` in the window; `pages` printed; `over_open`: what becomes of a PDF
        that another program has open when it is written again; `second_writer`: what is said to one; `pictures` in the
        guide.

        Raises:
            KnownError: as the user would meet it.
            RuntimeError: something did not come out as it must.
        """
        path = self._book(book)
        window = begin(self._folder / "设置")
        handler, sys.excepthook = sys.excepthook, lambda _kind, fault, _trace: self._faults.append(fault)
        try:
            edited = self._open_and_edit(window, path)
            prepared = self._prepare(window, path)
            self._print(window, prepared)
            self._export(prepared, window.session.forms)
            self._try_second_writer(path, window.session.forms)
            self._name_files()
            self._reopen(window, path, edited)
            self._read_guide(window)
        finally:
            window.close()
            window.deleteLater()  # its settings are written when it goes
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            sys.excepthook = handler

    def _book(self, book: Path | None) -> Path:
        if book is not None:
            return copyfile(book, self._folder / f"试运行{BOOK_SUFFIX}")
        from desktop.jobs.sample import make_sample  # noqa: PLC0415  # a start with a book waits for no paper
        from ui.app import local_day  # noqa: PLC0415  # it imports this

        return make_sample(self._folder, Forms(FORMS), local_day())[0]

    def _open_and_edit(self, window: MainWindow, path: Path) -> Report:
        window.first_painted.connect(lambda: self._seen.update(painted=monotonic()))
        window.open_when_painted(path)
        self._wait(window.first_painted, window.show)
        QGuiApplication.processEvents()
        report = window.editor.report
        if report is None:
            raise RuntimeError(window.notice.sentence.text())
        self._seen["usable"] = monotonic()
        image = window.grab().toImage()
        self._seen["colours"] = len({image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, 200, 5)})
        edited = replace(report, achievements=f"{report.achievements}（试运行）")
        window.editor.edit(edited, "试运行")
        _must(window.editor.save(), "the book is not saved")
        return edited

    def _prepare(self, window: MainWindow, path: Path) -> Prepared:
        batch = Batch(
            book=path,
            report_ids=tuple(summary.id for summary in window.session.summaries[:_REPORTS]),
            forms=window.session.forms,
            today=window.session.today(),
            choice=PaperChoice(),
        )
        done: list[Prepared] = []
        job = Job(
            title="正在试运行",
            work=lambda course: prepare(batch, course.progress),
            done=done.append,
            failed=self._faults.append,
        )
        self._wait(window.runner.idle, partial(window.runner.run, job))
        return done[0]

    def _print(self, window: MainWindow, prepared: Prepared) -> None:
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415  # no start waits for it, nor for these

        from desktop.pdfium import Document  # noqa: PLC0415
        from ui.paper.printer_choice import set_paper  # noqa: PLC0415

        target = self._folder / "打印.pdf"
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setResolution(_DPI)
        with Document(prepared.pdf) as document:
            set_paper(printer, document.sizes[0])
        self._wait(window.runner.idle, lambda: window.paper_actions.print_prepared(prepared, printer))
        with Document(target.read_bytes()) as printed:
            _must(len(printed.sizes) == prepared.pages, "pages are missing in the print")
        self._seen["pages"] = prepared.pages

    def _export(self, prepared: Prepared, forms: Forms) -> None:
        """Write the PDF, once more while it is open, and read it back, which is the work of a child process."""
        from desktop.jobs.exchanging import read_file  # noqa: PLC0415  # as above

        path = self._folder / "导出.pdf"
        write_file(path, prepared.pdf)
        with path.open("rb"):
            try:
                write_file(path, prepared.pdf)
                self._seen["over_open"] = "replaced"
            except KnownError as error:
                self._seen["over_open"] = error_sentence(error)
        _must(path.read_bytes() == prepared.pdf, "the PDF is not whole")
        _must(len(read_file(path, forms).rows) > 0, "the PDF brings no report back")

    def _try_second_writer(self, path: Path, forms: Forms) -> None:
        from desktop.storage.book import Book  # noqa: PLC0415  # as above

        try:
            Book.open(path, forms).close()
        except KnownError as error:
            _must(error.code == "book_locked", error.code)
            self._seen["second_writer"] = error_sentence(error)
        else:
            raise RuntimeError("the book is not locked")

    def _name_files(self) -> None:
        folder = self._folder / "名称"
        folder.mkdir()
        names = safe_names(_NAMES, ".txt")
        for name in names:
            write_file(folder / name, name.encode())
        found = {file.name: file.read_bytes().decode() for file in folder.iterdir()}
        _must(found == {name: name for name in names}, f"files have other names: {sorted(found)}")

    def _reopen(self, window: MainWindow, path: Path, edited: Report) -> None:
        window.books.close()
        _must(window.books.try_open(path), window.notice.sentence.text())
        _must(window.editor.report == edited, "the report is not as it was left")

    def _read_guide(self, window: MainWindow) -> None:
        """Open the guide as the user does; it must have something on the place that has the focus, and its pictures."""
        from ui.guide.guide_window import GuideWindow  # noqa: PLC0415  # as above

        window.view.go_to(Place("executed"))
        window.commands[Command.SHOW_GUIDE].trigger()
        guides = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, GuideWindow)]
        _must(len(guides) == 1, "the guide does not come")
        browser = guides[0].browser
        _must("预算执行数" in browser.textCursor().block().text(), "the guide is elsewhere, or not there")
        pictures = browser.pictures()
        _must(all(pictures), "a picture of the guide is not there")
        self._seen["pictures"] = len(pictures)
        guides[0].close()

    def _wait(self, signal: SignalInstance, act: Callable[[], object]) -> None:
        """Act, and wait for what follows from it; a fault that came meanwhile is raised."""
        loop = QEventLoop()
        signal.connect(loop.quit)
        late = QTimer(loop, singleShot=True, interval=_PATIENCE)
        late.timeout.connect(lambda: loop.exit(1))
        late.start()
        act()
        _must(not loop.exec(), "what was waited for did not happen")
        signal.disconnect(loop.quit)
        if self._faults:
            raise self._faults[0]


def _must(holds: bool, otherwise: str) -> None:  # noqa: FBT001  # the one fact that it is about
    if not holds:
        raise RuntimeError(otherwise)
