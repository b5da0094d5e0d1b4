"""The measures of a page that no form prescribes: margins, leading and padding, and how far they may be tightened."""

from typing import NamedTuple

TOP_MARGIN = 42.0
"""From the paper's upper edge to the title or the running head, in points."""
BOTTOM_MARGIN = 46.0
"""From the lowest row to the paper's lower edge."""
FOOT_ROOM = 38.0
"""From the top of the page number's line to the paper's lower edge."""
RECORD_SIZE = 7.5
"""Of the type in which a finalised report's record stands at the foot, in points (六号)."""
TITLE_LEADING = 1.3
"""As a multiple of the title's size."""
TITLE_GAP = 0.5
"""Between title and table, as a multiple of the title's size."""
LEADING = 1.5
"""From baseline to baseline of the body, as a multiple of its size, where nothing is tightened."""
PADDING = 0.45
"""Above and below the text of a cell, as a multiple of the body's size, where nothing is tightened."""
TIGHTEST_LEADING = 1.2
TIGHTEST_PADDING = 0.15
STEPS = 30
"""From the comfortable measures to the tightest: small enough that no step is seen."""
RULE_WIDTH = 0.48
"""Of the grid's lines, in points: a whole number of pixels at 300 and 600 dpi, so that all look alike."""


PEN_ROOM = 30.0
"""Height of a row to sign in, in points: a name written by hand is about 1 cm high."""
SEAL_ROOM = 125.0
"""Height of a row with a seal: an office's seal is 42 mm (119 pt) across."""


class Measures(NamedTuple):
    """Leading and vertical padding of a report, in points."""

    leading: float
    padding: float


def tightened(body_size: float, step: int) -> Measures:
    """The measures after `step` of `STEPS` steps of even tightening; the type stays as large as the form says."""
    share = step / STEPS
    leading = LEADING - share * (LEADING - TIGHTEST_LEADING)
    padding = PADDING - share * (PADDING - TIGHTEST_PADDING)
    return Measures(leading * body_size, padding * body_size)
