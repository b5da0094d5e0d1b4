"""What is written beside what is scored: W09, W10, H02, H04 and H06 (checks.md)."""

from collections.abc import Iterator

from desktop.domain.checks.likeness import alike, plain
from desktop.domain.checks.subject import Found, Subject
from desktop.domain.finding import Place


def answer_findings(subject: Subject) -> Iterator[Found]:
    """Yield what the answers say of each other and of the points."""
    if subject.has("office") and not subject.report.office.strip():
        yield Found("H06", Place("office"), missing=True)
    if subject.has("annual_goal", "achievements"):
        yield from _repeated_goal(subject)
    if subject.has("problems"):
        yield from _problems(subject)


def _repeated_goal(subject: Subject) -> Iterator[Found]:
    """H04: results that only say the goal again."""
    goal, results = plain(subject.report.annual_goal), plain(subject.report.achievements)
    if goal and results:
        [likeness] = alike(goal, [results], float(subject.rules.share("H04", "alike")))
        if likeness:
            yield Found("H04", Place("achievements"), {"likeness": f"{likeness:.1%}"})


def _problems(subject: Subject) -> Iterator[Found]:
    """W09, W10 and H02: problems beside lost points and measures."""
    problems = subject.report.problems
    given = subject.is_answer(problems)
    facts = {"total": subject.total, "full": subject.full_marks, "text": problems.strip()}
    if subject.report.fully_scored and subject.total < subject.full_marks and not given:
        yield Found("W09", Place("problems"), facts)
    if subject.total == subject.full_marks and given:
        yield Found("H02", Place("problems"), facts)
    if given and subject.has("improvements") and not subject.report.improvements.strip():
        yield Found("W10", Place("improvements"), {"text": problems.strip()})
