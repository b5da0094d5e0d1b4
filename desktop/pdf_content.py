"""What a page of a PDF says and how it is ruled. Not safe by itself: `desktop.pdfium` calls it under its lock."""

import ctypes
import math
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

_UPRIGHT = 0.01
"""Radians by which a character may be turned and still be of the text; marks across the page are not."""
_HYPHEN = 2
"""What pdfium calls any hyphen at the end of a line."""
_SOFT_HYPHEN = "\u00ad"
_HIGH_HALVES, _LOW_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""The two surrogates in which pdfium tells a character beyond the basic plane."""
_REPLACEMENT = 0xFFFD
_THIN = 2.0
"""A filled box of at most so many points is a line."""
_STRAIGHT = 0.5
"""Points by which a line may slope."""


Point = tuple[float, float]


class Character(NamedTuple):
    """A character where it stands, in points from the page's upper left corner."""

    text: str
    left: float
    right: float
    base: float
    """Of the line of text that it stands on."""
    size: float
    order: int
    """In which it is drawn."""


class Rule(NamedTuple):
    """A line across (from `start` to `stop` at the height `at`) or down (likewise, `at` from the left)."""

    at: float
    start: float
    stop: float
    down: bool


class Content(NamedTuple):
    """A page's characters in the order in which they are drawn, and its lines."""

    characters: tuple[Character, ...]
    rules: tuple[Rule, ...]


def read_content(page: pdfium.PdfPage, height: float) -> Content:
    """What stands on an open page.

    Raises:
        PdfiumError: the page is damaged.
    """
    text = page.get_textpage()
    try:
        characters = tuple(_characters(text, height))
    finally:
        text.close()
    return Content(characters, tuple(_rules(page, height)))


def _characters(text: pdfium.PdfTextPage, height: float) -> Iterator[Character]:
    """The upright characters; what pdfium adds between lines and words is left out."""
    half, order = 0, count()
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if raw.FPDFText_IsGenerated(text, index) == 1 or not code:
            continue
        if code in _HIGH_HALVES:
            half = code
            continue
        if code in _LOW_HALVES:
            code, half = _whole(half, code), 0
        angle = raw.FPDFText_GetCharAngle(text, index)
        if _UPRIGHT < angle < 2 * math.pi - _UPRIGHT:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        yield Character(
            text=(_SOFT_HYPHEN if box.right <= x.value else "-") if code == _HYPHEN else chr(code),
            left=x.value,
            right=box.right,
            base=height - y.value,
            size=raw.FPDFText_GetFontSize(text, index),
            order=next(order),
        )


def _whole(high: int, low: int) -> int:
    """The character that two surrogates are."""
    return 0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00 if high else _REPLACEMENT


def _rules(page: pdfium.PdfPage, height: float) -> Iterator[Rule]:
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        matrix = drawn.get_matrix()
        strokes = [(matrix.on_point(*start), matrix.on_point(*stop)) for start, stop in _strokes(drawn)]
        if _is_ruling(drawn, [corner for stroke in strokes for corner in stroke]):
            for start, stop in strokes:
                yield from _rule(start, stop, height)


def _strokes(drawn: pdfium.PdfObject) -> Iterator[tuple[Point, Point]]:
    """The straight lines of a path, those included by which its parts are closed."""
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(drawn)):
        segment = raw.FPDFPath_GetPathSegment(drawn, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point, kind = (x.value, y.value), raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, point
        if raw.FPDFPathSegment_GetClose(segment) and point != first:
            yield point, first
        last = point


def _is_ruling(drawn: pdfium.PdfObject, corners: list[Point]) -> bool:
    """Whether a path is drawn as lines, or is a box as thin as one."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
    if stroke.value or not corners:
        return bool(stroke.value)
    wide, high = (max(values) - min(values) for values in zip(*corners, strict=True))
    return bool(min(wide, high) <= _THIN)


def _rule(start: Point, stop: Point, height: float) -> Iterator[Rule]:
    (x1, y1), (x2, y2) = start, stop
    if abs(x1 - x2) <= _STRAIGHT < abs(y1 - y2):
        yield Rule((x1 + x2) / 2, height - max(y1, y2), height - min(y1, y2), down=True)
    elif abs(y1 - y2) <= _STRAIGHT < abs(x1 - x2):
        yield Rule(height - (y1 + y2) / 2, min(x1, x2), max(x1, x2), down=False)
