"""Set sections become finished pages: on one where tightening achieves that, else on as many as it takes."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from desktop.domain.form import Paper
from desktop.domain.measures import STEPS, tightened
from desktop.printing.flow import MeasuredSection, flow, measure, page_starts, whole
from desktop.printing.furniture import Furniture
from desktop.printing.page import Page
from desktop.printing.placing import place
from desktop.printing.table import Section


def paginate(sections: Sequence[Section], furniture: Furniture, paper: Paper) -> tuple[Page, ...]:
    """The pages of one paper, in its own order and numbering."""
    measured = _fitted(sections, paper.body_size, furniture.room(1))
    if _height(measured) <= furniture.room(1):
        strips, starts = whole(measured), [0]
    else:
        strips = flow(measured, furniture.room(2))
        starts = page_starts(strips, furniture.room(1), furniture.room(2))
    return tuple(
        Page(
            width=paper.page[0],
            height=paper.page[1],
            number=number,
            count=len(starts),
            measures=measured[0].measures,
            boxes=(
                *furniture.boxes(number, len(starts)),
                *place(measured, strips[start:stop], paper, furniture.top(number)),
            ),
        )
        for number, (start, stop) in enumerate(pairwise([*starts, len(strips)]), 1)
    )


def _fitted(sections: Sequence[Section], body_size: float, page: float) -> list[MeasuredSection]:
    """The sections under the most comfortable measures that bring them on one page, or that there are."""

    def measured(step: int) -> list[MeasuredSection]:
        return [measure(section, tightened(body_size, step)) for section in sections]

    def fits(step: int) -> bool:
        return _height(measured(step)) <= page

    comfortable = measured(0)
    if _height(comfortable) <= page or not fits(STEPS):
        return comfortable
    return measured(bisect_left(range(STEPS + 1), x=True, key=fits))


def _height(sections: Sequence[MeasuredSection]) -> float:
    return sum(section.height for section in sections)
