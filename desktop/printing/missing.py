"""Characters that the faces lack, to be told to the user before printing: on paper they are empty boxes."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.report import Report
from desktop.domain.sheet import cell_text, field_text
from desktop.printing.faces import form_faces
from desktop.printing.signature import signature_place


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character that cannot be printed, and the first index in its field where it stands."""

    place: Place
    index: int
    character: str


def missing_characters(report: Report, form: Form) -> tuple[MissingCharacter, ...]:
    """All of them in paper order, each once a field.

    Raises:
        OSError: the faces cannot be read.
    """
    face = form_faces().regular
    return tuple(
        MissingCharacter(place, index, character)
        for place, text in _texts(report, form)
        for index, character in face.missing(text)
    )


def _texts(report: Report, form: Form) -> Iterator[tuple[Place, str]]:
    for field in form.fields:
        if field.on_paper:
            yield Place(field.attribute), field_text(field, report, form)
    for index, row in enumerate(report.indicators):
        for column in form.table.row_columns:
            yield Place(column.attribute, index), cell_text(row, column.attribute)
    for key, text in report.signature_texts:
        yield signature_place(key), text
