"""The year at a glance: what the summaries of a book say of all its reports of one fiscal year together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.finding import Standing
from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.storage.entries import State
from desktop.storage.summaries import Summary


class Project(NamedTuple):
    """One report of the year."""

    report_id: int
    name: str
    """Empty where none is typed yet."""
    final: bool
    worst: Standing | None
    rate: Decimal | None
    """The execution rate as a ratio; None while it is undefined."""
    score: Decimal
    full_score: Decimal | None
    """What all weights of its form add up to; None where the form is unknown."""
    grade: str

    @property
    def score_ratio(self) -> Decimal | None:
        """The part of the full score that is reached."""
        return self.score / self.full_score if self.full_score else None


class Year(NamedTuple):
    """All reports of a fiscal year, in book order."""

    fiscal_year: int
    projects: tuple[Project, ...]

    @property
    def final(self) -> int:
        """How many are final."""
        return sum(project.final for project in self.projects)

    @property
    def drafts(self) -> int:
        """How many are not."""
        return len(self.projects) - self.final

    @property
    def worst(self) -> tuple[tuple[Standing | None, int], ...]:
        """How many stand how, the worst first, None (nothing found) last."""
        counted = Counter(project.worst for project in self.projects)
        return tuple((standing, counted[standing]) for standing in (*Standing, None))


def years_of(summaries: Iterable[Summary]) -> tuple[int, ...]:
    """The fiscal years that there are reports of, the latest first."""
    return tuple(sorted({summary.fiscal_year for summary in summaries}, reverse=True))


def year_at_a_glance(summaries: Sequence[Summary], fiscal_year: int, forms: Forms) -> Year:
    """What there is to say of one year."""
    full_scores: dict[str, Decimal | None] = {}
    for summary in summaries:
        if summary.form not in full_scores:
            full_scores[summary.form] = _full_score(summary.form, forms)
    return Year(
        fiscal_year,
        tuple(
            Project(
                report_id=summary.id,
                name=summary.project_name.strip(),
                final=summary.state is State.FINAL,
                worst=summary.worst,
                rate=summary.rate,
                score=summary.total,
                full_score=full_scores[summary.form],
                grade=summary.grade,
            )
            for summary in summaries
            if summary.fiscal_year == fiscal_year
        ),
    )


def days_left(deadline: date, today: date) -> int:
    """Days until a deadline; 0 on the day itself, negative when it has passed."""
    return (deadline - today).days


def _full_score(form_id: str, forms: Forms) -> Decimal | None:
    try:
        return forms[form_id].table.total_weight
    except KnownError:  # a book may hold reports of a form that this program lacks
        return None
