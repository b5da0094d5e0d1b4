"""Labels are found by their wording, whatever blanks, colons and half-width marks an office has in them."""

import re
import unicodedata
from functools import cache

COLON = "[:：]"  # both of them
_UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
"""What copied text brings along that takes no room: soft hyphens, joints of words, marks of direction."""
_SEEN = str.maketrans("", "", _UNSEEN)
_GAP = rf"[\s{_UNSEEN}]*"
_IN_BRACKETS = re.compile(r"\(.*?\)")


def wording(text: str) -> str:
    """What two writings of one label have in common: no blanks, no colon at the end, half-width marks."""
    return plain(text).rstrip(":")


@cache
def label_pattern(label: str) -> str:
    """A regular expression for a label in running text, blanks and line ends inside it allowed; no colon."""
    characters = _GAP.join(f"[{re.escape(character + _full_width(character))}]" for character in wording(label))
    return f"[{_UNSEEN}]*{characters}[{_UNSEEN}]*"


def short_wording(label: str) -> str:
    """A label as many write it, without what stands in brackets."""
    return _IN_BRACKETS.sub("", wording(label))


def seen(text: str) -> str:
    """A text without the characters that take no room."""
    return text.translate(_SEEN)


def plain(text: str) -> str:
    """A text without blanks, its full-width marks half-width."""
    return "".join(unicodedata.normalize("NFKC", seen(text)).split())


def _full_width(character: str) -> str:
    return chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else ""


def labelled(text: str, label: str, *, colon: bool = True) -> str | None:
    """What follows a label (with or without a colon) at the beginning of a text; None where it does not begin so."""
    match = re.match(rf"\s*{label_pattern(label)}\s*{COLON if colon else ''}", text)
    return text[match.end() :] if match else None
