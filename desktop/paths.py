"""Where the program's own files lie, from source, from an installed package and from a bundle alike."""

import os
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
RESOURCES = _ROOT / "resources"
FORMS = RESOURCES / "forms"
RULES = RESOURCES / "rules"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
BOOK_SUFFIX = ".ziping"
"""How the file of a book ends."""
APPLICATION_ICON = RESOURCES / "ziping.svg"
GUIDE = _ROOT / "docs" / "guide.md"
"""The user's guide; its pictures, and the pages it links to, lie beside it."""


def data_folder() -> Path:
    """Where the program keeps what is the user's, such as backups; it need not be there yet."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Ziping"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Ziping"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "ziping"
