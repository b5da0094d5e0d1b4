"""Running text, as it is copied from published forms, becomes transcripts: labels with the values behind them.

The text has its cells' lines one below the other, with blank lines anywhere. The published forms break after a number
of characters, a half-width one counted as one, ours by width (form-2021.md, Geometry): a line is full by either.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop.domain.form import Field, Form, GridBlock, TextBlock
from desktop.domain.report import FieldKind
from desktop.exchange.paper.flow_lines import set_lines
from desktop.exchange.paper.flow_table import read_table
from desktop.exchange.paper.parts import Loose
from desktop.exchange.paper.signature import read_foot
from desktop.exchange.paper.transcript import Transcript
from desktop.exchange.paper.wording import COLON, label_pattern, wording

_QUOTED = 16
"""Characters of a misplaced text that are told."""


class _Label(NamedTuple):
    """A label of the form and how many points its value is wide."""

    field: Field
    width: int


def read_flow(text: str, form: Form) -> tuple[Transcript, ...]:
    """The papers that a text shows, in their order."""
    labels = tuple(_labels(form))
    papers = (_paper(part, labels, form) for part in _split(text, labels[0], form))
    return tuple(paper for paper in papers if paper.values)


def _labels(form: Form) -> Iterator[_Label]:
    """The labels in paper order."""
    grid = form.paper.grid
    for block in form.blocks:
        rows = block.rows if isinstance(block, GridBlock) else [(block.field,)] if isinstance(block, TextBlock) else ()
        for row in rows:
            shown = [one for one in row if one.on_paper]
            widths = (grid[1], grid[3]) if len(shown) > 1 else (sum(grid[1:]),)
            yield from map(_Label, shown, widths)


def _split(text: str, first: _Label, form: Form) -> Iterator[str]:
    """The text paper by paper: each begins with the form's title, or where there is none with the first label."""
    lines = text.splitlines()
    starts = [index for index, line in enumerate(lines) if wording(line) == wording(form.title)]
    if not starts:
        begins = re.compile(rf"\s*{label_pattern(first.field.label)}\s*(?:{COLON}|\Z)")
        starts = [index for index, line in enumerate(lines) if begins.match(line)]
    known = re.compile(label_pattern(first.field.label))
    for start, stop in pairwise([*starts, len(lines)]):
        part = "\n".join(line.rstrip() for line in lines[start:stop])
        if known.search(part):
            yield part


def _paper(text: str, labels: Sequence[_Label], form: Form) -> Transcript:
    paper = Transcript()
    table = read_table(text, form)
    paper.has_table, paper.rows, paper.totals = table.found, list(table.rows), dict(table.totals)
    paper.columns = {wording(word) for word in text.split()}
    text = table.before
    found = list(_found(text, labels))
    for (label, match), (_, following) in pairwise([*found, (None, None)]):
        if label and match:
            value = text[match.end() : following.start() if following else len(text)]
            room = form.paper.characters(label.width)
            lines = paper.values[label.field.attribute] = set_lines(value.splitlines(), room)
            if label.field.kind not in {FieldKind.LINE, FieldKind.TEXT} and len(lines) > 1:
                paper.misplaced = paper.misplaced or lines[1].text[:_QUOTED]
    read_foot(paper, [Loose(line, 0.0, float(base)) for base, line in enumerate(table.behind.splitlines())], form)
    return paper


def _found(text: str, labels: Sequence[_Label]) -> Iterator[tuple[_Label, re.Match[str]]]:
    """The labels that the text has, each behind the one before it: at the beginning of a line or behind a blank."""
    position = 0
    for label in labels:
        pattern = rf"(?:(?<=\s)|(?<!.)){label_pattern(label.field.label)}\s*(?:{COLON}|(?=\s|\Z))[^\S\n]*"
        match = re.compile(pattern).search(text, position)
        if match:
            position = match.end()
            yield label, match
