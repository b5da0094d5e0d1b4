"""The palettes of Qt's own style on a light and on a dark system."""

from PySide6.QtGui import QColor, QPalette

_GROUP, _ROLE = QPalette.ColorGroup, QPalette.ColorRole


def light() -> QPalette:
    return QPalette(QColor("#efefef"))


def dark() -> QPalette:
    """As QFusionStyle makes it where the system is dark."""
    palette = QPalette(QColor("#323232"))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        palette.setColor(role, QColor("#ffffff"))
        palette.setColor(_GROUP.Disabled, role, QColor("#828282"))
    palette.setColor(_ROLE.Base, QColor("#242424"))
    palette.setColor(_ROLE.AlternateBase, QColor("#2b2b2b"))
    palette.setColor(_ROLE.Highlight, QColor("#308cc6"))
    palette.setColor(_ROLE.HighlightedText, QColor("#ffffff"))
    palette.setColor(_ROLE.PlaceholderText, QColor(255, 255, 255, 128))
    palette.setColor(_ROLE.ToolTipBase, QColor("#323232"))
    palette.setColor(_ROLE.ToolTipText, QColor("#ffffff"))
    return palette
