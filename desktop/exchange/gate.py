"""What no Office file of a stranger may do to the program: unfold without end, or have its XML define things."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

RATIO_LIMIT = 100
"""How many times its packed size an archive may unfold to (safety.md, Files read from others)."""
MEMBER_LIMIT = 2000
"""Files in an archive."""

_MARKUP = (".xml", ".rels")
_DECLARATION = b"<!DOCTYPE"


def is_hostile(content: bytes) -> bool:
    """Whether an Office file (.docx, .xlsx) is none that an office program writes, or no whole archive at all."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MEMBER_LIMIT or sum(one.file_size for one in members) > RATIO_LIMIT * len(content):
                return True
            return any(_declares(archive.read(one)) for one in members if one.filename.lower().endswith(_MARKUP))
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        return True


def _declares(markup: bytes) -> bool:
    """Whether a part has a DOCTYPE, or hides one in an encoding that no office program writes."""
    return _DECLARATION in markup or b"\0" in markup or not _is_utf8(markup)


def _is_utf8(markup: bytes) -> bool:
    try:
        markup.decode()
    except UnicodeDecodeError:
        return False
    return True
