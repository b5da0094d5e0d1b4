"""Grid blocks: rows of label and value."""

from desktop.domain.finding import Place
from desktop.domain.form import Field, Form, GridBlock
from desktop.domain.report import Report
from desktop.domain.sheet import field_text
from desktop.printing.table import Cell, Section, make_row
from desktop.printing.typesetter import Typesetter


def set_grid(block: GridBlock, report: Report, form: Form, setter: Typesetter) -> Section:
    """Two fields in a row take the four columns of the paper's grid, one field alone takes all beside its label."""
    rows = (tuple(field for field in row if field.on_paper) for row in block.rows)
    return Section(rows=tuple(make_row(_cells(fields, report, form, setter)) for fields in rows if fields))


def _cells(fields: tuple[Field, ...], report: Report, form: Form, setter: Typesetter) -> list[Cell]:
    grid = form.paper.grid
    widths = grid if len(fields) > 1 else (grid[0], sum(grid[1:]))
    cells: list[Cell] = []
    for i, field in enumerate(fields):
        left, label_width, width = sum(widths[: 2 * i]), widths[2 * i], widths[2 * i + 1]
        text = field_text(field, report, form)
        cells.append(setter.word(field.label + form.label_suffix, left, label_width))
        cells.append(setter.value(text, left + label_width, width, Place(field.attribute)))
    return cells
