"""A system that turns dark while the window is open: tones, icons and grounds turn with it, the paper stays white."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Place
from tests.ui import palettes
from tests.ui.acting import CTRL, Key, focus, press, type_text
from tests.ui.test_accessibility import TEXT_RATIO, contrast
from ui.commands import MENUS, Command
from ui.icons import icon
from ui.main_window import MainWindow
from ui.widgets.reason import Reason


@pytest.fixture(autouse=True)
def turned(qapp: QApplication) -> Iterator[None]:
    """The system is light again for the next test."""
    before = qapp.palette()
    yield
    qapp.setPalette(before)


@pytest.fixture
def dark(full: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a wrong amount, in front of which the system turned dark."""
    full.view.go_to(Place("executed"))
    press(Key.Key_A, CTRL)
    type_text("约8")
    full.notice.tell("消息")
    QApplication.setPalette(palettes.dark())
    qtbot.waitUntil(lambda: full.palette().window().color().lightness() < 100)
    return full


def inks(widget: QWidget) -> tuple[QColor, QColor]:
    role = QPalette.ColorRole
    roles = (role.Text, role.Base) if isinstance(widget, QLineEdit) else (role.WindowText, role.Window)
    return widget.palette().color(roles[0]), widget.palette().color(roles[1])


def test_what_is_wrong_can_still_be_read(dark: MainWindow) -> None:
    wrong = [focus(), *(reason for reason in dark.findChildren(Reason) if reason.objection and reason.isVisible())]
    assert len(wrong) == 2
    for widget in wrong:
        assert contrast(*inks(widget)) >= TEXT_RATIO
        assert inks(widget)[1].lightness() < 128


def test_the_notice_can_still_be_read(dark: MainWindow) -> None:
    ground = dark.notice.palette().color(QPalette.ColorRole.Window)
    assert contrast(dark.notice.sentence.palette().color(QPalette.ColorRole.WindowText), ground) >= TEXT_RATIO
    assert ground.lightness() < 128


def test_what_is_final_keeps_the_ground_of_the_window(dark: MainWindow) -> None:
    dark.editor.undo()
    dark.commands[Command.FINALISE].trigger()
    QApplication.setPalette(palettes.light())
    QApplication.processEvents()
    dark.view.go_to(Place("office"))
    assert focus().palette().color(QPalette.ColorRole.Base) == palettes.light().color(QPalette.ColorRole.Window)
    assert dark.final_bar.palette().color(QPalette.ColorRole.Window).lightness() > 128


@pytest.mark.parametrize("palette", [palettes.light(), palettes.dark()], ids=["light", "dark"])
@pytest.mark.parametrize("scale", [1, 2])
def test_icons_are_drawn_in_the_text_s_colour(palette: QPalette, scale: int) -> None:
    drawn, size = icon("printer"), QSize(18, 18)
    drawn.pixmap(size)  # before the system turns
    QApplication.setPalette(palette)
    image = drawn.pixmap(size, float(scale), QIcon.Mode.Normal).toImage()
    assert image.width() == 18 * scale
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    colours = {pixel.name() for pixel in pixels if pixel.alpha() == 255}
    assert colours == {palette.color(QPalette.ColorRole.WindowText).name()}


def test_a_missing_icon_is_empty() -> None:
    assert icon("none of this name").isNull()


def test_every_icon_of_the_menus_is_there(full: MainWindow) -> None:
    named = [item for items in MENUS.values() for item in items if item is not None and item.icon]
    assert len(named) > 8
    assert [item.text for item in named if full.commands[item.command].icon().isNull()] == []
