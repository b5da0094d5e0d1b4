"""Chinese text on machines without a Chinese font: the shipped faces stand in."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop.paths import FONTS


def ensure_chinese(app: QApplication) -> None:
    """Let the window's font fall back on the shipped faces where the machine has no Chinese one."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return
    families = [
        family
        for face in sorted(FONTS.glob("*.ttf"))
        for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(face)))
    ]
    font = app.font()
    font.setFamilies([font.family(), *dict.fromkeys(families)])
    app.setFont(font)
