"""Cleaning of what users and files bring in as text. What is visible is never changed."""

import re
import unicodedata

from desktop.errors import KnownError

LINE_LIMIT = 200
"""Characters in a single-line text; said at the limit, never cut (safety.md, Text)."""
TEXT_LIMIT = 20_000
"""Characters in a long text."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029\v\f]")


def clean_text(text: str) -> str:
    """A long text: line ends become newlines, control characters go, tab and newline stay.

    Raises:
        KnownError: `lone_surrogate` where half of a character stands alone.
    """
    if _SURROGATE.search(text):
        raise KnownError("lone_surrogate")
    if text.isprintable():
        return text
    unified = _LINE_ENDS.sub("\n", text)
    return "".join(c for c in unified if c in "\n\t" or not _is_control(c))


def clean_line(text: str) -> str:
    """A single-line text: as `clean_text`, and a run of tabs and newlines becomes one blank.

    Raises:
        KnownError: `lone_surrogate`.
    """
    return re.sub(r"[\n\t]+", " ", clean_text(text))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or character in "\ufeff\ufffe\uffff"
