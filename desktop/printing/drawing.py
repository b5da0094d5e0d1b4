"""Pages become PDF operators. Texts are encoded code by code: nothing that a user typed is ever parsed as markup."""

from collections.abc import Iterator

from desktop.domain.marks import NEIGHBOURS, TIGHT
from desktop.domain.measures import RULE_WIDTH
from desktop.printing.faces import EM
from desktop.printing.fonts import DocumentFont
from desktop.printing.lines import HALF, Line
from desktop.printing.page import Box, Page

ASCENT = 0.88
"""From a character's upper edge to its baseline, as a multiple of the size (both faces: OS/2.sTypoAscender)."""
DRAFT_MARK = "草稿"
_DRAFT_SIZE = 170
_DRAFT_GREY = 0.92
_BAR_GREY = 0.6
_FINE = 100
"""The grid is drawn in hundredths of a point, so that edges that meet are equal."""
Edge = tuple[int, int, int]
"""Where a horizontal line lies and between which places it runs, or a vertical one."""


class Pen:
    """Draws the pages of one document with its two fonts."""

    def __init__(self, regular: DocumentFont, bold: DocumentFont) -> None:
        self._regular = regular
        self._bold = bold
        self._known: dict[tuple[Line, bool], str] = {}

    def page(self, page: Page, *, draft: bool = False) -> str:
        """The content stream of a page; `draft` puts the mark of a draft behind it."""
        parts = [self._draft_mark(page)] if draft else []
        parts += _areas(page)
        parts += ["BT", *self._texts(page), "ET", *_rules(page)]
        return "\n".join(parts)

    def _texts(self, page: Page) -> Iterator[str]:
        font, spread = "", 0.0
        for box in page.boxes:
            chosen = f"/{(self._bold if box.bold else self._regular).name} {box.size:g} Tf"
            baseline = page.height - box.text_top - (box.leading - box.size) / 2 - ASCENT * box.size
            for line in box.lines:
                if line.text:
                    if chosen != font:
                        yield chosen
                        font = chosen
                    if line.spread * box.size != spread:
                        spread = line.spread * box.size
                        yield f"{spread / EM:.4g} Tc"
                    yield f"1 0 0 1 {_left(box, line):.2f} {baseline:.2f} Tm {self._shown(line, bold=box.bold)}"
                baseline -= box.leading

    def _shown(self, line: Line, *, bold: bool) -> str:
        """The operator that shows a line; labels and notes come again on every page."""
        operator = self._known.get((line, bold))
        if operator is None:
            operator = self._known[line, bold] = _operator(line, self._bold if bold else self._regular)
        return operator

    def _draft_mark(self, page: Page) -> str:
        middle, up = page.width / 2, page.height / 2
        half = len(DRAFT_MARK) * _DRAFT_SIZE / 2
        text = f"1 0 0 1 {-half:.2f} {-0.38 * _DRAFT_SIZE:.2f} Tm <{self._bold.encoded(DRAFT_MARK)}> Tj"
        turned = f"0.7071 0.7071 -0.7071 0.7071 {middle:.2f} {up:.2f} cm"
        return f"q {_DRAFT_GREY} g {turned} BT /{self._bold.name} {_DRAFT_SIZE} Tf {text} ET Q"


def _areas(page: Page) -> Iterator[str]:
    for box in page.boxes:
        if box.filled:
            lower = page.height - box.top - box.height
            yield f"q {_BAR_GREY} g {box.left:.2f} {lower:.2f} {box.width:.2f} {box.height:.2f} re f Q"


def _left(box: Box, line: Line) -> float:
    if box.centred:
        return box.left + (box.width - line.width * box.size / EM) / 2
    return box.left + box.padding


def _operator(line: Line, font: DocumentFont) -> str:
    """What shows a line; neighbouring marks move together, words and numbers stay tight."""
    text = line.text
    moves = {match.end(): float(HALF) for match in NEIGHBOURS.finditer(text)}
    if line.spread:
        moves |= {match.end(): line.spread for match in TIGHT.finditer(text)}
    if not moves:
        return f"<{font.encoded(text)}> Tj"
    parts, start = [], 0
    for index in sorted(moves):
        parts.append(f"<{font.encoded(text[start:index])}>{moves[index]:.4g}")
        start = index
    return f"[{''.join(parts)}<{font.encoded(text[start:])}>] TJ"


def _rules(page: Page) -> Iterator[str]:
    """The grid: each line once, however many cells it bounds."""
    across: set[Edge] = set()
    down: set[Edge] = set()
    for box in page.boxes:
        if box.boxed:
            left, right = round(_FINE * box.left), round(_FINE * (box.left + box.width))
            upper = round(_FINE * (page.height - box.top))
            lower = round(_FINE * (page.height - box.top - box.height))
            across.add((upper, left, right))
            across.add((lower, left, right))
            down.add((left, lower, upper))
            down.add((right, lower, upper))
    if across:
        scale = 1 / _FINE
        yield f"q {RULE_WIDTH * _FINE:g} w 2 J {scale:g} 0 0 {scale:g} 0 0 cm"
        yield from (f"{start} {y} m {stop} {y} l" for y, start, stop in _merged(across))
        yield from (f"{x} {start} m {x} {stop} l" for x, start, stop in _merged(down))
        yield "S Q"


def _merged(edges: set[Edge]) -> Iterator[Edge]:
    """Edges on the same line that touch or overlap become one."""
    merged: Edge | None = None
    for where, start, stop in sorted(edges):
        if merged and merged[0] == where and start <= merged[2]:
            merged = where, merged[1], max(stop, merged[2])
        else:
            if merged:
                yield merged
            merged = where, start, stop
    if merged:
        yield merged
