"""One report as read off a paper, every value still in lines of text; what those become."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.checks.printed import Printed, printed_findings
from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.numbers import parse_date, parse_money, parse_score, parse_year
from desktop.domain.plan import PlanRow
from desktop.domain.record import YEARS
from desktop.domain.report import FieldKind, Indicator, Report, Texts, kinds_of
from desktop.domain.sheet import NO_GRADE
from desktop.domain.text import clean_line, clean_text
from desktop.errors import KnownError
from desktop.exchange.fit import refuse_misfits
from desktop.exchange.paper.parts import SetLine, paragraphs, unbroken
from desktop.exchange.paper.wording import seen, wording
from desktop.messages import place_label

Lines = tuple[SetLine, ...]
_TICKS = "☑☒√✓✔■"
_NUMBERS: dict[FieldKind, Callable[[str], Decimal | date | None]] = {
    FieldKind.MONEY: parse_money,
    FieldKind.SCORE: parse_score,
    FieldKind.DATE: parse_date,
}
DERIVED = {FieldKind.RATE, FieldKind.GRADE}
"""The kinds of values that are on paper to be compared, never to be loaded."""
_CELLS = kinds_of(Indicator)


class TranscribedRow(NamedTuple):
    """A row of the indicator table."""

    group: str
    """The key of its group, empty for one that the form has not."""
    texts: dict[str, Lines]
    """By attribute."""
    heading: str = ""
    """What the paper calls the group."""

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(map(unbroken, self.texts.values()))


@dataclass(slots=True)
class Transcript:
    """A paper as it is being read."""

    values: dict[str, Lines] = field(default_factory=dict)
    """By attribute, what is derived included."""
    rows: list[TranscribedRow] = field(default_factory=list)
    totals: dict[str, Lines] = field(default_factory=dict)
    """The row of totals, by the attribute of the column."""
    has_table: bool = False
    columns: set[str] = field(default_factory=set)
    """Wordings among which those of the table's columns may be, where no table was found."""
    signature: str = ""
    signature_texts: dict[str, str] = field(default_factory=dict)
    misplaced: str = ""
    """Text that stands where only a number or a word can, as in a copy whose lines are out of order."""


def missing_labels(transcript: Transcript, form: Form) -> tuple[str, ...]:
    """The labels of what the user fills in, and the table, as far as the paper has none of them."""
    labels = [
        one.label
        for one in form.fields
        if one.on_paper and one.kind not in DERIVED and one.attribute not in transcript.values
    ]
    if transcript.has_table:
        return tuple(labels)
    columns = [column.label for column in form.table.columns]
    return (*labels, *([label for label in columns if wording(label) not in transcript.columns] or columns))


def transcribed(transcript: Transcript, form: Form, number: int) -> PlanRow:
    """The report that a paper shows, compared with the rate, totals and grade on it (P08 to P10).

    Raises:
        KnownError: `paper_group_unknown`, or what `clean_text` or `refuse_misfits` raises, with the place in words;
            `number` is the paper's in its file, from 1 on.
    """
    values: dict[str, object] = {}
    unread: dict[str, str] = {}
    for one in form.fields:
        if one.on_paper and one.attribute in transcript.values and one.kind not in DERIVED:
            values[one.attribute] = _value(one.kind, transcript.values[one.attribute], form, one.attribute, unread)
    year = values.pop("fiscal_year", None)
    assumed = not isinstance(year, int)
    report = Report(
        form=form.id,
        fiscal_year=year if isinstance(year, int) else _usual_year(values.get("evaluated_on"), form),
        indicators=tuple(_indicator(row, form) for row in _kept_rows(transcript)),
        signature=transcript.signature,
        signature_texts=_texts(transcript.signature_texts),
        unread=_texts(unread),
        **values,  # type: ignore[arg-type]  # _value gives each kind its own type
    )
    try:
        refuse_misfits(report, form, "")
    except KnownError as error:
        where = f"第 {number} 份的{_spoken(str(error.facts['where']), report, form)}"
        raise KnownError(error.code, **{**error.facts, "where": where}) from error
    return PlanRow(report, findings=tuple(printed_findings(_printed(transcript), report, form)), year_assumed=assumed)


def _spoken(path: str, report: Report, form: Form) -> str:
    """A path of JSON in the words of the form."""
    row = re.match(r"\.indicators\[(\d+)\]", path)
    attribute = path[row.end() if row else 0 :].removeprefix(".").removeprefix("unread.")
    return place_label(Place(attribute, int(row[1]) if row else None), report, form) or "指标"


def _usual_year(evaluated_on: object, form: Form) -> int:
    """The year before the evaluation; where there is no such day, the first one of the form."""
    year = evaluated_on.year - 1 if isinstance(evaluated_on, date) else form.first_year
    return year if year in YEARS else form.first_year


def _value(kind: FieldKind, lines: Lines, form: Form, attribute: str, unread: dict[str, str]) -> object:
    """What a text is as a value; one that should be a number or date and is none goes into `unread`."""
    if kind is FieldKind.TEXT:
        return clean_text(paragraphs(lines)).rstrip()
    text = clean_line(unbroken(lines)).strip()
    if kind is FieldKind.YES_NO:
        return _answer(text, form)
    if kind is FieldKind.YEAR:
        return parse_year(text)
    if kind not in _NUMBERS:
        return text
    number = _NUMBERS[kind](seen(text))
    if text and number is None:
        unread[attribute] = text
    return number


def _answer(text: str, form: Form) -> bool | None:
    """Yes or no, written out, with more behind it, or ticked; None for neither or both."""
    plain = "".join(text.split())
    said = {form.yes: True, form.no: False}
    ticked = [answer for word, answer in said.items() for tick in _TICKS if tick + word in plain]
    ticked = ticked or [answer for word, answer in said.items() for tick in _TICKS if word + tick in plain]
    ticked = ticked or [answer for word, answer in said.items() if plain.startswith(word)]
    both = all(word in plain for word in said) and not any(tick in plain for tick in _TICKS)
    return ticked[0] if len(ticked) == 1 and not both else None


def _kept_rows(transcript: Transcript) -> list[TranscribedRow]:
    """All rows but the empty one that stands for a group without any."""
    alone = {row.group for row in transcript.rows} - {row.group for row in transcript.rows if not row.empty}
    counts = [row.group for row in transcript.rows]
    return [row for row in transcript.rows if not (row.group in alone and counts.count(row.group) == 1)]


def _indicator(row: TranscribedRow, form: Form) -> Indicator:
    if not row.group:
        raise KnownError("paper_group_unknown", group=row.heading, name=unbroken(row.texts.get("name", ())))
    unread: dict[str, str] = {}
    values = {name: _value(_CELLS[name], lines, form, name, unread) for name, lines in row.texts.items()}
    return Indicator(group=row.group, unread=_texts(unread), **values)  # type: ignore[arg-type]  # as above


def _printed(transcript: Transcript) -> Printed:
    grade = unbroken(transcript.values.get("grade", ())).strip()
    return Printed(
        execution_rate=unbroken(transcript.values.get("execution_rate", ())).strip(),
        grade="" if grade == NO_GRADE else grade,
        total_weight=unbroken(transcript.totals.get("weight", ())).strip(),
        total_score=unbroken(transcript.totals.get("self_score", ())).strip(),
    )


def _texts(texts: dict[str, str]) -> Texts:
    return tuple(sorted((key, text) for key, text in texts.items() if text))
