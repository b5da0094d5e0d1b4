"""The pictures of README.md and docs/guide.md, of the running program and its sample book: `make screenshots`.

They are written small, in few colours, into docs/pictures/; look at each before it is committed.
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pypdfium2
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.exchange.json_file import to_json
from desktop.jobs.sample import make_sample
from desktop.paths import FORMS, GUIDE
from tests.screenshots import settle
from tests.ui import palettes
from ui.app import application, build
from ui.commands import Command
from ui.dialogs.import_dialog import ImportDialog
from ui.main_window import MainWindow

_FOLDER = GUIDE.parent / "pictures"
_TODAY = date(2022, 3, 21)
_COLOURS = 128
_PAGE_WIDTH = 600
"""Pixels."""


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = application(["pictures"])
    app.setPalette(palettes.light())
    _FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = place
        forms = Forms(FORMS)
        _, pdf = make_sample(Path(place), forms, _TODAY)
        _write_page(pdf)
        for name, ((width, height), take) in PICTURES.items():
            folder = Path(place) / name
            book, _ = make_sample(folder, forms, _TODAY)
            window = build(None, config=folder, forms=forms, today=lambda: _TODAY)
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.resize(width, height)
            window.show()
            settle(app)
            window.commands[Command.PREVIEW].setChecked(width > 1300)
            if take is not _start:
                window.books.open(book)
                window.place.hide()  # the sample lies in a temporary folder
            picture = take(window)
            window.session.close()
            window.close()
            _write(picture, name)


def _write(picture: QPixmap, name: str) -> None:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    with Image.open(io.BytesIO(content.data())) as image:
        few = image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        few.save(_FOLDER / f"{name}.png", optimize=True)
    sys.stdout.write(f"{name}.png {(_FOLDER / f'{name}.png').stat().st_size / 1024:.0f} KB\n")


def _write_page(pdf: Path) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture = page.render(scale=_PAGE_WIDTH / page.get_width(), grayscale=True).to_pil()
        picture.quantize(16).save(_FOLDER / "page.png", optimize=True)


def _start(window: MainWindow) -> QPixmap:
    return window.start_page.grab(window.start_page.rect().adjusted(60, 40, -60, -60))


def _window(window: MainWindow) -> QPixmap:
    window.session.show(4)
    window.view.go_to(Place("self_score", 4))
    return _settled(window)


def _basic(window: MainWindow) -> QPixmap:
    window.session.show(1)
    window.view.go_to(Place("executed"))
    return _settled(window.view, 310)


def _texts(window: MainWindow) -> QPixmap:
    window.session.show(1)
    window.view.go_to(Place("problems"))
    return _settled(window.view)


def _scores(window: MainWindow) -> QPixmap:
    window.session.show(1)
    report = window.editor.report
    assert report is not None
    too_much = replace(report.indicators[4], self_score=Decimal(6))
    window.editor.edit(report.with_indicator(4, too_much), "自评分")
    window.view.go_to(Place("self_score", 4))
    return _settled(window.view)


def _problems(window: MainWindow) -> QPixmap:
    window.session.show(4)
    window.resizeDocks([window.problems], [150], Qt.Orientation.Vertical)
    window.commands[Command.ACKNOWLEDGE].trigger()
    return _settled(window.problems)


def _import(window: MainWindow) -> QPixmap:
    """What a file would bring that a colleague has gone on with: one report is changed, one is new."""
    book = window.session.book
    assert book is not None
    stored = [book.stored(number) for number in (1, 2, 3)]
    improved = "下一年度购书经费中安排三成用于大字版图书，并在读者较多的8个图书角试行按月调换。"
    rows = [PlanRow(one.report, one.uid) for one in stored]
    rows[0] = PlanRow(replace(stored[0].report, improvements=improved), stored[0].uid)
    rows[2] = PlanRow(replace(stored[2].report, project_name="老旧小区楼道照明改造"), str(uuid4()))
    path = book.path.with_name("阅读推广科.json")
    path.write_bytes(to_json(rows))
    taken: list[QPixmap] = []
    looking = QTimer(window, interval=20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ImportDialog):
            looking.stop()
            dialog.resize(760, 460)
            taken.append(dialog.grab())
            dialog.reject()

    looking.timeout.connect(look)
    looking.start()
    window.in_and_out.imports.read(path)
    for _ in range(20):
        settle(QApplication.instance())  # type: ignore[arg-type]  # there is one
        if taken:
            return taken[0]
    raise RuntimeError("the dialog of the import did not come")


def _year(window: MainWindow) -> QPixmap:
    window.commands[Command.SHOW_YEAR].trigger()
    return _settled(window.year.page, 290)


def _settled(widget: QWidget, height: int = 0) -> QPixmap:
    settle(QApplication.instance())  # type: ignore[arg-type]  # there is one
    return widget.grab(QRect(0, 0, widget.width(), height or widget.height()))


PICTURES: dict[str, tuple[tuple[int, int], Callable[[MainWindow], QPixmap]]] = {
    "window": ((1366, 768), _window),
    "start": ((760, 520), _start),
    "basic": ((1010, 700), _basic),
    "texts": ((1010, 760), _texts),
    "scores": ((1010, 760), _scores),
    "problems": ((900, 760), _problems),
    "import": ((1010, 700), _import),
    "year": ((1010, 640), _year),
}
"""By the name of its file: how large the window is, in pixels, and what is shown of it."""


if __name__ == "__main__":
    main()
