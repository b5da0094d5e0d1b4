"""Labels are found by their wording, whatever blanks, colons and half-width marks an office has in them."""

import re
import unicodedata
from functools import cache

COLON = "[:：]"  # both of them


def wording(text: str) -> str:
    """What two writings of one label have in common: no blanks, no colon at the end, half-width marks."""
    return plain(text).rstrip(":")


@cache
def label_pattern(label: str) -> str:
    """A regular expression for a label in running text, blanks and line ends inside it allowed; no colon."""
    return r"\s*".join(f"[{re.escape(character + _full_width(character))}]" for character in wording(label))


def plain(text: str) -> str:
    """A text without blanks, its full-width marks half-width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _full_width(character: str) -> str:
    return chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else ""


def labelled(text: str, label: str, *, colon: bool = True) -> str | None:
    """What follows a label (with or without a colon) at the beginning of a text; None where it does not begin so."""
    match = re.match(rf"\s*{label_pattern(label)}\s*{COLON if colon else ''}", text)
    return text[match.end() :] if match else None
