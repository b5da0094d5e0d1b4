"""What a file shows, before any form is looked for in it: ruled cells and the text around them, in reading order."""

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from desktop.exchange.paper.items import item_style, may_end

ENDLESS = 1e9
"""The slack behind a line after which a paragraph surely ends."""


class SetLine(NamedTuple):
    """A line of a text as it stands in its cell."""

    text: str
    slack: float = ENDLESS
    """The room that is left behind it."""
    lead: float = 0.0
    """What the line before would have had to offer to take in this line's first word; both in one unit."""


class Cell(NamedTuple):
    """A cell with its sides: points on a page, or numbers of columns and rows in a table."""

    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[SetLine, ...]


class Ruled(NamedTuple):
    """Cells that belong together: those of a page, or of a table."""

    cells: tuple[Cell, ...]


class Loose(NamedTuple):
    """A line of text that stands in no cell, where it begins."""

    text: str
    left: float
    base: float


Part = Ruled | Loose


def unbroken(lines: Iterable[SetLine]) -> str:
    """The text of a single line that its cell had broken."""
    return "".join(line.text for line in lines)


def paragraphs(lines: Sequence[SetLine]) -> str:
    """The text of lines: a paragraph ends with a line that had room for the first word of the next one.

    A full line ends one too before a numbered item, where another item of that list surely begins a paragraph.
    """
    pairs = list(pairwise(lines))
    sure = [line.slack >= following.lead for line, following in pairs]
    styles = [item_style(following.text) for _, following in pairs]
    listed = {style for style, end in zip(styles, sure, strict=True) if end and style}
    begun = [style in listed and may_end(line.text) for style, (line, _) in zip(styles, pairs, strict=True)]
    ends = ["\n" if end else "" for end in map(any, zip(sure, begun, strict=True))]
    return "".join(line.text + end for line, end in zip(lines, [*ends, ""], strict=False))


def to_bytes(parts: Iterable[Part]) -> bytes:
    """The parts as the answer of a confined process."""
    return json.dumps([list(part) for part in parts]).encode()


def from_bytes(content: bytes) -> tuple[Part, ...]:
    """The parts out of such an answer."""
    return tuple(_part(values) for values in json.loads(content))


def _part(values: list[Any]) -> Part:
    return Loose(*values) if len(values) > 1 else Ruled(tuple(_cell(*cell) for cell in values[0]))


def _cell(left: float, top: float, right: float, bottom: float, lines: list[tuple[str, float, float]]) -> Cell:
    return Cell(left, top, right, bottom, tuple(SetLine(*line) for line in lines))
