"""Notes blocks: the form's fixed notes below the table."""

from desktop.domain.form import NotesBlock
from desktop.printing.table import Cell, Section, make_row
from desktop.printing.typesetter import Typesetter


def set_notes(block: NotesBlock, setter: Typesetter) -> Section:
    """One row a note, all beginning where the first one does after its lead; the first stays with what stands above."""
    paper = setter.paper
    lead = setter.lines(block.lead, paper.table_width)
    indent = setter.length(lead)
    width = paper.table_width - indent
    notes = [Cell(left=indent, width=width, lines=setter.lines(note, width)) for note in block.notes]
    first = Cell(left=0, width=indent, lines=lead)
    rows = (make_row((first, note) if i == 0 and block.lead else (note,), keep=True) for i, note in enumerate(notes))
    return Section(rows=tuple(rows), boxed=False)
