"""Lists on paper: columns of texts under their labels."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.printing.table import Row, Section, make_row
from desktop.printing.typesetter import Typesetter


class ListColumn(NamedTuple):
    """A column of a list; its width is in points."""

    label: str
    width: float
    texts: Iterable[str]
    centred: bool = True


def set_list(columns: Sequence[ListColumn], setter: Typesetter) -> Section:
    """The list under the labels of its columns, which stand again overleaf."""
    lefts = [sum(column.width for column in columns[:i]) for i in range(len(columns))]
    placed = tuple(zip(columns, lefts, strict=True))
    head = make_row([setter.word(column.label, left, column.width, centred=True) for column, left in placed])
    texts = zip(*(column.texts for column in columns), strict=True)
    return Section(rows=(head, *(_row(row, placed, setter) for row in texts)), head=head)


def _row(texts: Sequence[str], placed: Sequence[tuple[ListColumn, float]], setter: Typesetter) -> Row:
    cells = zip(texts, placed, strict=True)
    return make_row(
        [setter.value(text, left, column.width, None, centred=column.centred) for text, (column, left) in cells]
    )
