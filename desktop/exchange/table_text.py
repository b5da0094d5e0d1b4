"""Cells as text, as Excel, WPS and others put them on the clipboard: tabs between cells, a line for each row.

A cell that holds a tab or a line break stands in quotes, with its own quotes doubled. A quote elsewhere means itself.
"""

import re

Cells = tuple[tuple[str, ...], ...]
"""The texts of a block row by row, at least one in each; rows may be of different lengths."""

_CELL = re.compile(
    r'(?:"(?P<quoted>(?:[^"]++|"")*+)"(?=[\t\r\n]|\Z)|(?P<plain>[^\t\r\n]*))(?P<end>\t|\r\n?|\n|\Z)',
)
_NEEDS_QUOTES = re.compile(r'[\t\r\n]|\A"')


def read_table_text(text: str) -> Cells:
    """The block that a text is. The line end behind the last row begins no other; an empty text is no block at all."""
    rows: list[tuple[str, ...]] = []
    row: tuple[str, ...] = ()
    for cell in _CELL.finditer(text) if text else ():
        row += (cell["plain"] if cell["quoted"] is None else cell["quoted"].replace('""', '"'),)
        if cell["end"] != "\t":
            rows.append(row)
            row = ()
            if cell.end() == len(text):
                break
    return tuple(rows)


def table_text(cells: Cells) -> str:
    """A block as text that `read_table_text` reads as the same block.

    There is no line end behind the last row, lest one cell pasted into a sentence break it; but for a last row that
    would not be seen without.
    """
    text = "\n".join("\t".join(map(_quoted, row)) for row in cells)
    return f"{text}\n" if cells and cells[-1] == ("",) else text


def _quoted(cell: str) -> str:
    return '"{}"'.format(cell.replace('"', '""')) if _NEEDS_QUOTES.search(cell) else cell
