"""The preview's own background thread, in which the latest request wins: a long export never delays it."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.preview.sheet import Sheet
from ui.preview.stack import Strip

if TYPE_CHECKING:  # no start waits for the paper
    from desktop.pdfium import Document
    from desktop.printing.page import Page

Make = Callable[[], Sheet]
"""Makes what would be printed. It is called in the background and holds only values that never change."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet that was made, which the lane holds open; the sizes of its pages are in points."""

    number: int
    sizes: tuple[tuple[float, float], ...]
    pages: "tuple[Page, ...]"


@dataclass(frozen=True, slots=True)
class Wish:
    """Strips to be drawn of the sheet of this number."""

    number: int
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The strips of one wish, all of them."""

    number: int
    images: tuple[tuple[Strip, QImage], ...]


class Lane(QObject):
    """Makes sheets and grants wishes, and answers by signals in the thread that it lives in. `stop` must end it."""

    printed = Signal(object)
    """A Printed."""
    drawn = Signal(object)
    """A Drawn."""
    failed = Signal(object)
    """The Exception that one of them ended with."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = Condition()
        self.last = 0
        """The number of the latest sheet asked for."""
        self._make: tuple[int, Make] | None = None
        self._wish: Wish | None = None
        self._stopped = False
        self._thread: Thread | None = None

    def make(self, make: Make) -> None:
        """Make this next, and forget what was asked for before."""
        with self._changed:
            self.last += 1
            self._make, self._wish = (self.last, make), None
            self._changed.notify()
        if self._thread is None:
            self._thread = Thread(target=self._work, name="preview", daemon=True)
            self._thread.start()

    def draw(self, wish: Wish) -> None:
        """Draw this next, and forget the wish before."""
        with self._changed:
            self._wish = wish
            self._changed.notify()

    def stop(self) -> None:
        """Finish the task in hand and end; the window calls it before it goes."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        document: Document | None = None
        number = 0
        while (task := self._next()) is not None:
            try:
                if not isinstance(task, Wish):
                    document, sheet = self._open(task[1], document)
                    number = task[0]
                    self.printed.emit(Printed(number, document.sizes, sheet.pages))
                elif document is not None and task.number == number:
                    self._draw(task, document)
            except Exception as error:  # noqa: BLE001  # it is told in the window's thread
                self.failed.emit(error)
        if document is not None:
            document.close()

    def _next(self) -> tuple[int, Make] | Wish | None:
        """The latest sheet to make, else the latest wish; waits for one. None is the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self._make or self._wish)
            if self._stopped:
                return None
            if self._make is not None:
                make, self._make = self._make, None
                return make
            wish, self._wish = self._wish, None
            return wish

    def _open(self, make: Make, before: "Document | None") -> "tuple[Document, Sheet]":
        from desktop.pdfium import Document  # noqa: PLC0415  # no start waits for pdfium

        sheet = make()
        document = Document(sheet.pdf)
        if before is not None:
            before.close()
        return document, sheet

    def _draw(self, wish: Wish, document: "Document") -> None:
        images = []
        for strip in wish.strips:
            if self._stopped or self._make is not None:
                return
            raster = document.render_band(strip.page, strip.size, strip.rows)
            kind = QImage.Format.Format_RGB32
            image = QImage(raster.pixels, raster.width, raster.height, raster.stride, kind)
            images.append((strip, image.copy()))
        self.drawn.emit(Drawn(wish.number, tuple(images)))
