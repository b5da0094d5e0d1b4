"""Text blocks: one long text beside its label, which goes on overleaf where the page ends."""

from desktop.domain.finding import Place
from desktop.domain.form import Form, TextBlock
from desktop.domain.report import Report
from desktop.domain.sheet import CONTINUED, field_text
from desktop.printing.faces import form_faces
from desktop.printing.table import Section, make_row
from desktop.printing.typesetter import Typesetter


def set_long_text(block: TextBlock, report: Report, form: Form, setter: Typesetter) -> Section:
    """The label in the first column of the grid, the text across the others."""
    field, width = block.field, form.paper.grid[0]
    suffix = form.label_suffix
    cells = (
        setter.word(field.label + suffix, 0, width, again=field.label + CONTINUED + suffix),
        setter.value(field_text(field, report, form), width, _text_width(form), Place(field.attribute)),
    )
    return Section(rows=(make_row(cells, tearable=True),))


def printed_lines(form: Form, text: str) -> int:
    """How many lines a long text takes on the form's paper.

    Raises:
        OSError: the faces cannot be read.
    """
    return len(Typesetter(form.paper, form_faces()).lines(text, _text_width(form)))


def _text_width(form: Form) -> float:
    return float(sum(form.paper.grid[1:]))
