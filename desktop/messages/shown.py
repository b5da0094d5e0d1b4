"""What users typed, and other facts, as they stand in a sentence: short, and never breaking its line."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from unicodedata import category

from desktop.domain.numbers import format_score

_LONGEST_FACT = 60
"""Characters of a text that a sentence quotes; it is no place for a page."""
_NAMELESS, _NAMELESS_IN_LIST = "未命名的报告", "（未填项目名称）"
_NAMED = 3
"""Reports that a sentence names; the others are counted."""


def shown(facts: Mapping[str, object]) -> dict[str, str]:
    """Facts as texts."""
    texts = {key: fact(value) for key, value in facts.items()}
    if not str(facts.get("name", _NAMELESS)).strip():
        texts["name"] = _NAMELESS
    return texts


def name_in_sentence(project_name: str) -> str:
    """How a sentence calls a report; its project may have no name yet."""
    return project_name.strip() or _NAMELESS


def name_in_list(project_name: str) -> str:
    """How a list calls a report; its project may have no name yet."""
    return project_name.strip() or _NAMELESS_IN_LIST


def names_in_sentence(project_names: Sequence[str]) -> str:
    """The first few reports by name, and how many there are."""
    named = "、".join(f"“{name_in_sentence(name)}”" for name in project_names[:_NAMED])
    return f"{named}等 {len(project_names)} 份报告" if len(project_names) > _NAMED else named


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
