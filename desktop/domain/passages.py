"""Which passages of a text another one has not, and what it has instead."""

import re
from collections.abc import Sequence
from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]
"""Passages of a text: start and end of each, in characters, in order, never touching."""

_CLAUSE = re.compile(r"[^。；，！？、\n]*[。；，！？、\n]|[^。；，！？、\n]+")
_FINE = 600
"""Characters of a passage up to which it is compared character by character; a longer one clause by clause."""
_COARSE = 2_000
"""Clauses of a text up to which they are compared; a longer one is another text altogether."""
_SHORTEST_IN_COMMON = 2
"""Characters: what two passages share by chance is no reason to tear them apart."""

_Edit = tuple[int, int, int, int]
"""A passage of the text before, and the one in its place: start, end, start, end."""


class Passages(NamedTuple):
    """What is gone from the text before, and what is new in the text after."""

    gone: Spans
    new: Spans


def compare_texts(before: str, after: str) -> Passages:
    """The passages in which two texts differ, at most 20,000 characters each, in well under a second."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    middle, other = before[start : len(before) - end], after[start : len(after) - end]
    edits = [(a + start, b + start, c + start, d + start) for a, b, c, d in _edits(middle, other)]
    return Passages(
        tuple((a, b) for a, b, _, _ in edits if a < b),
        tuple((c, d) for _, _, c, d in edits if c < d),
    )


def _common(before: str, after: str) -> int:
    """How many characters are the same at the beginning of both."""
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[:middle] == after[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _edits(before: str, after: str) -> list[_Edit]:
    if not before and not after:
        return []
    if not before or not after:
        return [(0, len(before), 0, len(after))]
    if max(len(before), len(after)) <= _FINE:
        return _joined(_opcodes(before, after))
    ours, theirs = _CLAUSE.findall(before), _CLAUSE.findall(after)
    if max(len(ours), len(theirs)) > _COARSE:
        return [(0, len(before), 0, len(after))]
    return _joined(_refined(ours, theirs))


def _refined(ours: list[str], theirs: list[str]) -> list[_Edit]:
    found: list[_Edit] = []
    at, other_at = _starts(ours), _starts(theirs)
    for a, b, c, d in _opcodes(ours, theirs):
        before, after = "".join(ours[a:b]), "".join(theirs[c:d])
        small = before and after and max(len(before), len(after)) <= _FINE
        inner = _opcodes(before, after) if small else [(0, len(before), 0, len(after))]
        left, right = at[a], other_at[c]
        found += [(left + w, left + x, right + y, right + z) for w, x, y, z in inner]
    return found


def _starts(parts: list[str]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts


def _opcodes(before: Sequence[str], after: Sequence[str]) -> list[_Edit]:
    from difflib import SequenceMatcher  # noqa: PLC0415  # few commands compare: 2 ms of start saved

    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _joined(edits: list[_Edit]) -> list[_Edit]:
    """The edits, those joined between which too little is the same."""
    joined: list[_Edit] = []
    for edit in edits:
        if joined and edit[0] - joined[-1][1] < _SHORTEST_IN_COMMON:
            joined[-1] = (joined[-1][0], edit[1], joined[-1][2], edit[3])
        else:
            joined.append(edit)
    return joined
