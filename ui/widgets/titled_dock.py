"""A panel at the side of the window."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDockWidget, QStyle, QStyleOptionDockWidget, QStylePainter


class TitledDock(QDockWidget):
    """Its title follows the size of text: Qt's own keeps the font that it began with."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the title in the font of all other text; afloat, the system may draw it."""
        if self.isFloating():
            super().paintEvent(event)
            return
        option = QStyleOptionDockWidget()
        self.initStyleOption(option)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_DockWidgetTitle, option)
