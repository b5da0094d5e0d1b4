"""The table of indicators out of running text: its head, its groups, and what stands between them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from desktop.domain.form import Form, Group, IndicatorsBlock
from desktop.exchange.paper.flow_rows import SCORE, FlowRows
from desktop.exchange.paper.parts import SetLine
from desktop.exchange.paper.transcript import Lines, TranscribedRow
from desktop.exchange.paper.wording import label_pattern


class FlowTable(NamedTuple):
    """A table that was read, with what stands before and behind it; `found` tells whether it is there at all."""

    before: str
    rows: tuple[TranscribedRow, ...] = ()
    totals: Mapping[str, Lines] = MappingProxyType({})
    behind: str = ""
    found: bool = False


class _Mark(NamedTuple):
    """The cell of a group: where it begins and ends in the text."""

    start: int
    stop: int
    group: Group | None = None


def read_table(text: str, form: Form) -> FlowTable:
    """Read the table of one paper."""
    block = form.table
    head = re.search(r"\s+".join(label_pattern(column.label) for column in block.columns), text)
    if head is None:
        return FlowTable(text)
    scores = rf"(?:\s+({SCORE}))?" * 2
    total = re.compile(rf"^[^\S\n]*{label_pattern(block.total_label)}{scores}(?!\S)", re.MULTILINE).search(
        text, head.end()
    )
    body = text[head.end() : total.start() if total else len(text)]
    return FlowTable(
        before=text[: head.start()],
        rows=tuple(_rows(body, form)),
        totals=_totals(total, block) if total else {},
        behind=text[total.end() :] if total else "",
        found=True,
    )


def _totals(total: re.Match[str], block: IndicatorsBlock) -> dict[str, Lines]:
    return {
        attribute: (SetLine(text),)
        for attribute, text in zip(block.number_attributes, total.groups(), strict=True)
        if text
    }


def _rows(body: str, form: Form) -> Iterator[TranscribedRow]:
    rows = FlowRows(form)
    marks = [*_marks(body, form.table.groups, form.table.group_cell, 0), _Mark(len(body), len(body))]
    for mark, following in pairwise(marks):
        if mark.group and not mark.group.groups:
            group = mark.group.key
            yield from (TranscribedRow(group, texts) for texts in rows.read(body[mark.stop : following.start]))


def _marks(body: str, groups: Sequence[Group], template: str, start: int) -> Iterator[_Mark]:
    """The cells of groups, each behind the one before it in the form."""
    for group in groups:
        match = re.compile(_pattern(group, template)).search(body, start)
        if match:
            inner = list(_marks(body, group.groups, template, match.end()))
            yield _Mark(match.start(), match.end(), group)
            yield from inner
            start = inner[-1].stop if inner else match.end()


def _pattern(group: Group, template: str) -> str:
    """A group's cell with any weight in it; the weight and what belongs to it may be missing."""
    words = {"label": label_pattern(group.label), "weight": SCORE}
    parts = [part for part in re.split(r"\{(label|weight)\}", template) if part.strip()]
    pattern = r"\s*".join(words.get(part) or label_pattern(part) for part in parts)
    return rf"(?<!\S)(?:{pattern}|{words['label']}(?!\S))"
