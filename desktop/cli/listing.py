"""The commands that tell what is in a book, for people and as JSON, and whether it is whole."""

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from desktop.cli.output import columns, complain, say
from desktop.domain.checks import check
from desktop.domain.finding import Finding, Severity
from desktop.domain.form_file import Forms
from desktop.domain.numbers import format_rate, format_score
from desktop.messages import SEVERITY_NAMES, STATE_NAMES, error_sentence, final_record, finding_sentence, visible
from desktop.storage.book import Book
from desktop.storage.entries import State
from desktop.storage.summaries import Summary

_HEAD = ("序号", "执行率", "合计", "等级", "状态", "项目名称")


class _Told(NamedTuple):
    """A finding, of which report of the list, and in words."""

    number: int
    project_name: str
    finding: Finding
    sentence: str


def list_book(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`list`."""
    with Book.open(arguments.book, forms, read_only=True) as book:
        summaries = book.summaries()
    if arguments.json:
        say(_json([_record(number, summary) for number, summary in enumerate(summaries, 1)]))
    else:
        rows = [_row(number, summary) for number, summary in enumerate(summaries, 1)]
        for line in columns([_HEAD, *rows]):
            say(line)
    return 0


def check_book(arguments: Namespace, forms: Forms, today: date) -> int:
    """`check`: 1 where there is an error."""
    with Book.open(arguments.book, forms, read_only=True) as book:
        count = len(book.summaries())
        told = list(_findings(book, forms, today))
    if arguments.json:
        say(_json([_finding_record(one) for one in told]))
    else:
        for one in told:
            name, severity = visible(one.project_name), SEVERITY_NAMES[one.finding.severity]
            say(f"第 {one.number} 份 {name}：{severity} {one.finding.code} {one.sentence}")
        say(_sum(count, told))
    return int(any(one.finding.severity is Severity.ERROR for one in told))


def verify_book(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`verify`: 1 where there is damage."""
    with Book.open(arguments.book, forms, read_only=True) as book:
        damages = book.verify()
        for damage in damages:
            complain(error_sentence(damage.error))
        if not damages:
            say(f"簿 {visible(str(arguments.book))} 完好，共 {len(book.summaries())} 份。")
    return int(bool(damages))


def _findings(book: Book, forms: Forms, today: date) -> Iterator[_Told]:
    for number, summary in enumerate(book.summaries(), 1):
        report = book.load(summary.id)
        form = forms[report.form]
        for finding in check(report, form, today):
            yield _Told(number, report.project_name, finding, finding_sentence(finding, report, form))


def _sum(count: int, told: list[_Told]) -> str:
    severities = Counter(one.finding.severity for one in told)
    counts = "，".join(f"{name} {severities[severity]}" for severity, name in SEVERITY_NAMES.items())
    return f"共 {count} 份：{counts}。"


def _row(number: int, summary: Summary) -> tuple[str, ...]:
    rate, total = format_rate(summary.rate), format_score(summary.total)
    return str(number), rate, total, summary.grade, _state(summary), visible(summary.project_name)


def _state(summary: Summary) -> str:
    """The state, of a final report what its paper shows at the foot."""
    if summary.state is State.FINAL:
        return final_record(summary.finalised_count, summary.digest)
    return STATE_NAMES[summary.state]


def _record(number: int, summary: Summary) -> dict[str, object]:
    return {
        "report": number,
        "uid": summary.uid,
        "form": summary.form,
        "fiscal_year": summary.fiscal_year,
        "project_name": summary.project_name,
        "budget_unit": summary.budget_unit,
        "office": summary.office,
        "execution_rate": format_rate(summary.rate) or None,
        "total_score": format_score(summary.total),
        "grade": summary.grade or None,
        "state": str(summary.state),
        "finalised_count": summary.finalised_count,
        "digest": summary.digest,
    }


def _finding_record(told: _Told) -> dict[str, object]:
    return {
        "report": told.number,
        "project_name": told.project_name,
        "code": told.finding.code,
        "severity": str(told.finding.severity),
        "path": str(told.finding.place),
        "message": told.sentence,
    }


def _json(records: list[dict[str, object]]) -> str:
    return json.dumps(records, ensure_ascii=False, indent=1)
