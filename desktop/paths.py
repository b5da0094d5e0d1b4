"""Where the program's own files lie, from source, from an installed package and from a bundle alike."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FORMS = RESOURCES / "forms"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
APPLICATION_ICON = RESOURCES / "ziping.svg"
