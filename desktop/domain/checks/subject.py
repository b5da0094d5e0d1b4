"""What a check looks at: a report with what follows from it, the form and the rule set; and what it found."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.finding import Place
from desktop.domain.form import Form
from desktop.domain.report import FieldKind, Indicator, Report
from desktop.domain.rules import Rules

TABLE = Place("indicators")
"""Where a finding about the whole indicator table stands."""


class Found(NamedTuple):
    """What a check of the pre-review found; how much it weighs, the rule set says.

    `facts` are the figures for the sentence, and all that an acknowledgement of it rests on.
    """

    code: str
    place: Place
    facts: Mapping[str, object] = {}
    missing: bool = False
    """Whether it is about a value that is just empty."""


class ScoredRow(NamedTuple):
    """An indicator that has a weight and a self-score; `at` is its index in `Report.indicators`."""

    at: int
    row: Indicator
    weight: Decimal
    score: Decimal


class Subject(NamedTuple):
    """A report beside all that its checks need more than once."""

    report: Report
    form: Form
    rules: Rules
    rate: Decimal | None
    """Executed ÷ budget as a ratio, None while it is undefined."""
    total: Decimal
    scored: tuple[ScoredRow, ...]
    execution: ScoredRow | None
    """The row that scores the execution rate, where there is exactly one and it is scored."""

    @property
    def full_marks(self) -> Decimal:
        """The most points that the form gives."""
        return self.form.table.total_weight

    @property
    def others(self) -> tuple[ScoredRow, ...]:
        """The scored rows but the one of the execution rate."""
        return tuple(row for row in self.scored if row is not self.execution)

    @property
    def has_remarks(self) -> bool:
        """Whether the form's table has a column for remarks."""
        return any(column.attribute == "remark" for column in self.form.table.columns)

    def has(self, *attributes: str) -> bool:
        """Whether the form has all these fields."""
        return all(self.form.field(attribute) for attribute in attributes)

    def texts(self) -> Iterator[tuple[Place, str]]:
        """The form's long texts that are filled in, in paper order."""
        for field in self.form.fields:
            if field.kind is FieldKind.TEXT and (text := getattr(self.report, field.attribute)).strip():
                yield Place(field.attribute), text

    def remarks(self) -> Iterator[tuple[Place, str]]:
        """The remarks that are filled in, row by row."""
        for index, row in enumerate(self.report.indicators):
            if row.remark.strip():
                yield Place("remark", index), row.remark

    def is_answer(self, text: str) -> bool:
        """Whether a text says more than that there is nothing to say."""
        return text.strip().rstrip("。.") not in {"", *self.rules.words("W09", "none")}


def subject_of(report: Report, form: Form, rules: Rules) -> Subject:
    """The report as its checks look at it."""
    scored = tuple(
        ScoredRow(index, row, row.weight, row.self_score)
        for index, row in enumerate(report.indicators)
        if row.weight is not None and row.self_score is not None
    )
    name = form.table.execution_row
    named = [row for row in report.indicators if name and row.name == name]
    execution = next((row for row in scored if len(named) == 1 and row.row is named[0]), None)
    rate = form.execution_rate(report)
    return Subject(report, form, rules, rate, report.total_score, scored, execution)
