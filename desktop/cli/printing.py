"""The command that prints a book."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from desktop.cli.output import say
from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.jobs.printing import Printed, print_reports, print_separately
from desktop.messages import visible
from desktop.storage.book import Book


def print_book(arguments: Namespace, forms: Forms, today: date) -> int:
    """`print`: all reports, or those that are named."""
    with Book.open(arguments.book, forms, read_only=True) as book:
        reports = [book.load(report_id) for report_id in _chosen(book, arguments.numbers)]
    if arguments.separate is None:
        _tell_printed(print_reports(reports, arguments.output, forms, today))
    else:
        for printed in print_separately(reports, arguments.separate, forms, today):
            _tell_printed(printed)
    return 0


def _tell_printed(printed: Printed) -> None:
    drafts = f"（其中 {printed.drafts} 份有错误，带“草稿”标记）" if printed.drafts else ""
    say(f"已打印 {printed.reports} 份{drafts}：{visible(str(printed.path))}")


def _chosen(book: Book, numbers: Sequence[int] | None) -> list[int]:
    report_ids = [summary.id for summary in book.summaries()]
    if not report_ids:
        raise KnownError("nothing_to_print", path=book.path)
    chosen = list(dict.fromkeys(numbers or range(1, len(report_ids) + 1)))
    for number in chosen:
        if number > len(report_ids):
            raise KnownError("report_number_unknown", number=number, count=len(report_ids), path=book.path)
    return [report_ids[number - 1] for number in chosen]
