"""The lines of running text, and whether each was full."""

from collections.abc import Iterable

from desktop.exchange.paper.parts import SetLine
from desktop.exchange.paper.transcript import Lines

_LEAD = 2.5
"""Room, in characters, that a full line may have left because the next word or mark did not fit."""


def set_lines(lines: Iterable[str], room: float) -> Lines:
    """Lines as they stand in a cell with room for so many full-width characters; blank lines do not count.

    The published forms count a half-width character as one; ours hold more of them in a line, which is full then too.
    """
    shown = [line.strip(" \t") for line in lines]
    return tuple(SetLine(line, room - len(line), _LEAD) for line in shown if line)
