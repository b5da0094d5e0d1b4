"""The commands that tell what is in a book, for people and as JSON, and whether it is whole."""

import json
from argparse import Namespace
from datetime import date

from desktop.cli.output import complain, say, say_columns
from desktop.domain.form_file import Forms
from desktop.domain.numbers import format_rate, format_score
from desktop.messages import STATE_NAMES, error_sentence, final_record, visible
from desktop.storage.book import Book
from desktop.storage.entries import State
from desktop.storage.summaries import Summary

_HEAD = ("序号", "执行率", "合计", "等级", "状态", "项目名称")


def list_book(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`list`."""
    with Book.open(arguments.book, forms, read_only=True) as book:
        summaries = book.summaries()
    if arguments.json:
        say(_json([_record(number, summary) for number, summary in enumerate(summaries, 1)]))
    else:
        say_columns(_HEAD, *(_row(number, summary) for number, summary in enumerate(summaries, 1)))
    return 0


def verify_book(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`verify`: 1 where there is damage."""
    with Book.open(arguments.book, forms, read_only=True) as book:
        damages = book.verify()
        for damage in damages:
            complain(error_sentence(damage.error))
        if not damages:
            say(f"簿 {visible(str(arguments.book))} 完好，共 {len(book.summaries())} 份。")
    return int(bool(damages))


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


def _json(records: list[dict[str, object]]) -> str:
    return json.dumps(records, ensure_ascii=False, indent=1)
