"""An official form as it is copied from a published PDF: cells broken after so many characters, blank lines between."""

from collections.abc import Iterator

from desktop.domain.form import Field, Form, GridBlock, NotesBlock, TextBlock
from desktop.domain.report import Indicator, Report
from desktop.domain.sheet import cell_text, field_text, group_text, total_text


def copied_text(report: Report, form: Form) -> str:
    """The text of a report."""
    return "\n".join([form.title, "", *_fields(report, form), *_table(report, form), *_notes(form), ""])


def _fields(report: Report, form: Form) -> Iterator[str]:
    grid = form.paper.grid
    for block in form.blocks:
        rows = block.rows if isinstance(block, GridBlock) else [(block.field,)] if isinstance(block, TextBlock) else []
        for row in rows:
            shown = [one for one in row if one.on_paper]
            rooms = [grid[1], grid[3]] if len(shown) > 1 else [sum(grid[1:])]
            values = [_broken(one, report, form, room) for one, room in zip(shown, rooms, strict=False)]
            yield from _row([one.label + form.label_suffix for one in shown], values)
            yield ""


def _broken(one: Field, report: Report, form: Form, width: int) -> list[str]:
    return broken(field_text(one, report, form), round(form.paper.characters(width)))


def broken(text: str, room: int) -> list[str]:
    """A text broken after every `room` characters."""
    return [
        paragraph[start : start + room]
        for paragraph in text.split("\n")
        for start in range(0, max(len(paragraph), 1), room)
    ]


def _row(labels: list[str], values: list[list[str]]) -> Iterator[str]:
    """Labels and values in one line, but those that are broken below their labels."""
    line = ""
    for label, value in zip(labels, values, strict=True):
        line = f"{line} {label}".strip()
        if len(value) > 1:
            yield from (line, "", *value)
            line = ""
        else:
            line = f"{line} {value[0]}".strip()
    if line:
        yield line


def _table(report: Report, form: Form) -> Iterator[str]:
    block = form.table
    yield " ".join(column.label for column in block.columns)
    for group in block.groups:
        yield from ("", *group_text(block, group, report).splitlines(), "")
        for _, row in report.rows_of(group.key):
            yield from (*_indicator(row, form), "")
    yield f"{block.total_label} {total_text('weight', report)} {total_text('self_score', report)}".strip()
    yield ""


def _indicator(row: Indicator, form: Form) -> Iterator[str]:
    cells = {one.attribute: cell_text(row, one.attribute) for one in form.table.row_columns}
    rooms = {one.attribute: round(form.paper.characters(one.width)) for one in form.table.row_columns}
    scores = f"{cells['weight']} {cells['self_score']}".strip()
    remark, *more = broken(cells["remark"], rooms["remark"])
    names = broken(cells["name"], rooms["name"])
    if cells["explanation"]:
        yield from (*names, *broken(cells["explanation"], rooms["explanation"]), "", f"{scores} {remark}".strip())
    else:
        yield from (*names[:-1], f"{names[-1]} {scores} {remark}".strip())
    yield from more


def _notes(form: Form) -> Iterator[str]:
    for block in form.blocks:
        if isinstance(block, NotesBlock):
            yield block.lead + block.notes[0]
            yield from (f" {note}" for note in block.notes[1:])
