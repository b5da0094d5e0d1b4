"""What a check found, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs (checks.md)."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Standing(StrEnum):
    """How a report stands by the gravest of its findings, the worst first; one without any has none."""

    ERROR = "error"
    MISSING = "missing"
    """No error but empty fields: nobody has asked about them yet, and a list says so quietly."""
    WARNING = "warning"
    HINT = "hint"


class Place(NamedTuple):
    """A field of a report, or one cell of its indicator table: `row` is an index in `Report.indicators`."""

    attribute: str = ""
    row: int | None = None

    def __str__(self) -> str:
        """The path in the JSON form of the report: executed, indicators[2].self_score, or empty for the whole."""
        return self.attribute if self.row is None else f"indicators[{self.row}].{self.attribute}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found; its Chinese sentence is made in `desktop.messages`."""

    code: str
    severity: Severity
    place: Place
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)
    """The figures for the sentence."""
    missing: bool = False
    """An empty value: stays uncoloured until a print check or 定稿 asks for it (checks.md)."""
