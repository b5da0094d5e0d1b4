"""The parts of a file become the rows of a plan, or are refused with what is missing."""

from collections.abc import Callable, Sequence

from desktop.domain.form import Form
from desktop.domain.form_file import Forms
from desktop.domain.plan import PlanRow
from desktop.errors import KnownError
from desktop.exchange.paper.cells import read_cells
from desktop.exchange.paper.flow import read_flow
from desktop.exchange.paper.parts import Loose, Part, Ruled
from desktop.exchange.paper.transcript import Transcript, missing_labels, transcribed

_Read = Callable[[Form], Sequence[Transcript]]


def rows_of_parts(parts: Sequence[Part], forms: Forms) -> tuple[PlanRow, ...]:
    """The reports that a file's cells show; where it has none, those that its text shows.

    Raises:
        KnownError: `paper_unknown`, `paper_incomplete`, `paper_out_of_order`, or what `transcribed` raises.
    """
    if any(isinstance(part, Ruled) for part in parts):
        return _rows(lambda form: read_cells(parts, form), forms)
    return rows_of_text("\n".join(part.text for part in parts if isinstance(part, Loose)), forms)


def rows_of_text(text: str, forms: Forms) -> tuple[PlanRow, ...]:
    """The reports that a text shows, as it is copied from a published form.

    Raises:
        KnownError: as `rows_of_parts`.
    """
    return _rows(lambda form: read_flow(text, form), forms)


def _rows(read: _Read, forms: Forms) -> tuple[PlanRow, ...]:
    """The reports in the form of which the file has most."""
    readings = [(form, papers) for form in (forms[form_id] for form_id in forms.ids) if (papers := read(form))]
    if not readings:
        raise KnownError("paper_unknown", labels=_usual_labels(forms))
    form, papers = min(readings, key=lambda reading: len(missing_labels(reading[1][0], reading[0])))
    for number, paper in enumerate(papers, 1):
        if missing := missing_labels(paper, form):
            raise KnownError("paper_incomplete", number=number, labels="".join(f"“{label}”" for label in missing))
        if paper.misplaced:
            raise KnownError("paper_out_of_order", number=number, text=paper.misplaced)
    return tuple(transcribed(paper, form, number) for number, paper in enumerate(papers, 1))


def _usual_labels(forms: Forms) -> str:
    """The first words by which the program knows a form."""
    first = [next(one.label for one in forms[form_id].fields if one.on_paper) for form_id in forms.ids]
    return "、".join(f"“{label}”" for label in dict.fromkeys(first))
