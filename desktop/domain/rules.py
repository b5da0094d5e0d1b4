"""Rule sets: which checks of checks.md apply, how much each weighs, and its limits. `rules_file` reads them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.finding import Severity

Parameter = Decimal | tuple[str, ...] | Mapping[str, Decimal]
"""A figure, a list of words, or figures by name."""


class Rule(NamedTuple):
    """One check in a rule set; without a severity it does not apply."""

    severity: Severity | None
    parameters: Mapping[str, Parameter]


class Rules(NamedTuple):
    """One rule set. Asking for a check or limit that no file has is a bug: LookupError, or TypeError for its kind."""

    id: str
    """The name of its file without the ending."""
    title: str
    rules: Mapping[str, Rule]
    """By the code of the check."""

    def severity(self, code: str) -> Severity | None:
        """How much a finding of this check weighs, None where the check does not apply."""
        return self.rules[code].severity

    def number(self, code: str, name: str) -> Decimal:
        """A figure of a check, in the unit that the rule file says."""
        value = self.rules[code].parameters[name]
        if not isinstance(value, Decimal):
            raise TypeError(code, name)
        return value

    def share(self, code: str, name: str) -> Decimal:
        """A figure in percent as a ratio."""
        return self.number(code, name) / 100

    def words(self, code: str, name: str = "words") -> tuple[str, ...]:
        """The words that a check looks for."""
        value = self.rules[code].parameters[name]
        if not isinstance(value, tuple):
            raise TypeError(code, name)
        return value

    def numbers(self, code: str, name: str) -> Mapping[str, Decimal]:
        """Figures of a check by name."""
        value = self.rules[code].parameters[name]
        if not isinstance(value, Mapping):
            raise TypeError(code, name)
        return value
