"""Start: everything is built and wired here, by hand. The paper is not loaded before it is asked for."""

import gc
import sys
import threading
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QStandardPaths, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.domain.form_file import Forms
from desktop.paths import APPLICATION_ICON, FORMS
from ui.editor import Editor
from ui.faults import FaultHandler, ThreadFaults, Told, fault_report
from ui.fonts import ensure_chinese
from ui.input_method import hint_once, reach_fcitx
from ui.main_window import MainWindow
from ui.session import Session

_SWITCH = 0.001
"""Seconds after which a thread that sets pages lets the window have its turn; Python's own 0.005 was felt."""
_SMOKE = "--smoke"


def local_day() -> date:
    """Today, here."""
    return datetime.now().astimezone().date()


def application(arguments: list[str]) -> QApplication:
    """Qt itself, in Chinese."""
    app = QApplication(arguments)
    app.setApplicationName("ziping")
    app.setApplicationDisplayName("自评簿")
    app.setDesktopFileName("ziping")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    ensure_chinese(app)
    app.setWindowIcon(QIcon(str(APPLICATION_ICON)))
    return app


def build(
    book: Path | None,
    *,
    config: Path | None = None,
    forms: Forms | None = None,
    today: Callable[[], date] = local_day,
) -> MainWindow:
    """The window. A book, or the one opened last where none is given, is opened once it is painted.

    `config` is the folder for settings and the window's layout.
    """
    editor = Editor(today)
    session = Session(forms or Forms(FORMS), editor, today)
    window = MainWindow(session, editor, config or _config_folder())
    editor.setParent(window)
    session.setParent(window)
    last = next(iter(window.books.recent), None)
    if book is not None or last is not None:
        window.open_when_painted(book or Path(str(last)))
    return window


def run(arguments: list[str]) -> int:
    """Run the program until its window is closed, or let it try itself (`ui.smoke`)."""
    sys.setswitchinterval(_SWITCH)
    as_ibus = reach_fcitx()
    app = application(arguments)
    if arguments[1:2] == [_SMOKE]:
        from ui.smoke import smoke  # noqa: PLC0415  # rarely asked for

        return smoke(arguments[2:], _begun)
    window = start(lambda: _begun(book=Path(arguments[1]) if len(arguments) > 1 else None))
    if window is None:
        return 1
    if as_ibus:
        window.first_painted.connect(lambda: hint_once(window.notice, window.books.settings))
    window.show()
    return app.exec()


def start(make: Callable[[], MainWindow]) -> MainWindow | None:
    """The window, or None after saying why there is none: a program that ends without a word looks like no program."""
    try:
        return make()
    except Exception as error:  # noqa: BLE001  # the one handler needs a window
        sys.__excepthook__(type(error), error, error.__traceback__)
        from ui.dialogs.fault_dialog import FaultDialog  # noqa: PLC0415  # no start waits for it

        FaultDialog(fault_report(error), saved=True).exec()
    return None


def _begun(config: Path | None = None, *, book: Path | None = None) -> MainWindow:
    window = build(book, config=config)
    sys.excepthook = FaultHandler(window.editor.save, partial(tell_fault, window), window.tell)
    threading.excepthook = ThreadFaults(window)
    window.first_painted.connect(_settle)
    return window


def _settle() -> None:
    """After the first paint: what is there now stays till the end and need not be looked through again."""
    gc.freeze()
    gc.enable()


def tell_fault(window: MainWindow, details: str, saved: bool, told: Told) -> None:  # noqa: FBT001  # as in Tell
    """Not at once: what failed may be in the middle of painting."""
    from ui.dialogs.fault_dialog import FaultDialog  # noqa: PLC0415  # as above

    dialog = FaultDialog(details, saved=saved, parent=window)
    dialog.finished.connect(lambda: told(dialog.unwanted.isChecked()))
    dialog.finished.connect(dialog.deleteLater)
    QTimer.singleShot(0, dialog.open)


def _config_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation))
