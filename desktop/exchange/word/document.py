"""Reports become the bytes of one Word document."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument

from desktop.domain.form import Form, NotesBlock, SignatureBlock
from desktop.domain.form_file import Forms
from desktop.domain.measures import TITLE_GAP, TITLE_LEADING, Measures
from desktop.domain.report import Report
from desktop.exchange.word.markup import Element, Setting, element, paragraph, twips
from desktop.exchange.word.sections import set_section
from desktop.exchange.word.tables import form_tables, strip_table
from desktop.exchange.zipped import zipped

FACE = "宋体"
"""What every office has; on paper it looks like the faces of the program."""
_PROPERTY_LIMIT = 255
"""Characters of a document's property."""
_LEAST = 1.0
"""The height of a paragraph that only has to be there."""


class WordCopy(NamedTuple):
    """A report to be written, and how its paper is set, so that both take as many pages."""

    report: Report
    measures: Measures
    pages: int


def to_word(copies: Sequence[WordCopy], forms: Forms) -> bytes:
    """Write reports, at least one, one after the other, each from a new page on.

    Raises:
        KnownError: `form_unknown`.
    """
    document = Document()
    _set_type(document, forms[copies[0].report.form])
    _set_properties(document, copies)
    body = document.element.body
    for index, copy in enumerate(copies):
        form = forms[copy.report.form]
        if index:
            document.add_section()
            _flatten(body[-2])
        set_section(document.sections[-1], copy.report, form, copy.pages)
        for block in _blocks(copy, form):
            body[-1].addprevious(block)
    written = BytesIO()
    document.save(written)
    with ZipFile(written) as archive:
        return zipped((name, archive.read(name)) for name in archive.namelist())


def _set_type(document: WordDocument, form: Form) -> None:
    """The body's face and size as the document's own, and lines broken by nothing but the form's rules."""
    normal = document.styles["Normal"].element
    half_points = round(form.paper.body_size * 2)
    plain = (element(name, val=0) for name in ("widowControl", "autoSpaceDE", "autoSpaceDN", "snapToGrid"))
    face = element("rFonts", ascii=FACE, hAnsi=FACE, eastAsia=FACE, cs=FACE)
    language = element("lang", val="en-US", eastAsia="zh-CN")  # by the rules of Chinese, numbers would be torn
    normal.append(element("pPr", *plain))
    normal.append(element("rPr", face, element("sz", val=half_points), element("szCs", val=half_points), language))


def _set_properties(document: WordDocument, copies: Sequence[WordCopy]) -> None:
    properties = document.core_properties
    properties.title = copies[0].report.project_name[:_PROPERTY_LIMIT] if len(copies) == 1 else ""
    properties.author = "、".join(dict.fromkeys(copy.report.budget_unit for copy in copies))[:_PROPERTY_LIMIT]
    properties.comments = ""


def _flatten(ending: Element) -> None:
    """Take the room from the paragraph that ends a section and says nothing."""
    ending.get_or_add_pPr().insert(0, element("spacing", before=0, after=0, line=twips(_LEAST), lineRule="exact"))


def _blocks(copy: WordCopy, form: Form) -> Iterator[Element]:
    """What stands on the pages of one report."""
    paper, leading = form.paper, copy.measures.leading
    title = Setting(
        TITLE_LEADING * paper.title_size,
        align="center",
        bold=True,
        size=paper.title_size,
        after=TITLE_GAP * paper.title_size,
        keep=True,
    )
    yield paragraph(form.title, title)
    yield from form_tables(copy.report, form, copy.measures)
    preset = next((found for block in _strips(form) if (found := block.preset(copy.report.signature))), None)
    for block in form.blocks:
        if isinstance(block, NotesBlock):
            yield from _notes(block, form, leading, keep=preset is not None)
    if preset:
        yield strip_table(preset, copy.report, form, leading)
        yield paragraph("", Setting(_LEAST))


def _strips(form: Form) -> Iterator[SignatureBlock]:
    return (block for block in form.blocks if isinstance(block, SignatureBlock))


def _notes(block: NotesBlock, form: Form, leading: float, *, keep: bool) -> Iterator[Element]:
    """The notes, all beginning where the first one does after its lead."""
    lead = len(block.lead) * form.paper.body_size
    for index, note in enumerate(block.notes):
        first = index == 0
        setting = Setting(
            leading,
            indent=form.paper.padding + lead,
            hanging=lead if first else 0.0,
            before=2 * form.paper.padding if first else 0.0,
            keep=keep or index < len(block.notes) - 1,
        )
        yield paragraph(block.lead + note if first else note, setting)
