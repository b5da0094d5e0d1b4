"""Sizes that are measured in text, and follow it when its size changes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class _Measure(QObject):
    def __init__(self, widget: QWidget, fit: Callable[[], object]) -> None:
        super().__init__(widget)
        self._fit = fit
        widget.installEventFilter(self)
        fit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Fit again, once the widget has taken the new font."""
        if event.type() is QEvent.Type.FontChange:
            self._fit()
        return False


def measured(widget: QWidget, fit: Callable[[], object]) -> None:
    """Call `fit` now and whenever the widget gets another font."""
    _Measure(widget, fit)


def characters(widget: QWidget, count: float) -> int:
    """The width of so many Chinese characters, in pixels."""
    return round(widget.fontMetrics().horizontalAdvance("国") * count)
