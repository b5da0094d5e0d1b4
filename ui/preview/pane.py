"""The preview: the report as it will print, following what is typed."""

import sys

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.domain.finding import Place
from desktop.errors import KnownError
from desktop.messages import error_sentence
from ui.preview.lane import Lane, Make, Printed
from ui.preview.pages_view import PagesView
from ui.widgets.tones import error_ink, wear

IDLE = 60
"""Milliseconds without an edit after which the page is made anew."""
_NOTHING = "没有打开的自评表"
_FIRST = "正在排版…"


class PreviewPane(QWidget):
    """Pages, zoom and page number. Nothing is made while it is hidden.

    `stop` must be called before the window goes.
    """

    place_clicked = Signal(object)
    """The Place whose value was clicked on the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lane = Lane()
        self._view = PagesView()
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._pending: Make | None = None
        self._first = 0
        self.zoom_in = QAction("放大", self)
        self.zoom_out = QAction("缩小", self)
        self.actual_size = QAction("实际大小", self)
        self.fit_width = QAction("适合宽度", self, checkable=True, checked=True)
        self._zoom_label = QLabel()
        self._page_label = QLabel()
        self._trouble = QLabel()
        self._build()
        self._connect()
        self.open(None)

    def open(self, make: Make | None) -> None:
        """Show another report from its top, or none."""
        self._view.clear(_NOTHING if make is None else _FIRST)
        self._say("")
        self._first = self.lane.last + 1
        self._pending = make
        self._go()

    def follow(self, make: Make) -> None:
        """Show the same report after an edit, as soon as there is a pause."""
        self._pending = make
        self._idle.start()

    def mark(self, place: Place | None) -> None:
        """Mark the place that is being edited."""
        self._view.mark(place or Place())

    def stop(self) -> None:
        """End the background work, and wait for it."""
        self._idle.stop()
        self.lane.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Make up for what changed meanwhile."""
        super().showEvent(event)
        self._go()

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(4, 4, 8, 4)
        bar.setSpacing(2)
        self._zoom_label.setAccessibleName("缩放比例")
        self._zoom_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom_label.setMinimumWidth(self.fontMetrics().horizontalAdvance(" 300% "))
        self._page_label.setAccessibleName("页码")
        bar.addWidget(_button(self.zoom_out, "－"))
        bar.addWidget(self._zoom_label)
        bar.addWidget(_button(self.zoom_in, "＋"))
        bar.addWidget(_button(self.actual_size, "100%"))
        bar.addWidget(_button(self.fit_width, "适合宽度"))
        bar.addStretch()
        bar.addWidget(self._page_label)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setWordWrap(True)
        self._trouble.setMargin(8)
        self._trouble.setAccessibleName("预览未更新的原因")
        wear(self._trouble, {QPalette.ColorRole.WindowText: error_ink})
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._trouble)

    def _connect(self) -> None:
        self.destroyed.connect(self.lane.stop)
        self._idle.timeout.connect(self._go)
        self.lane.printed.connect(self._show)
        self.lane.drawn.connect(self._view.show_images)
        self.lane.failed.connect(self._tell)
        self._view.wished.connect(self.lane.draw)
        self._view.place_clicked.connect(self.place_clicked)
        self._view.moved.connect(self._count)
        self.zoom_in.triggered.connect(lambda: self._view.step_zoom(larger=True))
        self.zoom_out.triggered.connect(lambda: self._view.step_zoom(larger=False))
        self.actual_size.triggered.connect(lambda: self._view.set_zoom(1))
        self.fit_width.triggered.connect(lambda fit: self._view.set_zoom(None if fit else self._view.zoom))

    def _go(self) -> None:
        if self._pending is not None and self.isVisible():
            make, self._pending = self._pending, None
            self.lane.make(make)

    def _show(self, printed: Printed) -> None:
        if printed.number >= self._first:
            self._say("")
            self._view.show_sheet(printed)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._say(error_sentence(error))
        else:
            self._say("排版出错，预览停在此前的内容，已填写的内容不受影响。")
            sys.excepthook(type(error), error, error.__traceback__)

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def _count(self) -> None:
        count = self._view.page_count
        self._page_label.setText(f"第 {self._view.page_in_middle() + 1} 页，共 {count} 页" if count else "")
        self._zoom_label.setText(f"{self._view.zoom:.0%}" if count else "")
        self.fit_width.setChecked(self._view.fits_width)


def _button(action: QAction, sign: str) -> QToolButton:
    button = QToolButton()
    action.setIconText(sign)
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text())
    return button
