"""The few colours that mean something, readable on light and dark ground (WCAG AA); none is the only sign."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

Tone = Callable[[], QColor]
_ROLE = QPalette.ColorRole
_WORN = "tones"
"""The property of a widget that remembers which tones it wears."""
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
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", wrong)
        wear(widget, {_ROLE.Text: error_ink, _ROLE.Base: error_ground} if wrong else {})


def wear(widget: QWidget, tones: Mapping[QPalette.ColorRole, Tone]) -> None:
    """Give a widget these tones, now and whenever the system turns light or dark (`wear_anew`)."""
    widget.setProperty(_WORN, tuple((role.value, tone.__name__) for role, tone in tones.items()))
    _put_on(widget)


def wear_anew() -> None:
    """The system has turned light or dark: all tones are other colours now."""
    for widget in QApplication.allWidgets():
        if widget.property(_WORN):
            _put_on(widget)


def _put_on(widget: QWidget) -> None:
    palette = QPalette()
    for role, tone in widget.property(_WORN) or ():
        palette.setColor(QPalette.ColorRole(role), _TONES[tone]())
    widget.setPalette(palette)


def _dark(palette: QPalette | None) -> bool:
    ground = (palette or QApplication.palette()).color(QPalette.ColorRole.Base)
    return ground.lightness() < _DARK_GROUND


_TONES: Mapping[str, Tone] = {
    tone.__name__: tone for tone in (error_ink, error_ground, quiet_ink, band_ground, notice_ground)
}
