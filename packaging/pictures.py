"""The program's icon in the formats that systems ask for, drawn from resources/ziping.svg."""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "ziping.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels, as Windows asks for them from 100 % to 200 %."""


def png(size: int) -> bytes:
    """The icon, so many pixels wide and high; a QGuiApplication must be there."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes, which it refuses
    return bytes(buffer.data().data())


def write_ico(path: Path) -> None:
    """Write all sizes into one file for Windows, each drawn for itself."""
    pictures = [Image.open(BytesIO(png(size))) for size in reversed(SIZES)]
    pictures[0].save(path, format="ICO", sizes=[(size, size) for size in SIZES], append_images=pictures[1:])


def main() -> None:
    """`python packaging/pictures.py FILE.ico`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QGuiApplication(sys.argv[:1])
    write_ico(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
