"""The indicator table: W01, W13, W20, H01, H09, H12 and H15 (checks.md)."""

from collections.abc import Iterator

from desktop.domain.checks.subject import TABLE, Found, ScoredRow, Subject
from desktop.domain.finding import Place
from desktop.domain.form import Group
from desktop.domain.numbers import format_score


def points_findings(subject: Subject) -> Iterator[Found]:
    """Yield what rows, groups and total say."""
    if subject.has_remarks:
        labels = {leaf.key: leaf.label for leaf in subject.form.table.leaves}
        for row in subject.scored:
            yield from _lost(subject, row)
            yield from _satisfaction(subject, row, labels.get(row.row.group, ""))
    yield from _repeated(subject)
    for group in subject.form.table.groups:
        yield from _uneven(subject, group)
    yield from _total(subject)


def _lost(subject: Subject, scored: ScoredRow) -> Iterator[Found]:
    """W01 and H15: a lost point without a remark, or with hardly one."""
    index, row, weight, score = scored
    remark = row.remark.strip()
    if score >= weight:
        return
    facts = {"weight": weight, "score": score, "lost": weight - score}
    if not remark:
        yield Found("W01", Place("remark", index), facts)
    elif len(remark) < subject.rules.number("H15", "length"):
        yield Found("H15", Place("remark", index), {**facts, "remark": remark, "length": len(remark)})


def _satisfaction(subject: Subject, scored: ScoredRow, group: str) -> Iterator[Found]:
    """H09: satisfaction that was scored without a word on how it was found out."""
    index, row, _, score = scored
    named = any(word in row.name or word in group for word in subject.rules.words("H09", "rows"))
    if named and not any(word in row.remark for word in subject.rules.words("H09")):
        yield Found("H09", Place("remark", index), {"score": score, "remark": row.remark.strip()})


def _repeated(subject: Subject) -> Iterator[Found]:
    """W13: a name that stands in a row above already."""
    first: dict[str, int] = {}
    for index, row in enumerate(subject.report.indicators):
        name = row.name.strip()
        if name and name in first:
            yield Found("W13", Place("name", index), {"name": name, "first": first[name] + 1})
        first.setdefault(name, index)


def _uneven(subject: Subject, group: Group) -> Iterator[Found]:
    """W20: weights of a group that do not add up to the form's; not while one of them is missing, which is an error."""
    for inner in group.groups:
        yield from _uneven(subject, inner)
    keys = {leaf.key for leaf in group.leaves}
    weights = [row.weight for row in subject.report.indicators if row.group in keys]
    entered = [weight for weight in weights if weight is not None]
    if group.weight is None or len(entered) < len(weights) or sum(entered) == group.weight:
        return
    yield Found(
        "W20",
        TABLE,
        {"group": group.label, "expected": group.weight, "total": format_score(sum(entered, group.weight * 0))},
    )


def _total(subject: Subject) -> Iterator[Found]:
    """H01 and H12: full marks, and totals that only just reach a grade; not before every row is scored."""
    if not subject.report.fully_scored:
        return
    total = subject.total
    if total == subject.full_marks:
        yield Found("H01", TABLE, {"total": total})
    for band in subject.form.bands:
        if 0 < band.lower <= total < band.lower + subject.rules.number("H12", "points"):
            yield Found("H12", TABLE, {"total": total, "lower": band.lower, "grade": band.name})
