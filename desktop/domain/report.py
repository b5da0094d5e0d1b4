"""What a user fills in: a report and its indicators. Values; an edit makes the next one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum


class FieldKind(StrEnum):
    """How a value is typed, shown, printed and read. RATE and GRADE are derived and cannot be typed."""

    LINE = "line"
    TEXT = "text"
    MONEY = "money"
    SCORE = "score"
    DATE = "date"
    YES_NO = "yes_no"
    YEAR = "year"
    RATE = "rate"
    GRADE = "grade"


_LINE = {"kind": FieldKind.LINE}
_TEXT = {"kind": FieldKind.TEXT}
_MONEY = {"kind": FieldKind.MONEY}
_SCORE = {"kind": FieldKind.SCORE}
_DATE = {"kind": FieldKind.DATE}
_YES_NO = {"kind": FieldKind.YES_NO}
_YEAR = {"kind": FieldKind.YEAR}

Texts = tuple[tuple[str, str], ...]
"""Texts by key, sorted by key: a small immutable mapping."""


def with_text(texts: Texts, key: str, text: str) -> Texts:
    """The same texts with one put in, or taken out where it is empty."""
    rest = {**dict(texts), key: text}
    return tuple(sorted((k, t) for k, t in rest.items() if t))


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One row of the indicator table; `group` is the key of one of the form's innermost groups."""

    group: str
    name: str = field(default="", metadata=_LINE)
    explanation: str = field(default="", metadata=_TEXT)
    weight: Decimal | None = field(default=None, metadata=_SCORE)
    self_score: Decimal | None = field(default=None, metadata=_SCORE)
    remark: str = field(default="", metadata=_TEXT)
    unread: Texts = ()
    """What was typed into a number of this row that is no number, by attribute; that attribute is None then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One performance self-evaluation, as typed, with every attribute that any form uses.

    `form` is a form's id, `fiscal_year` a calendar year; money is in 元. The order of `indicators` is the user's;
    on paper they stand group by group in the form's order.
    """

    form: str
    fiscal_year: int = field(metadata=_YEAR)
    project_name: str = field(default="", metadata=_LINE)
    budget_unit: str = field(default="", metadata=_LINE)
    office: str = field(default="", metadata=_LINE)
    recurring: bool | None = field(default=None, metadata=_YES_NO)
    current_budget: Decimal | None = field(default=None, metadata=_MONEY)
    previous_budget: Decimal | None = field(default=None, metadata=_MONEY)
    executed: Decimal | None = field(default=None, metadata=_MONEY)
    annual_goal: str = field(default="", metadata=_TEXT)
    evaluated_on: date | None = field(default=None, metadata=_DATE)
    achievements: str = field(default="", metadata=_TEXT)
    problems: str = field(default="", metadata=_TEXT)
    improvements: str = field(default="", metadata=_TEXT)
    indicators: tuple[Indicator, ...] = ()
    signature: str = ""
    """The id of the form's signature preset; empty for none."""
    signature_texts: Texts = ()
    """What is typed into the signature strip, by entry; an entry without text is left for ink."""
    unread: Texts = ()
    """What was typed into a number or date that is none, by attribute; that attribute is None then."""

    @property
    def total_weight(self) -> Decimal:
        """The sum of the weights entered."""
        return weight_of(self.indicators)

    @property
    def total_score(self) -> Decimal:
        """The sum of the self-scores entered."""
        return score_of(self.indicators)

    @property
    def fully_scored(self) -> bool:
        """Whether there is an indicator and every one has a self-score; there is no grade before."""
        return bool(self.indicators) and all(row.self_score is not None for row in self.indicators)

    def rows_of(self, group: str) -> tuple[tuple[int, Indicator], ...]:
        """The rows of one innermost group, each with its index in `indicators`."""
        return tuple((index, row) for index, row in enumerate(self.indicators) if row.group == group)

    def with_indicator(self, index: int, indicator: Indicator) -> "Report":
        """The report with one row replaced."""
        rows = self.indicators
        return replace(self, indicators=(*rows[:index], indicator, *rows[index + 1 :]))

    def with_indicator_added(self, index: int, indicator: Indicator) -> "Report":
        """The report with a row put in before the one at `index`."""
        rows = self.indicators
        return replace(self, indicators=(*rows[:index], indicator, *rows[index:]))

    def without_indicators(self, indexes: frozenset[int]) -> "Report":
        """The report without the rows at these indexes."""
        return replace(self, indicators=tuple(row for i, row in enumerate(self.indicators) if i not in indexes))


def weight_of(rows: tuple[Indicator, ...]) -> Decimal:
    """The sum of the weights entered in these rows."""
    return sum((row.weight for row in rows if row.weight is not None), Decimal(0))


def score_of(rows: tuple[Indicator, ...]) -> Decimal:
    """The sum of the self-scores entered in these rows."""
    return sum((row.self_score for row in rows if row.self_score is not None), Decimal(0))


def kinds_of(record: type[Report] | type[Indicator]) -> Mapping[str, FieldKind]:
    """The kind of every attribute that a user fills in as a value."""
    return {one.name: one.metadata["kind"] for one in fields(record) if one.metadata}
