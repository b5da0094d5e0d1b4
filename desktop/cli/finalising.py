"""The commands that lock reports for signing and open them again."""

from argparse import Namespace
from datetime import date

from desktop.cli.choice import choose
from desktop.cli.output import say
from desktop.domain.form_file import Forms
from desktop.jobs.finalising import finalise
from desktop.messages import final_record, visible
from desktop.storage.book import Book


def finalise_reports(arguments: Namespace, forms: Forms, today: date) -> int:
    """`finalise`: all of those named, or none."""
    with Book.open(arguments.book, forms) as book:
        report_ids = [summary.id for summary in choose(book, arguments.numbers).values()]
        for stored in finalise(book, report_ids, forms, today):
            record = final_record(stored.finalised_count, stored.digest)
            say(f"{record}  {visible(stored.report.project_name)}")
    return 0


def reopen_reports(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`reopen`."""
    with Book.open(arguments.book, forms) as book:
        chosen = choose(book, arguments.numbers).values()
        book.reopen([summary.id for summary in chosen])
    for summary in chosen:
        say(f"可以修改  {visible(summary.project_name)}")
    return 0
