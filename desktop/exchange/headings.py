"""Columns of a list known by their headings: the form's labels, usual wordings, and what the user said before."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from desktop.domain.form import Form
from desktop.domain.report import Indicator, Report, kinds_of
from desktop.errors import KnownError
from desktop.exchange.workbook import Sheet
from desktop.exchange.workbook_gate import HEADING_ROWS
from desktop.paths import RESOURCES

Wordings = Mapping[str, Sequence[str]]
"""By attribute its headings, the surest first."""

_BRACKETS = re.compile(r"[(\[〔【].*?[)\]〕】]")
_IDLE = re.compile(r"[\s:*]+")
_POWERS: Mapping[str, int] = {"千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8}
"""By what stands before 元, the power of ten of amounts under it."""
_UNIT = re.compile("((?:[百千]?万|千|亿))元")
_UNIT_NOTE = re.compile(f"单位:?(?:人民币)?{_UNIT.pattern}")


class Column(NamedTuple):
    """A column of a sheet, counted from 0, with its heading.

    `attribute` is what its cells are read as, empty where they are left alone.
    """

    position: int
    heading: str
    attribute: str = ""
    power: int = 0
    """Amounts in it, if it holds amounts, are in units of ten to this power 元."""


class Layout(NamedTuple):
    """How one sheet is read: the headings' row and the columns under them, all of which the user may change."""

    sheet: str
    heading_row: int
    columns: tuple[Column, ...]

    @property
    def attributes(self) -> frozenset[str]:
        """What the sheet has columns for."""
        return frozenset(column.attribute for column in self.columns if column.attribute)

    @property
    def headings(self) -> dict[str, str]:
        """What is remembered of it for other files: attributes by plain headings."""
        return {
            plain_heading(column.heading): column.attribute
            for column in sorted(self.columns, key=lambda column: bool(column.attribute))
        }

    def with_attribute(self, position: int, attribute: str) -> "Layout":
        """The layout with a column read as something else, or left alone; no other column is read as the same."""
        return self._replace(
            columns=tuple(
                column._replace(attribute=attribute)
                if column.position == position
                else column._replace(attribute="" if column.attribute == attribute else column.attribute)
                for column in self.columns
            )
        )


class Layouts(NamedTuple):
    """How a file is read: the sheet of projects, and that of their indicators where there is one."""

    projects: Layout
    indicators: Layout | None = None


def level_attribute(level: int) -> str:
    """What a column of the indicators' groups is read as; levels count from the outermost, 0."""
    return f"group[{level}]"


def plain_heading(text: str) -> str:
    """A heading without what does not tell it from others; what is remembered of it is kept under this."""
    return _IDLE.sub("", _BRACKETS.sub("", unicodedata.normalize("NFKC", text))).casefold()


@cache
def words_of(section: str) -> Wordings:
    """One section of resources/headings.toml."""
    words: dict[str, dict[str, list[str]]] = tomllib.loads((RESOURCES / "headings.toml").read_text(encoding="utf-8"))
    return words[section]


def project_wordings(form: Form) -> Wordings:
    """The headings of what a list can say of a report of this form."""
    typed = kinds_of(Report)
    return {
        field.attribute: _plain(field.label, words_of("report").get(field.attribute, ()))
        for field in form.fields
        if field.attribute in typed
    }


def indicator_wordings(form: Form) -> Wordings:
    """The headings of a sheet of indicators: whose they are, their groups level by level, and their cells."""
    keys = ("fiscal_year", "project_name", "budget_unit")
    own = {attribute: words for attribute, words in project_wordings(form).items() if attribute in keys}
    levels = {level_attribute(i): _plain(column.label, ()) for i, column in enumerate(form.table.levels)}
    typed = kinds_of(Indicator)
    cells = {
        column.attribute: _plain(column.label, words_of("indicator").get(column.attribute, ()))
        for column in form.table.row_columns
        if column.attribute in typed
    }
    return own | levels | cells


def recognise(sheets: Sequence[Sheet], form: Form, remembered: Mapping[str, str]) -> Layouts:
    """Find the sheets of projects and of indicators. `remembered` gives attributes by plain headings.

    Raises:
        KnownError: `table_without_headings` where no sheet has a column of the projects' names.
    """
    needed = {"project_name", "name", *(level_attribute(i) for i, _ in enumerate(form.table.levels))}
    indicators = _best(sheets, indicator_wordings(form), {}, needed)
    others = [sheet for sheet in sheets if indicators is None or sheet.name != indicators.sheet]
    projects = _best(others, project_wordings(form), remembered, {"project_name"})
    if projects is None:
        field = form.field("project_name")
        raise KnownError("table_without_headings", label=field.label if field else "", rows=HEADING_ROWS)
    return Layouts(projects, indicators)


def named_columns(form: Form, columns: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Attributes by plain headings, from headings with the form's labels; an empty label leaves a column alone.

    Raises:
        KnownError: `table_label_unknown`.
    """
    labels = {words[0]: attribute for attribute, words in project_wordings(form).items()}
    named = {"": "", **labels}
    for _, label in columns:
        if plain_heading(label) not in named:
            known = "、".join(field.label for field in form.fields if field.attribute in labels.values())
            raise KnownError("table_label_unknown", label=label, known=known)
    return {plain_heading(heading): named[plain_heading(label)] for heading, label in columns}


def _best(
    sheets: Iterable[Sheet], wordings: Wordings, remembered: Mapping[str, str], needed: set[str]
) -> Layout | None:
    found = (
        Layout(sheet.name, row, _columns(sheet, row, wordings, remembered))
        for sheet in sheets
        for row in range(min(HEADING_ROWS, len(sheet.rows)))
    )
    fitting = [layout for layout in found if layout.attributes >= needed]
    return max(fitting, key=lambda layout: len(layout.attributes), default=None)


def _columns(sheet: Sheet, row: int, wordings: Wordings, remembered: Mapping[str, str]) -> tuple[Column, ...]:
    headings = sheet.rows[row]
    chosen = _chosen([plain_heading(heading) for heading in headings], wordings, remembered)
    notes = (_UNIT_NOTE.search(_squeezed(cell)) for above in sheet.rows[:row] for cell in above)
    noted = next((_POWERS[note[1]] for note in notes if note), 0)
    return tuple(
        Column(position, heading.strip(), chosen.get(position, ""), _power(heading, noted=noted))
        for position, heading in enumerate(headings)
        if heading.strip()
    )


def _chosen(headings: Sequence[str], wordings: Wordings, remembered: Mapping[str, str]) -> dict[int, str]:
    """The attribute of each column that has one; of several columns for one attribute the one most surely meant."""
    chosen: dict[int, str] = {}
    for attribute in wordings:
        ranked = sorted(_claims(headings, attribute, wordings[attribute], remembered))
        if ranked:
            chosen[ranked[0][1]] = attribute
    return chosen


def _claims(
    headings: Sequence[str], attribute: str, words: Sequence[str], remembered: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    for position, heading in enumerate(headings):
        if heading in remembered:
            if remembered[heading] == attribute:
                yield -1, position
        elif heading in words:
            yield words.index(heading), position


def _power(heading: str, *, noted: int) -> int:
    plain = _squeezed(heading)
    own = _UNIT.search(plain)
    if own:
        return _POWERS[own[1]]
    return 0 if "(元)" in plain else noted


def _plain(label: str, words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(plain_heading, (label, *words))))


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
