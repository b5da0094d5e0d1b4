"""One report as finished pages."""

from desktop.domain.form import Block, Form, GridBlock, IndicatorsBlock, NotesBlock, SignatureBlock, TextBlock
from desktop.domain.report import Report
from desktop.printing.faces import form_faces
from desktop.printing.furniture import Furniture, Words
from desktop.printing.grid import set_grid
from desktop.printing.indicators import set_indicators
from desktop.printing.long_text import set_long_text
from desktop.printing.notes import set_notes
from desktop.printing.page import Page
from desktop.printing.pagination import paginate
from desktop.printing.signature import set_signature
from desktop.printing.table import Section
from desktop.printing.typesetter import Typesetter


def lay_out(report: Report, form: Form, record: str = "") -> tuple[Page, ...]:
    """Set a report; `record` stands at the foot of its pages.

    Raises:
        OSError: the faces cannot be read.
    """
    faces = form_faces()
    setter = Typesetter(form.paper, faces)
    sections = [section for block in form.blocks if (section := _section(block, report, form, setter))]
    furniture = Furniture(Words(form.title, report.project_name, record), form.paper, faces)
    return paginate(sections, furniture, form.paper)


def _section(block: Block, report: Report, form: Form, setter: Typesetter) -> Section | None:
    match block:
        case GridBlock():
            return set_grid(block, report, form, setter)
        case TextBlock():
            return set_long_text(block, report, form, setter)
        case IndicatorsBlock():
            return set_indicators(block, report, setter)
        case NotesBlock():
            return set_notes(block, setter)
        case SignatureBlock():
            return set_signature(block, report, setter)
