"""The preview follows the report, quietly."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from threading import Event
from threading import enumerate as threads

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.domain.finding import Place
from desktop.domain.measures import Measures
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.printing.page import Box, Page
from tests.blocks_pdf import A4, BLOCKS, blocks_pdf
from ui.preview.lane import Wish
from ui.preview.pages_view import PagesView
from ui.preview.pane import PreviewPane
from ui.preview.sheet import Sheet

PLACES = (Place("executed"), Place("self_score", 3), Place("problems"))
MakePane = Callable[[], PreviewPane]


def sheet_of(pages: int) -> Sheet:
    """A sheet whose blocks show the places, page n those of row n."""
    return Sheet(blocks_pdf(pages), tuple(_page(number, pages) for number in range(pages)))


def _page(number: int, count: int) -> Page:
    boxes = []
    for place, (left, top, width, height) in zip(PLACES, BLOCKS, strict=True):
        shown = place if number == 0 else Place(place.attribute, 10 * number)
        boxes.append(
            Box(left=left, top=top, width=width, height=height, lines=(), size=9, leading=12, padding=3, place=shown)
        )
    return Page(
        width=A4[0], height=A4[1], number=number + 1, count=count, measures=Measures(13.5, 4.05), boxes=tuple(boxes)
    )


@pytest.fixture
def make_pane(qtbot: QtBot) -> Iterator[MakePane]:
    panes: list[PreviewPane] = []

    def make() -> PreviewPane:
        pane = PreviewPane()
        qtbot.addWidget(pane)
        panes.append(pane)
        pane.resize(500, 400)
        pane.show()
        qtbot.waitExposed(pane)
        return pane

    yield make
    for pane in panes:
        pane.stop()


def view_of(pane: PreviewPane) -> PagesView:
    view = pane.findChild(PagesView)
    assert isinstance(view, PagesView)
    return view


def wait_drawn(qtbot: QtBot, pane: PreviewPane) -> None:
    """Until all that is seen is drawn."""
    view = view_of(pane)

    def drawn() -> None:
        assert view.page_count
        assert view.missing() == ()

    qtbot.waitUntil(drawn)


def show(qtbot: QtBot, pane: PreviewPane, pages: int = 1) -> PagesView:
    pane.open(lambda: sheet_of(pages))
    wait_drawn(qtbot, pane)
    return view_of(pane)


def spot(view: PagesView, page: int, x: float, y: float) -> QPoint:
    """Where a point of a page, in points, is in the view."""
    rect, scale = view.page_rect(page), view.scale(page)
    return QPoint(int(rect.left() + x * scale), int(rect.top() + y * scale))


def test_the_page_is_shown_white_with_its_ink_in_place(qtbot: QtBot, make_pane: MakePane) -> None:
    view = show(qtbot, make_pane())
    image = view.viewport().grab().toImage()
    left, top, width, height = BLOCKS[0]
    for x, y, colour in (
        (left + 5, top + 5, "black"),
        (left + width - 5, top + height - 5, "black"),
        (left - 5, top + 5, "white"),
        (left + 5, top + height + 5, "white"),
    ):
        assert image.pixelColor(spot(view, 0, x, y)) == QColor(colour)


def test_the_page_stays_white_on_dark_ground(qtbot: QtBot, make_pane: MakePane) -> None:
    pane = make_pane()
    palette = pane.palette()
    palette.setColor(palette.ColorRole.Window, QColor("#202020"))
    pane.setPalette(palette)
    view = show(qtbot, pane)
    image = view.viewport().grab().toImage()
    assert image.pixelColor(spot(view, 0, 20, 20)) == QColor("white")
    assert image.pixelColor(2, 200).lightness() < 60


def test_zoom_is_of_the_paper_and_width_is_fitted(qtbot: QtBot, make_pane: MakePane) -> None:
    pane = make_pane()
    view = show(qtbot, pane)
    assert view.fits_width
    assert view.page_rect(0).left() == 12
    assert abs(view.page_rect(0).width() - (view.viewport().width() - 24)) <= 1
    pane.resize(640, 400)
    assert abs(view.page_rect(0).width() - (view.viewport().width() - 24)) <= 1
    pane.actual_size.trigger()
    assert view.page_rect(0).width() == round(A4[0] / 72 * view.logicalDpiX())
    assert not pane.fit_width.isChecked()
    pane.zoom_in.trigger()
    assert view.zoom == 1.1
    pane.zoom_out.trigger()
    pane.zoom_out.trigger()
    assert view.zoom == 0.9
    pane.fit_width.trigger()
    assert view.fits_width
    wait_drawn(qtbot, pane)


def test_zoom_ends_at_its_ends(qtbot: QtBot, make_pane: MakePane) -> None:
    view = show(qtbot, make_pane())
    for larger, end in ((True, 3.0), (False, 0.25)):
        for _ in range(20):
            view.step_zoom(larger=larger)
        assert view.zoom == end


def test_what_stands_in_the_middle_stays_there_when_zooming(qtbot: QtBot, make_pane: MakePane) -> None:
    view = show(qtbot, make_pane(), 5)
    view.verticalScrollBar().setValue(1000)
    middle = QPoint(200, view.viewport().height() // 2)
    before = view.point_at(middle)
    view.set_zoom(2)
    after = view.point_at(middle)
    assert before is not None
    assert after is not None
    assert after[0] == before[0]
    assert abs(after[2] - before[2]) < 1.5


def test_edits_move_nothing_and_take_no_focus(qtbot: QtBot, make_pane: MakePane) -> None:
    pane = make_pane()
    field = QLineEdit(pane)
    field.show()
    field.setFocus()
    view = show(qtbot, pane, 4)
    view.verticalScrollBar().setValue(600)
    seen = view.seen_rows()
    pane.follow(lambda: sheet_of(3))
    qtbot.waitUntil(lambda: view.page_count == 3)
    wait_drawn(qtbot, pane)
    assert view.seen_rows() == seen
    assert pane.focusWidget() is field


def test_what_was_seen_stands_until_the_new_page_is_drawn(qtbot: QtBot, make_pane: MakePane) -> None:
    pane = make_pane()
    view = show(qtbot, pane)
    blank: list[bool] = []
    left, top, *_ = BLOCKS[0]

    def look(_: Wish) -> None:
        image = view.viewport().grab().toImage()
        blank.append(image.pixelColor(spot(view, 0, left + 5, top + 5)) != QColor("black"))

    view.wished.connect(look)
    pane.follow(lambda: sheet_of(2))
    qtbot.waitUntil(lambda: view.page_count == 2)
    wait_drawn(qtbot, pane)
    assert blank
    assert not any(blank)


def test_only_what_is_near_the_view_is_drawn(qtbot: QtBot, make_pane: MakePane) -> None:
    pane = make_pane()
    wishes: list[Wish] = []
    view_of(pane).wished.connect(wishes.append)
    view = show(qtbot, pane, 150)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    wait_drawn(qtbot, pane)
    qtbot.waitUntil(lambda: {149, 148} <= {strip.page for wish in wishes for strip in wish.strips})
    assert {strip.page for wish in wishes for strip in wish.strips} <= {0, 1, 2, 147, 148, 149}
    assert words(pane)[-1] == "第 150 页，共 150 页"


def words(pane: PreviewPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.text()]


class Held:
    """Makes sheets only when let go, and remembers which were made."""

    def __init__(self) -> None:
        self.made: list[int] = []
        self.started = Event()
        self.let_go = Event()

    def make(self, pages: int) -> Sheet:
        self.made.append(pages)
        self.started.set()
        assert self.let_go.wait(10)
        return sheet_of(pages)


def test_the_latest_report_wins(qtbot: QtBot, make_pane: MakePane) -> None:
    pane, held = make_pane(), Held()
    pane.open(lambda: held.make(1))
    assert held.started.wait(10)
    for pages in (2, 3, 4):
        pane.open(partial(held.make, pages))
    held.let_go.set()
    wait_drawn(qtbot, pane)
    assert held.made == [1, 4]
    assert view_of(pane).page_count == 4


def test_typing_is_followed_after_a_pause_once(qtbot: QtBot, make_pane: MakePane) -> None:
    pane, held = make_pane(), Held()
    held.let_go.set()
    view = show(qtbot, pane)
    for pages in (2, 3, 4):
        pane.follow(partial(held.make, pages))
    qtbot.waitUntil(lambda: view.page_count == 4)
    wait_drawn(qtbot, pane)
    assert held.made == [4]


def test_a_hidden_preview_rests(qtbot: QtBot, make_pane: MakePane) -> None:
    pane, held = make_pane(), Held()
    held.let_go.set()
    pane.hide()
    pane.open(lambda: held.make(1))
    pane.open(lambda: held.make(2))
    assert not any(thread.name == "preview" for thread in threads())
    pane.show()
    wait_drawn(qtbot, pane)
    assert held.made == [2]


def test_a_report_closed_meanwhile_is_not_shown(make_pane: MakePane) -> None:
    pane, held = make_pane(), Held()
    pane.open(lambda: held.make(1))
    assert held.started.wait(10)
    pane.open(None)
    held.let_go.set()
    pane.stop()
    QCoreApplication.sendPostedEvents()
    assert held.made == [1]
    assert view_of(pane).page_count == 0


def test_a_click_tells_the_place(qtbot: QtBot, make_pane: MakePane) -> None:
    pane = make_pane()
    view = show(qtbot, pane, 2)
    clicked: list[Place] = []
    pane.place_clicked.connect(clicked.append)
    left, top, *_ = BLOCKS[0]
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), button, pos=spot(view, 0, left + 2, top + 2))
    QTest.mouseClick(view.viewport(), button, pos=spot(view, 0, left - 20, top + 2))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=spot(view, 0, left + 2, top + 2))
    QTest.mousePress(view.viewport(), button, pos=spot(view, 0, left + 2, top + 2))
    QTest.mouseRelease(view.viewport(), button, pos=spot(view, 0, left - 20, top + 2))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    left, top, *_ = BLOCKS[2]
    QTest.mouseClick(view.viewport(), button, pos=spot(view, 1, left + 2, top + 2))
    assert clicked == [Place("executed"), Place("problems", 10)]


def test_the_edited_place_is_marked_and_brought_into_view_once(qtbot: QtBot, make_pane: MakePane) -> None:
    pane = make_pane()
    view = show(qtbot, pane, 6)
    left, top, width, height = BLOCKS[1]
    pane.mark(Place("self_score", 40))
    wait_drawn(qtbot, pane)
    assert view.page_in_middle() == 4
    shade = view.viewport().grab().toImage().pixelColor(spot(view, 4, left + width / 2, top + height / 2))
    assert shade.blue() > shade.red()
    view.verticalScrollBar().setValue(0)
    pane.mark(Place("self_score", 40))
    pane.follow(lambda: sheet_of(5))
    qtbot.waitUntil(lambda: view.page_count == 5)
    wait_drawn(qtbot, pane)
    assert view.verticalScrollBar().value() == 0


def test_a_place_marked_before_its_page_is_there_is_brought_into_view(qtbot: QtBot, make_pane: MakePane) -> None:
    pane = make_pane()
    pane.mark(Place("problems", 20))
    view = show(qtbot, pane, 3)
    assert view.page_in_middle() == 2


def test_a_known_error_is_said_and_the_page_stays(qtbot: QtBot, make_pane: MakePane) -> None:
    trouble = KnownError("lone_surrogate")

    def fail() -> Sheet:
        raise trouble

    pane = make_pane()
    view = show(qtbot, pane, 2)
    pane.follow(fail)
    qtbot.waitUntil(lambda: error_sentence(trouble) in words(pane))
    assert view.page_count == 2
    pane.follow(lambda: sheet_of(1))
    qtbot.waitUntil(lambda: error_sentence(trouble) not in words(pane))


def test_a_bug_in_the_background_is_raised_in_the_window(
    qtbot: QtBot, make_pane: MakePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    bug = ValueError("a bug")
    told: list[BaseException] = []

    def fail() -> Sheet:
        raise bug

    pane = make_pane()
    view = show(qtbot, pane)
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _at: told.append(error))
    pane.follow(fail)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [bug]
    assert view.page_count == 1
    pane.follow(lambda: sheet_of(2))
    qtbot.waitUntil(lambda: view.page_count == 2)


def test_stopping_ends_the_thread(qtbot: QtBot, make_pane: MakePane) -> None:
    pane = make_pane()
    show(qtbot, pane)
    assert any(thread.name == "preview" for thread in threads())
    pane.stop()
    assert not any(thread.name == "preview" for thread in threads())
    pane.follow(lambda: sheet_of(1))
    pane.stop()


def test_keys_scroll_and_everything_has_a_name(qtbot: QtBot, make_pane: MakePane) -> None:
    pane = make_pane()
    view = show(qtbot, pane, 3)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0
    named = [view, *pane.findChildren(QToolButton), *pane.findChildren(QLabel)]
    assert len(named) == 8
    assert all(widget.accessibleName() for widget in named)
    assert all(button.focusPolicy() == Qt.FocusPolicy.TabFocus for button in pane.findChildren(QToolButton))


def test_a_preview_that_is_deleted_ends_its_thread(qtbot: QtBot) -> None:
    pane = PreviewPane()
    pane.show()
    pane.open(lambda: sheet_of(1))
    assert any(thread.name == "preview" for thread in threads())
    pane.deleteLater()
    qtbot.waitUntil(lambda: not isValid(pane))
    assert not any(thread.name == "preview" for thread in threads())
