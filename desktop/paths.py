"""Where the program's own files lie, from source, from an installed package and from a bundle alike."""

import os
import sys
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FORMS = RESOURCES / "forms"
RULES = RESOURCES / "rules"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
APPLICATION_ICON = RESOURCES / "ziping.svg"


def data_folder() -> Path:
    """Where the program keeps what is the user's, such as backups; it need not be there yet."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Ziping"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Ziping"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "ziping"
