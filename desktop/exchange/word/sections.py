"""The pages of one report in a Word document: margins, running head and page numbers."""

from docx.section import Section, _BaseHeaderFooter
from docx.shared import Pt

from desktop.domain.form import Form
from desktop.domain.measures import BOTTOM_MARGIN, FOOT_ROOM, LEADING, TOP_MARGIN
from desktop.domain.report import Report
from desktop.exchange.word.markup import Element, Setting, element, field, paragraph, run

_NUMBERED_MARGIN = BOTTOM_MARGIN - 2.0
"""Below the lowest row, in points, where a page has a number: what rounding to Word's units may take."""
_PLAIN_MARGIN = 20.0
"""Where it has none: room for the lines that an office program breaks otherwise than the paper does."""
_LEAST = 0.05
"""The height of a header that says nothing, in points."""


def set_section(section: Section, report: Report, form: Form, pages: int) -> None:
    """Set the pages of a report; one that takes a single page has neither running head nor page number."""
    paper, numbered = form.paper, pages > 1
    leading = LEADING * paper.body_size
    margin = Pt((paper.page[0] - paper.table_width) / 2)
    section.page_width, section.page_height = Pt(paper.page[0]), Pt(paper.page[1])
    section.left_margin = section.right_margin = margin
    section.top_margin, section.header_distance = Pt(TOP_MARGIN), Pt(TOP_MARGIN)
    section.bottom_margin = Pt(_NUMBERED_MARGIN if numbered else _PLAIN_MARGIN)
    section.footer_distance = Pt(FOOT_ROOM - leading if numbered else _PLAIN_MARGIN / 2)
    section.different_first_page_header_footer = numbered
    _restart_numbers(section)
    centred = Setting(leading, align="center")
    head = paragraph(report.project_name, centred._replace(after=leading / 2))
    _say(section.header, head if numbered else _nothing())
    _say(section.footer, _number(pages, centred) if numbered else _nothing())
    if numbered:
        _say(section.first_page_header, _nothing())
        _say(section.first_page_footer, _number(pages, centred))


def _restart_numbers(section: Section) -> None:
    """Begin with page 1, whatever stands before."""
    properties = section._sectPr  # noqa: SLF001  # python-docx has no public way to it
    for known in properties.xpath("w:pgNumType | w:docGrid"):
        properties.remove(known)
    columns = properties.xpath("w:cols")
    columns[0].addprevious(element("pgNumType", start=1))


def _number(pages: int, setting: Setting) -> Element:
    """第 n 页 共 m 页, worked out by the office program."""
    made = paragraph("", setting)
    made.append(run("第 ", setting))
    made.extend(field("PAGE", "1", setting))
    made.append(run(" 页 共 ", setting))
    made.extend(field("SECTIONPAGES", str(pages), setting))
    made.append(run(" 页", setting))
    return made


def _nothing() -> Element:
    return paragraph("", Setting(_LEAST))


def _say(place: _BaseHeaderFooter, said: Element) -> None:
    place.is_linked_to_previous = False
    old = place.paragraphs[0]._p  # noqa: SLF001  # as above
    old.addprevious(said)
    old.getparent().remove(old)
