"""A Word document as parts: its tables as cells in numbered columns and rows, merged ones as one, and its text."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from desktop.errors import KnownError
from desktop.exchange.paper.parts import Cell, Loose, Part, Ruled, SetLine

ROW_LIMIT = 20_000
"""Rows in all tables of a document: about twenty for each report of an office."""
COLUMN_LIMIT = 50
"""Columns of a table."""

Element = Any
"""python-docx has a class for each tag, and lxml one for all."""

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")}
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = qn("w:t")
_SYMBOL = qn("w:sym")
_SYMBOLS = {
    **{("Wingdings", code): mark for code, mark in {"F0A8": "☐", "F0FE": "☑", "F0FD": "☒", "F0FC": "✓"}.items()},
    **{("Wingdings 2", code): mark for code, mark in {"F0A3": "☐", "F052": "☑", "F050": "✓"}.items()},
}
"""Boxes and ticks as Word inserts them: by the code in a face of symbols."""
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {*map(qn, ("w:pPr", "w:rPr", "w:del", "w:txbxContent", "w:instrText", "w:rt")), _FALLBACK}
"""What is no text of a paragraph: its looks, what was struck out, boxes floating over it, what fields are, glosses."""


def word_parts(content: bytes) -> tuple[Part, ...]:
    """The parts of a document.

    Raises:
        KnownError: `word_unreadable` where a table is larger than any form.
    """
    return tuple(_Reader().parts(Document(BytesIO(content)).element.body))


class _Reader:
    """Counts rows on, from table to table, and what stands between them as one each."""

    def __init__(self) -> None:
        self._row = 0
        self._table_rows = 0

    def parts(self, body: Element) -> Iterator[Part]:
        for element in _inside(body, _PARAGRAPH, _TABLE):
            if element.tag == _TABLE:
                yield Ruled(tuple(self._cells(element)))
            else:
                yield from (Loose(text, 0.0, float(self._row)) for text in _text(element).split("\n"))
            self._row += 1

    def _cells(self, table: Element) -> Iterator[Cell]:
        """The cells; one that goes on below has its text in its first row."""
        open_cells: dict[int, Cell] = {}
        for row in _inside(table, _ROW):
            self._row += 1
            self._table_rows += 1
            if self._table_rows > ROW_LIMIT:
                raise KnownError("word_unreadable")
            left = row.grid_before
            for cell in _inside(row, _CELL):
                right = left + cell.grid_span
                if right > COLUMN_LIMIT:
                    raise KnownError("word_unreadable")
                above = open_cells.pop(left, None)
                if cell.vMerge == "continue" and above:
                    open_cells[left] = above._replace(bottom=above.bottom + 1)
                else:
                    if above:
                        yield above
                    open_cells[left] = Cell(left, self._row, right, self._row + 1, tuple(_lines(cell)))
                left = right
            ended = [start for start, cell in open_cells.items() if cell.bottom <= self._row]
            yield from (open_cells.pop(start) for start in ended)
        yield from open_cells.values()


def _inside(element: Element, *tags: str) -> Iterator[Element]:
    """The elements of these tags in order, those in content controls and in accepted insertions included."""
    for inner in element.iterchildren():
        if inner.tag in tags:
            yield inner
        elif inner.tag in _WRAPPERS:
            yield from _inside(inner, *tags)


def _lines(cell: Element) -> Iterator[SetLine]:
    """The paragraphs of a cell, those of tables inside of it included; each line of them ends one."""
    lines = [SetLine(line) for element in _paragraphs(cell) for line in _text(element).split("\n")]
    while lines and not lines[-1].text.strip():
        lines.pop()
    yield from lines


def _paragraphs(element: Element) -> Iterator[Element]:
    for inner in element.iterchildren():
        if inner.tag == _PARAGRAPH:
            yield inner
        elif inner.tag in {_TABLE, _ROW, _CELL, *_WRAPPERS}:
            yield from _paragraphs(inner)


def _text(paragraph: Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    for inner in element.iterchildren():
        if inner.tag in _BREAKS:
            yield _BREAKS[inner.tag]
        elif inner.tag == _TEXT:
            yield inner.text or ""
        elif inner.tag == _SYMBOL:
            yield _SYMBOLS.get((inner.get(qn("w:font")), inner.get(qn("w:char"), "").upper()), "")
        elif inner.tag not in _SKIPPED:
            yield from _pieces(inner)
