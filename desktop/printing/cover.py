"""The cover list of several reports: which they are, how they were graded, and on which page each begins."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.domain.sheet import field_text, total_text
from desktop.printing.faces import form_faces
from desktop.printing.furniture import Furniture, Words
from desktop.printing.listing import ListColumn, set_list
from desktop.printing.page import Page
from desktop.printing.pagination import paginate
from desktop.printing.typesetter import Typesetter

COVER = "目录"
"""Follows the form's title above the list, and names the list in the outline."""
_NUMBER, _PAGE = "序号", "页码"
_NUMBER_WIDTH, _OFFICE_WIDTH, _TOTAL_WIDTH, _GRADE_WIDTH, _PAGE_WIDTH = 4, 13, 6, 6, 5
"""Of the columns, as multiples of the body's size; the names take what the others leave."""


class Entry(NamedTuple):
    """A report of the list, with the page of the document on which it begins, None while that is not known."""

    report: Report
    form: Form
    page: int | None = None


def lay_out_cover(entries: Sequence[Entry]) -> tuple[Page, ...]:
    """Set the list of at least one report on the paper of the first one's form.

    It takes as many pages without the pages' numbers as with them.

    Raises:
        OSError: the faces cannot be read.
    """
    faces, paper = form_faces(), entries[0].form.paper
    title = "、".join(dict.fromkeys(entry.form.title for entry in entries)) + COVER
    setter = Typesetter(paper, faces)
    section = set_list(tuple(_columns(entries, setter)), setter)
    return paginate([section], Furniture(Words(title, title), paper, faces), paper)


def _columns(entries: Sequence[Entry], setter: Typesetter) -> Iterator[ListColumn]:
    """The columns in their order; a value that no form among the reports has gets none."""
    em, paper = setter.paper.body_size, setter.paper
    office, grade = _label("office", entries), _label("grade", entries)
    others = _NUMBER_WIDTH + _TOTAL_WIDTH + _PAGE_WIDTH
    others += (_OFFICE_WIDTH if office else 0) + (_GRADE_WIDTH if grade else 0)
    yield ListColumn(_NUMBER, _NUMBER_WIDTH * em, (str(number) for number, _ in enumerate(entries, 1)))
    name = _label("project_name", entries)
    yield ListColumn(name, paper.table_width - others * em, _values("project_name", entries), centred=False)
    if office:
        yield ListColumn(office, _OFFICE_WIDTH * em, _values("office", entries), centred=False)
    total = entries[0].form.table.total_label
    yield ListColumn(total, _TOTAL_WIDTH * em, (total_text("self_score", entry.report) for entry in entries))
    if grade:
        yield ListColumn(grade, _GRADE_WIDTH * em, _values("grade", entries))
    yield ListColumn(_PAGE, _PAGE_WIDTH * em, ("" if entry.page is None else str(entry.page) for entry in entries))


def _label(attribute: str, entries: Sequence[Entry]) -> str:
    forms = {entry.form.id: entry.form for entry in entries}.values()
    return next((field.label for form in forms if (field := form.field(attribute))), "")


def _values(attribute: str, entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        field = entry.form.field(attribute)
        yield field_text(field, entry.report, entry.form) if field else ""
