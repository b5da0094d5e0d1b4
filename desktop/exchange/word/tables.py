"""Rows of cells become Word's tables: the form's grid, and the signature strip without lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from desktop.domain.form import Form, SignatureEntry, SignaturePreset
from desktop.domain.measures import PEN_ROOM, RULE_WIDTH, SEAL_ROOM, Measures
from desktop.domain.report import Report
from desktop.exchange.word.markup import Element, Setting, element, paragraph, twips
from desktop.exchange.word.rows import WordCell, WordRow, form_rows

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LEAST = 0.05
"""The least height that a line can have, in points."""
_EIGHTHS = 8
"""Of a point, in which Word measures lines."""


def form_tables(report: Report, form: Form, measures: Measures) -> Iterator[Element]:
    """The form's grid, filled in: a table for each part that has a head of its own, joined without a gap."""
    parts: list[list[WordRow]] = [[]]
    for row in form_rows(report, form):
        if row.head and parts[-1]:
            parts.append([])
        parts[-1].append(row)
    for part in parts:
        if part is not parts[0]:
            yield _joint()
        shared = {"top"} if part is not parts[0] else set()
        yield _form_table(part, form, measures, shared if part is parts[-1] else shared | {"bottom"})


def _form_table(rows: Sequence[WordRow], form: Form, measures: Measures, shared: set[str]) -> Element:
    """One part; `shared` are the sides where another one joins on, so that each draws half of the line."""
    edges = sorted({0, form.paper.table_width} | {cell.left for row in rows for cell in row.cells})
    padding = max(0.0, measures.padding - RULE_WIDTH / 2)
    table = _table(edges, form, padding, rules={side: RULE_WIDTH / (1 + (side in shared)) for side in _SIDES})
    table.extend(_row(row, edges, measures, keep="bottom" not in shared and row is rows[-1]) for row in rows)
    return table


def _joint() -> Element:
    """The paragraph that must stand between two tables, hidden and without height."""
    joint = paragraph("", Setting(_LEAST))
    joint.pPr.append(element("rPr", element("vanish"), element("sz", val=2)))
    return joint


def strip_table(preset: SignaturePreset, report: Report, form: Form, leading: float) -> Element:
    """The signature strip, its entries side by side in equal columns."""
    columns = max(len(row) for row in preset.rows)
    edges = [form.paper.table_width * i // columns for i in range(columns + 1)]
    table = _table(edges, form, 0.0, rules={})
    table.extend(_strip_row(row, edges, dict(report.signature_texts), leading) for row in preset.rows)
    return table


def _table(edges: Sequence[int], form: Form, padding: float, *, rules: Mapping[str, float]) -> Element:
    width = form.paper.table_width
    beside = form.paper.padding - (RULE_WIDTH if rules else 0.0)  # else the last character of a full line falls over
    margins = {"top": padding, "left": beside, "bottom": padding, "right": beside}
    looks = element(
        "tblPr",
        element("tblW", w=twips(width), type="dxa"),
        element("jc", val="center"),
        element("tblBorders", *(_rule(side, points) for side, points in rules.items())) if rules else None,
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=twips(points), type="dxa") for side, points in margins.items())),
    )
    grid = element("tblGrid", *(element("gridCol", w=twips(stop - start)) for start, stop in pairwise(edges)))
    return element("tbl", looks, grid)


def _rule(side: str, points: float) -> Element:
    return element(side, val="single", sz=round(points * _EIGHTHS), space=0, color="000000")


def _row(row: WordRow, edges: Sequence[int], measures: Measures, *, keep: bool) -> Element:
    head = element("tblHeader") if row.head else None
    looks = element("trPr", None if row.tearable else element("cantSplit"), head)
    return element("tr", looks, *(_cell(cell, edges, measures, keep=keep or row.head) for cell in row.cells))


def _cell(cell: WordCell, edges: Sequence[int], measures: Measures, *, keep: bool) -> Element:
    span = edges.index(cell.left + cell.width) - edges.index(cell.left)
    merge = {"val": "restart"} if not cell.joins_above else {}
    looks = element(
        "tcPr",
        element("tcW", w=twips(cell.width), type="dxa"),
        element("gridSpan", val=span) if span > 1 else None,
        element("vMerge", **merge) if cell.joins_above or cell.joins_below else None,
        element("vAlign", val="center"),
    )
    align = "center" if cell.centred else "both"
    setting = Setting(measures.leading, align=align, bold=cell.bold, keep=keep)
    return element("tc", looks, *_paragraphs(cell.text, setting))


def _paragraphs(text: str, setting: Setting) -> Iterable[Element]:
    return (paragraph(line, setting) for line in text.split("\n"))


def _strip_row(
    entries: Sequence[SignatureEntry], edges: Sequence[int], texts: dict[str, str], leading: float
) -> Element:
    height = SEAL_ROOM if any(entry.seal for entry in entries) else PEN_ROOM
    looks = element("trPr", element("cantSplit"), element("trHeight", val=twips(height), hRule="atLeast"))
    return element("tr", looks, *_strip_cells(entries, edges, texts, leading))


def _strip_cells(
    entries: Sequence[SignatureEntry], edges: Sequence[int], texts: dict[str, str], leading: float
) -> Iterator[Element]:
    for index, (start, stop) in enumerate(pairwise(edges)):
        entry = entries[index] if index < len(entries) else None
        looks = element("tcPr", element("tcW", w=twips(stop - start), type="dxa"), element("vAlign", val="center"))
        if entry and entry.seal:
            half = (stop - start) / 2
            setting = Setting(leading, align="center", indent=half)
            yield element("tc", looks, paragraph(entry.label, setting))
        else:
            text = entry.label + texts.get(entry.key, "") if entry else ""
            yield element("tc", looks, paragraph(text, Setting(leading)))
