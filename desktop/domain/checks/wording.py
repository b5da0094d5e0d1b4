"""How the texts are written: W11, H05, H10, H13 and H14 (checks.md)."""

import re
from collections.abc import Iterator
from itertools import chain, count

from desktop.domain.checks.subject import Found, Subject
from desktop.domain.finding import Place

_OPEN_END = re.compile(r"[、，；：]\s*\Z")
_NO_FIGURE = re.compile(
    r"(?:(?:提升|提高|增长|增加|下降|减少|增|升|降|减)[至到为]|达到|约为|分别为|共计)(?=[。，；、]|\s*\Z)"
)
_HALF_WIDTH = re.compile(r"(?<=[\u3400-\u9fff])[,.;:?!]")
_CLOSED = re.compile(r"[。！？…；.!?;][”’」』）】》)\]\"']*\s*\Z")
_DIGITS = {
    digit: number
    for digits in ("一二三四五六七八九", "123456789", "１２３４５６７８９")
    for number, digit in enumerate(digits, 1)
}
_INSIDE = "(?<![零〇一二三四五六七八九十百千0-9０-９])"
"""Not inside a longer number."""
_NUMBERINGS = tuple(
    re.compile(_INSIDE + item) for item in ("([一二三四五六七八九])是", "([一二三四五六七八九])、", "([1-9１-９])、")
)
"""The items of each way to number."""
_FIRST = {"二": "一", "2": "1", "２": "１"}
_SECOND = 2
_AROUND = 8
"""Characters before an offence that are quoted, so that it can be found."""


def wording_findings(subject: Subject) -> Iterator[Found]:
    """Yield what is amiss in the texts, at most one finding of a kind for each."""
    for place, text in chain(subject.texts(), subject.remarks()):
        unfinished = _unfinished(text)
        if unfinished is not None:
            yield Found("W11", place, {"quoted": unfinished})
        elif place.row is None:
            yield from _marks(subject, place, text)
        if place.row is None and (second := _headless(text)):
            yield Found("H05", place, {"second": second, "first": _FIRST[second[0]] + second[1]})
    yield from _fewer_measures(subject)
    yield from _too_long(subject)


def _unfinished(text: str) -> str | None:
    """W11: the words before which something is missing, None where nothing is."""
    found = _NO_FIGURE.search(text) or _OPEN_END.search(text)
    return _quoted(text, found) if found else None


def _marks(subject: Subject, place: Place, text: str) -> Iterator[Found]:
    """H10: half-width marks in Chinese text, or no mark at its end."""
    half = _HALF_WIDTH.search(text)
    if half:
        yield Found("H10", place, {"mark": half[0], "quoted": _quoted(text, half)})
    elif not _CLOSED.search(text) and subject.is_answer(text):
        yield Found("H10", place, {"quoted": text.rsplit(maxsplit=1)[-1][-_AROUND:]})


def _quoted(text: str, found: re.Match[str]) -> str:
    """What was found with the words of its line before it."""
    return text[max(0, found.start() - _AROUND) : found.end()].strip().rpartition("\n")[2]


def _headless(text: str) -> str:
    """H05: the second item of a numbering that has no first; empty for none."""
    for numbering in _NUMBERINGS:
        items = {_DIGITS[item[1]]: item[0] for item in numbering.finditer(text)}
        if _SECOND in items and 1 not in items:
            return items[_SECOND]
    return ""


def _count(text: str) -> int:
    """How many items are numbered one after the other from the first on, up to nine."""
    numbered = ({_DIGITS[item[1]] for item in numbering.finditer(text)} for numbering in _NUMBERINGS)
    return max(next(number for number in count() if number + 1 not in numbers) for numbers in numbered)


def _fewer_measures(subject: Subject) -> Iterator[Found]:
    """H13: more problems than measures, where both are numbered."""
    if not subject.has("problems", "improvements"):
        return
    problems, measures = _count(subject.report.problems), _count(subject.report.improvements)
    if problems > measures > 0:
        yield Found("H13", Place("improvements"), {"problems": problems, "measures": measures})


def _too_long(subject: Subject) -> Iterator[Found]:
    """H14: a text longer than the rule set says."""
    for attribute, limit in subject.rules.numbers("H14", "limits").items():
        if subject.has(attribute) and (length := len(getattr(subject.report, attribute))) > limit:
            yield Found("H14", Place(attribute), {"length": length, "limit": limit})
