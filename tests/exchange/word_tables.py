"""Word files as offices keep them: the form as a table that somebody drew by hand."""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table, _Cell, _Row

from desktop.domain.form import Form, GridBlock, TextBlock
from desktop.domain.report import Report
from desktop.domain.sheet import cell_text, field_text, total_text


def office_document(report: Report, form: Form, heading: str = "") -> WordDocument:
    """A document of one report: a title in spaces, half-width colons, merged cells, six columns.

    A heading stands in a column of its own, beside all rows above those of the indicators.
    """
    document = Document()
    document.add_paragraph("附件2")
    document.add_paragraph(" ".join(form.title))
    first = 1 if heading else 0
    table = document.add_table(rows=0, cols=6 + first)
    for block in form.blocks:
        rows = block.rows if isinstance(block, GridBlock) else [(block.field,)] if isinstance(block, TextBlock) else []
        for row in rows:
            shown = [one for one in row if one.on_paper]
            cells = _new_row(table)[first:] if shown else []
            for one, start, stop in zip(shown, (0, 3), (2, 5) if len(shown) > 1 else (5,), strict=False):
                cells[start].text = one.label.replace("（", "(").replace("）", ")") + " :"
                cells[start + 1].merge(cells[stop]).text = field_text(one, report, form)
    if heading:
        table.cell(0, 0).merge(table.cell(len(table.rows) - 1, 0)).text = heading
    _add_indicators(table, report, form, first)
    document.add_paragraph("说明：略。")
    return document


def _add_indicators(table: Table, report: Report, form: Form, left: int) -> None:
    block = form.table
    for cell, column in zip(_new_row(table)[left:], block.columns, strict=True):
        cell.text = "\n".join((column.label[:2], column.label[2:]))
    for group in block.groups:
        rows = [row for _, row in report.rows_of(group.key)]
        first = len(table.rows)
        for row in rows:
            for cell, column in zip(_new_row(table)[left + 1 :], block.row_columns, strict=True):
                cell.text = cell_text(row, column.attribute)
        name = f"{group.label}\n（共{len(rows)}项）"
        table.cell(first, left).merge(table.cell(first + len(rows) - 1, left)).text = name
    cells = _new_row(table)[left:]
    cells[0].text = "合 计"
    cells[3].text, cells[4].text = total_text("weight", report), total_text("self_score", report)


def _new_row(table: Table) -> list[_Cell]:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx has overlooked this one
    return list(row.cells)


def saved(document: WordDocument) -> bytes:
    """The bytes of a document."""
    written = BytesIO()
    document.save(written)
    return written.getvalue()
