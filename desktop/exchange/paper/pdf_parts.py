"""The pages of a PDF as parts: characters are put into the cells around them, and joined to lines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.domain.marks import BLANKS, HALVED_CLOSING, KEPT_TOGETHER, NEVER_FIRST, NEVER_LAST
from desktop.exchange.paper.grid import Box, Grid
from desktop.exchange.paper.parts import Cell, Loose, Part, Ruled, SetLine
from desktop.pdf_content import Character, Content

_SAME_LINE = 0.35
"""How far apart the bases of a line's characters may be, in ems."""
_MIDDLE = 0.3
"""From the base of a character to its middle, in ems."""
_GAP = 0.3
"""Between two texts that stand side by side in no cell, in ems: more than what justifies a line."""
_WIDEST_PADDING = 12.0
"""Points between the side of a cell and a text that begins at it; one that begins later is centred or indented."""
_SKIPPED = 1.7
"""From line to line, as a multiple of the usual pitch, where there is a blank line between them."""

Line = list[Character]


def page_parts(content: Content) -> Iterator[Part]:
    """The parts of one page: the text above its cells, the cells, the text below them.

    The text of a page without cells comes in the order in which it was drawn, mostly that of its cells unseen.
    """
    grid = Grid(content.rules)
    texts: defaultdict[int | None, Line] = defaultdict(list)
    for one in content.characters:
        texts[grid.cell_at((one.left + one.right) / 2, one.base - _MIDDLE * one.size)].append(one)
    pieces = [piece for line in _lines(texts.pop(None, [])) for piece in _pieces(line)]
    lines = {number: _lines(texts[number]) for number in texts}
    boxes = grid.boxes()
    pitch = _pitch(list(lines.values()))
    cells = [Cell(*box, _set_lines(lines.get(number, []), box, pitch)) for number, box in boxes.items()]
    if cells:
        top = min(cell.top for cell in cells)
        yield from (_loose(piece) for piece in pieces if piece[0].base <= top)
        yield Ruled(tuple(sorted(cells)))
        yield from (_loose(piece) for piece in pieces if piece[0].base > top)
    else:
        yield from map(_loose, sorted(pieces, key=lambda piece: piece[0].order))


def _lines(characters: Sequence[Character]) -> list[Line]:
    """Characters line by line, from left to right; those at one place in the order in which they are drawn."""
    lines: list[Line] = []
    for one in sorted(characters, key=lambda one: one.base):
        if lines and one.base - lines[-1][0].base <= _SAME_LINE * max(one.size, 1.0):
            lines[-1].append(one)
        else:
            lines.append([one])
    return [sorted(line, key=lambda one: round(one.left, 2)) for line in lines]


def _pieces(line: Line) -> Iterator[Line]:
    """A line of loose text in pieces that stand apart, or were drawn apart."""
    neighbours = enumerate(pairwise(line), 1)
    breaks = [i for i, (a, b) in neighbours if b.left - a.right > _GAP * a.size or b.order != a.order + 1]
    for start, stop in pairwise([0, *breaks, len(line)]):
        yield line[start:stop]


def _loose(piece: Line) -> Loose:
    return Loose(_text(piece), piece[0].left, piece[0].base)


def _text(line: Sequence[Character]) -> str:
    return "".join(one.text for one in line)


def _pitch(cells: Sequence[Sequence[Line]]) -> float:
    """From line to line of a text, in points."""
    return min((under[0].base - line[0].base for lines in cells for line, under in pairwise(lines)), default=0.0)


def _set_lines(lines: Sequence[Line], box: Box, pitch: float) -> tuple[SetLine, ...]:
    if not lines:
        return ()
    padding = min(line[0].left for line in lines) - box.left
    right = box.right - (padding if 0 <= padding <= _WIDEST_PADDING else 0.0)
    found = [_set_line(lines[0], right)]
    for line, under in pairwise(lines):
        step = under[0].base - line[0].base
        blank = round(step / pitch) - 1 if step >= _SKIPPED * pitch else 0
        found += [SetLine("")] * blank
        found.append(_set_line(under, right))
    return tuple(found)


def _set_line(line: Line, right: float) -> SetLine:
    shown = [one for one in line if one.text not in BLANKS]
    end = shown[-1].right if shown else line[0].left
    return SetLine(_text(line), right - end, _lead(line))


def _lead(line: Line) -> float:
    """What the first word of a line takes with the marks that stay with it; the last mark may lose its blank half."""
    text = _text(line)
    start = len(text) - len(text.lstrip(BLANKS))
    stop = start
    while stop < len(text) - 1 and text[stop] in NEVER_LAST:
        stop += 1
    kept = KEPT_TOGETHER.match(text, stop)
    stop = kept.end() if kept else stop + 1
    while stop < len(text) and text[stop] in NEVER_FIRST:
        stop += 1
    last = line[min(stop, len(line)) - 1]
    halved = last.size / 2 if last.text in HALVED_CLOSING else 0.0
    return last.right - line[min(start, len(line) - 1)].left - halved
