"""The few colours that mean something, readable on light and dark ground (WCAG AA); none is the only sign."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

_DARK_GROUND = 128


def error_ink(palette: QPalette | None = None) -> QColor:
    """Text that is wrong."""
    return QColor("#ff9b93") if _dark(palette) else QColor("#b3261e")


def error_ground(palette: QPalette | None = None) -> QColor:
    """The ground behind text that is wrong."""
    return QColor("#4a2524") if _dark(palette) else QColor("#fdeceb")


def quiet_ink(palette: QPalette | None = None) -> QColor:
    """Text that need not be read."""
    return QColor("#a9a9a9") if _dark(palette) else QColor("#5f6368")


def band_ground(palette: QPalette | None = None) -> QColor:
    """The ground of a group's head line."""
    return QColor("#2f3b47") if _dark(palette) else QColor("#eaf0f6")


def notice_ground(palette: QPalette | None = None) -> QColor:
    """The ground of a notice."""
    return QColor("#45401f") if _dark(palette) else QColor("#fff6d6")


def gone_ground(palette: QPalette | None = None) -> QColor:
    """The ground behind text that a later version lacks; a line through it says the same."""
    return QColor("#5a2b2a") if _dark(palette) else QColor("#fbd9d7")


def new_ground(palette: QPalette | None = None) -> QColor:
    """The ground behind text that a later version has besides; a line under it says the same."""
    return QColor("#21492f") if _dark(palette) else QColor("#d3f0dc")


def bar_ink(palette: QPalette | None = None) -> QColor:
    """The filled part of a bar."""
    return QColor("#6cb0f0") if _dark(palette) else QColor("#2b6cb0")


def bar_track(palette: QPalette | None = None) -> QColor:
    """The whole length of a bar."""
    return QColor("#3d444d") if _dark(palette) else QColor("#e4e8ed")


def set_wrong(widget: QWidget, *, wrong: bool) -> None:
    """Colour an input whose value a check objects to; the reason stands beside it."""
    if bool(widget.property("wrong")) == wrong:
        return
    widget.setProperty("wrong", wrong)
    palette = QPalette()
    if wrong:
        palette.setColor(QPalette.ColorRole.Text, error_ink())
        palette.setColor(QPalette.ColorRole.Base, error_ground())
    widget.setPalette(palette)


def set_ink(widget: QWidget, ink: QColor) -> None:
    """Give a label's words a colour."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, ink)
    widget.setPalette(palette)


def _dark(palette: QPalette | None) -> bool:
    ground = (palette or QApplication.palette()).color(QPalette.ColorRole.Base)
    return ground.lightness() < _DARK_GROUND
