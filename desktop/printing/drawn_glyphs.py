"""Boxes to tick, which the faces lack: drawn here as TrueType outlines."""

from itertools import pairwise
from struct import pack

Contour = tuple[tuple[int, int], ...]
"""Corners in font units, joined by straight lines; clockwise is filled, counter-clockwise is cut out."""

_ON_CURVE = 1


def _outline(*contours: Contour) -> bytes:
    """A simple glyph of straight lines as an entry of the glyf table."""
    corners = [corner for contour in contours for corner in contour]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    ends = [sum(map(len, contours[: i + 1])) - 1 for i in range(len(contours))]
    count = len(corners)
    return (
        pack(">5h", len(contours), min(xs), min(ys), max(xs), max(ys))
        + pack(f">{len(ends)}HH", *ends, 0)
        + bytes([_ON_CURVE] * count)
        + pack(f">{count}h", *_steps(xs))
        + pack(f">{count}h", *_steps(ys))
    )


def _steps(positions: list[int]) -> list[int]:
    return [after - before for before, after in pairwise([0, *positions])]


_BOX: tuple[Contour, Contour] = (
    ((110, -10), (110, 770), (890, 770), (890, -10)),
    ((160, 40), (840, 40), (840, 720), (160, 720)),
)
_TICK: Contour = ((260, 390), (320, 440), (450, 270), (700, 620), (760, 580), (460, 150))
_CROSS: Contour = (
    *((500, 425), (720, 645), (765, 600), (545, 380), (765, 160), (720, 115)),
    *((500, 335), (280, 115), (235, 160), (455, 380), (235, 600), (280, 645)),
)

DRAWN_GLYPHS = {
    "☐": _outline(*_BOX),
    "☑": _outline(*_BOX, _TICK),
    "☒": _outline(*_BOX, _CROSS),
}
"""The outlines by character; each is an em wide."""
