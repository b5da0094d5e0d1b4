"""The commands that lock reports for signing and open them again."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from desktop.cli.choice import choose
from desktop.cli.output import complain, say
from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.jobs.finalising import finalise
from desktop.messages import SEVERITY_NAMES, final_record, visible
from desktop.storage.book import Book
from desktop.storage.stored import StoredReport


def finalise_reports(arguments: Namespace, forms: Forms, today: date) -> int:
    """`finalise`: all of those named, or none."""
    with Book.open(arguments.book, forms) as book:
        report_ids = [summary.id for summary in choose(book, arguments.numbers).values()]
        for stored in _finalised(book, report_ids, forms, today):
            record = final_record(stored.finalised_count, stored.digest)
            say(f"{record}  {visible(stored.report.project_name)}")
    return 0


def _finalised(book: Book, report_ids: Sequence[int], forms: Forms, today: date) -> tuple[StoredReport, ...]:
    """Lock them, or say line by line what is left to do."""
    try:
        return finalise(book, report_ids, forms, today)
    except KnownError as error:
        left = error.facts.get("left")
        for one in left if isinstance(left, tuple) else ():
            severity = SEVERITY_NAMES[one.reviewed.finding.severity]
            complain(f"{visible(one.project_name)}：{severity} {one.reviewed.finding.code} {one.sentence}")
        raise


def reopen_reports(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`reopen`."""
    with Book.open(arguments.book, forms) as book:
        chosen = choose(book, arguments.numbers).values()
        book.reopen([summary.id for summary in chosen])
    for summary in chosen:
        say(f"可以修改  {visible(summary.project_name)}")
    return 0
