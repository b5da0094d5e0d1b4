"""What the preview shows: a PDF and where the report's values stand on its pages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.domain.report import Report

if TYPE_CHECKING:  # no start waits for the paper
    from desktop.printing.page import Box, Page


@dataclass(frozen=True, slots=True)
class Sheet:
    """The bytes that would be printed, and the same pages as boxes."""

    pdf: bytes
    pages: "tuple[Page, ...]"


def make_sheet(report: Report, forms: Forms, *, draft: bool, version: int = 0, digest: str = "") -> Sheet:
    """Print a report, as a draft where it is one, as final where it has a version; any thread may do it.

    Raises:
        KnownError: `form_unknown` for a report of a form that is not among `forms`.
    """
    from desktop.printing.document import PaperCopy, render  # noqa: PLC0415  # no start waits for the paper

    pages: list[Page] = []
    pdf = render([PaperCopy(report, draft, version, digest)], forms, after_each=pages.extend)
    return Sheet(pdf, tuple(pages))


def boxes_of(pages: "tuple[Page, ...]", place: Place) -> "tuple[tuple[int, Box], ...]":
    """Where a place is shown, with the number of the page from 0; every cell of the row where it is a whole row."""
    placed = tuple((number, box) for number, page in enumerate(pages) for box in page.boxes if box.place)
    exact = tuple((number, box) for number, box in placed if box.place == place)
    if exact or place.row is None:
        return exact
    return tuple((number, box) for number, box in placed if box.place and box.place.row == place.row)
