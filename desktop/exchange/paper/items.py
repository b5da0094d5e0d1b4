"""Numbered items (2、 or （三） or 四是) at the beginning of lines: in a list by lines each begins a paragraph."""

import re
from typing import NamedTuple

_ITEM = re.compile(r"([(（]?)(\d{1,2}|[一二三四五六七八九十]{1,3})([、)）]|[.．](?!\d)|是)")
_FIRST = {"1", "一"}
_STOPS = "。；;：:！？!?"


class Style(NamedTuple):
    """How a list numbers its items; two of one style are taken to be of one list."""

    before: str
    digits: bool
    behind: str


def item_style(line: str) -> Style | None:
    """How the item that a line begins is numbered; None where it begins none, or the first one of a list."""
    found = _ITEM.match(line)
    if found is None or found[2] in _FIRST:
        return None
    return Style(found[1], found[2].isascii(), found[3])


def may_end(line: str) -> bool:
    """Whether an item can end with this line."""
    return line.endswith(tuple(_STOPS))
