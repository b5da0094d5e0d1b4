"""What the row 预算执行率 would score by its own figures (checks.md, Score help). Offered, never written by itself."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.form import Form
from desktop.domain.numbers import format_rate, format_score, rounded
from desktop.domain.report import Report

_WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreHelp:
    """The points that a weight and the execution rate make: w · min(r, 1), rounded half-up.

    `row` is the index in `Report.indicators`, `exact` has two decimals, `whole` none.
    """

    row: int
    weight: Decimal
    rate: Decimal
    exact: Decimal
    whole: Decimal

    @property
    def formula(self) -> str:
        """How `exact` comes about, in figures."""
        capped = "（超过 100%，按 100% 计）" if self.rate > 1 else ""
        equals = "=" if self.weight * min(self.rate, Decimal(1)) == self.exact else "≈"
        return f"{format_score(self.weight)} × {format_rate(self.rate)}{capped} {equals} {format_score(self.exact)}"


def score_help(report: Report, form: Form) -> ScoreHelp | None:
    """The help for the form's row of the execution rate.

    None where there is no such row or more than one, it has no weight, or the rate is undefined or negative.
    """
    name = form.table.execution_row
    rows = [(index, row) for index, row in enumerate(report.indicators) if name and row.name == name]
    rate = form.execution_rate(report)
    if len(rows) != 1 or rate is None or rate < 0:
        return None
    [(index, row)] = rows
    if row.weight is None or row.weight <= 0:
        return None
    points = row.weight * min(rate, Decimal(1))
    whole = points.quantize(_WHOLE, rounding="ROUND_HALF_UP")
    return ScoreHelp(row=index, weight=row.weight, rate=rate, exact=rounded(points), whole=whole)
