"""What users typed, and other facts, as they stand in a sentence: short, and never breaking its line."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from unicodedata import category

from desktop.domain.numbers import format_score

_LONGEST_FACT = 60
"""Characters of a text that a sentence quotes; it is no place for a page."""
_NAMELESS = "未命名的报告"
"""How a sentence calls a report whose project has no name yet."""


def shown(facts: Mapping[str, object]) -> dict[str, str]:
    """Facts as texts."""
    texts = {key: fact(value) for key, value in facts.items()}
    if not str(facts.get("name", _NAMELESS)).strip():
        texts["name"] = _NAMELESS
    return texts


def fact(value: object) -> str:
    """One fact as text: a long one is cut, an empty one is told as such."""
    match value:
        case bool():
            text = str(value).lower()
        case Decimal():
            text = format_score(value)
        case datetime():
            text = moment(value)
        case Path():
            return visible(str(value))
        case list() | tuple() | dict():
            text = "（一组值）"
        case _:
            text = "" if value is None else str(value)
    return visible(text if len(text) <= _LONGEST_FACT else f"{text[:_LONGEST_FACT]}…") or "空"


def moment(when: datetime) -> str:
    """A time to the minute."""
    return f"{when:%Y-%m-%d %H:%M}"


def visible(text: str) -> str:
    """The text with a mark in place of each character that would break a line or turn its direction."""
    if text.isprintable():  # none of these is
        return text
    return "".join("\ufffd" if category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c for c in text)
