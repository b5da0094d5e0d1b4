"""The command that checks a book: for people, as JSON, and as a check sheet to be signed."""

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from desktop.cli.choice import choose
from desktop.cli.output import say
from desktop.domain.acknowledgement import Reviewed
from desktop.domain.finding import Severity
from desktop.domain.form_file import Forms
from desktop.domain.rules import Rules
from desktop.jobs.checking import CheckedReport, Checking, check_reports
from desktop.messages import SEVERITY_NAMES, finding_sentence, visible
from desktop.storage.book import Book

_STRICT = "strict"


def check_book(arguments: Namespace, forms: Forms, today: date) -> int:
    """`check`: 1 where there is an error."""
    with Book.open(arguments.book, forms, read_only=True) as book:
        rules = _rules(book, arguments)
        chosen = choose(book, arguments.numbers).values()
        checked = list(check_reports(book, Checking(forms, today, rules), [summary.id for summary in chosen]))
    if arguments.json:
        records = [_record(report, one, forms) for report, one in _each(checked)]
        say(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        for report, one in _each(checked):
            say(_line(report, one, forms))
        say(_sum(checked))
    if arguments.sheet:
        from desktop.jobs.check_sheet import SheetOrder, write_check_sheet  # noqa: PLC0415  # only this needs reportlab

        write_check_sheet(SheetOrder(checked, forms, today, rules), arguments.sheet)
        if not arguments.json:
            say(f"已写入自查表：{visible(str(arguments.sheet))}")
    return int(any(one.finding.severity is Severity.ERROR for _, one in _each(checked)))


def _rules(book: Book, arguments: Namespace) -> Rules:
    """The rule set of a file, the strict one, or the book's own."""
    if arguments.rules:
        return book.review.rule_sets.read(arguments.rules)
    return book.review.rule_sets[_STRICT] if arguments.strict else book.review.rules


def _each(checked: Sequence[CheckedReport]) -> Iterator[tuple[CheckedReport, Reviewed]]:
    for report in checked:
        for one in report.reviewed:
            yield report, one


def _sentence(report: CheckedReport, one: Reviewed, forms: Forms) -> str:
    return finding_sentence(one.finding, report.report, forms[report.report.form])


def _line(report: CheckedReport, one: Reviewed, forms: Forms) -> str:
    name, severity = visible(report.report.project_name), SEVERITY_NAMES[one.finding.severity]
    reason = f"（已确认：{visible(one.reason)}）" if one.reason else ""
    return f"第 {report.number} 份 {name}：{severity} {one.finding.code} {_sentence(report, one, forms)}{reason}"


def _sum(checked: Sequence[CheckedReport]) -> str:
    severities = Counter(one.finding.severity for _, one in _each(checked))
    acknowledged = sum(bool(one.reason) for _, one in _each(checked))
    counts = "，".join(f"{name} {severities[severity]}" for severity, name in SEVERITY_NAMES.items())
    return f"共 {len(checked)} 份：{counts}{f'（警告中已确认 {acknowledged}）' if acknowledged else ''}。"


def _record(report: CheckedReport, one: Reviewed, forms: Forms) -> dict[str, object]:
    return {
        "report": report.number,
        "project_name": report.report.project_name,
        "code": one.finding.code,
        "severity": str(one.finding.severity),
        "path": str(one.finding.place),
        "message": _sentence(report, one, forms),
        "reason": one.reason,
    }
