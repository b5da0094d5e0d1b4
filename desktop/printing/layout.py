"""One report as finished pages."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from desktop.domain.form import Block, Form, GridBlock, IndicatorsBlock, NotesBlock, SignatureBlock, TextBlock
from desktop.domain.report import Report
from desktop.printing.faces import form_faces
from desktop.printing.flow import MeasuredSection, flow, measure, page_starts, whole
from desktop.printing.furniture import Furniture
from desktop.printing.grid import set_grid
from desktop.printing.indicators import set_indicators
from desktop.printing.long_text import set_long_text
from desktop.printing.measures import STEPS, tightened
from desktop.printing.notes import set_notes
from desktop.printing.page import Page
from desktop.printing.placing import place
from desktop.printing.signature import set_signature
from desktop.printing.table import Section
from desktop.printing.typesetter import Typesetter


def lay_out(report: Report, form: Form) -> tuple[Page, ...]:
    """Set a report: on one page where tightening achieves that, else on as many as it takes.

    Raises:
        OSError: the faces cannot be read.
    """
    faces = form_faces()
    setter = Typesetter(form.paper, faces)
    sections = [section for block in form.blocks if (section := _section(block, report, form, setter))]
    furniture = Furniture(report, form, faces)
    measured = _fitted(sections, form.paper.body_size, furniture.room(1))
    if _height(measured) <= furniture.room(1):
        strips, starts = whole(measured), [0]
    else:
        strips = flow(measured, furniture.room(2))
        starts = page_starts(strips, furniture.room(1), furniture.room(2))
    return tuple(
        Page(
            width=form.paper.page[0],
            height=form.paper.page[1],
            number=number,
            count=len(starts),
            boxes=(
                *furniture.boxes(number, len(starts)),
                *place(measured, strips[start:stop], form.paper, furniture.top(number)),
            ),
        )
        for number, (start, stop) in enumerate(pairwise([*starts, len(strips)]), 1)
    )


def _section(block: Block, report: Report, form: Form, setter: Typesetter) -> Section | None:
    match block:
        case GridBlock():
            return set_grid(block, report, form, setter)
        case TextBlock():
            return set_long_text(block, report, form, setter)
        case IndicatorsBlock():
            return set_indicators(block, report, setter)
        case NotesBlock():
            return set_notes(block, setter)
        case SignatureBlock():
            return set_signature(block, report, setter)


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
