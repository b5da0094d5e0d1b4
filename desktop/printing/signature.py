"""Signature blocks: the optional strip below the notes, with room for pen and seal."""

from desktop.domain.finding import Place
from desktop.domain.form import SignatureBlock, SignatureEntry
from desktop.domain.measures import PEN_ROOM, SEAL_ROOM
from desktop.domain.report import Report
from desktop.printing.table import Cell, Row, Section, make_row
from desktop.printing.typesetter import Typesetter


def set_signature(block: SignatureBlock, report: Report, setter: Typesetter) -> Section | None:
    """The strip that the report asks for, its entries side by side in equal columns; None where it asks for none."""
    preset = block.preset(report.signature)
    if preset is None:
        return None
    columns = max(len(row) for row in preset.rows)
    rows = tuple(_row(row, columns, dict(report.signature_texts), setter) for row in preset.rows)
    return Section(rows=rows, boxed=False)


def signature_place(key: str) -> Place:
    """Where the text of an entry stands in the report."""
    return Place(f"signature_texts.{key}")


def _row(entries: tuple[SignatureEntry, ...], columns: int, texts: dict[str, str], setter: Typesetter) -> Row:
    width = setter.paper.table_width / columns
    cells = [cell for i, entry in enumerate(entries) for cell in _entry(entry, i * width, width, texts, setter)]
    room = SEAL_ROOM if any(entry.seal for entry in entries) else PEN_ROOM
    return make_row(cells, keep=True, room=room)


def _entry(
    entry: SignatureEntry, left: float, width: float, texts: dict[str, str], setter: Typesetter
) -> tuple[Cell, ...]:
    if entry.seal:
        half = width / 2
        return (Cell(left=left + half, width=half, lines=setter.lines(entry.label, half), centred=True),)
    label = setter.lines(entry.label, width)
    indent = setter.length(label)
    text = setter.value(texts.get(entry.key, ""), left + indent, width - indent, signature_place(entry.key))
    return Cell(left=left, width=indent, lines=label), text
