"""The command that prints a book."""

from argparse import Namespace
from collections.abc import Mapping
from datetime import date

from desktop.cli.choice import choose
from desktop.cli.output import complain, drafts, say
from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.jobs.printing import Printed, PrintOrder, print_reports, print_separately
from desktop.messages import missing_sentence, visible
from desktop.printing.missing import missing_characters
from desktop.storage.book import Book
from desktop.storage.entries import State
from desktop.storage.stored import StoredReport


def print_book(arguments: Namespace, forms: Forms, today: date) -> int:
    """`print`: all reports, or those that are named."""
    with Book.open(arguments.book, forms, read_only=True) as book:
        chosen = _chosen(book, arguments)
        rules = book.review.rules
    _tell_missing(chosen, forms)
    order = PrintOrder(
        list(chosen.values()),
        forms,
        today,
        rules,
        cover=arguments.cover,
        double_sided=arguments.double_sided,
        with_data=not arguments.without_data,
    )
    if arguments.separate is None:
        _tell_printed(print_reports(order, arguments.output))
    else:
        for printed in print_separately(order, arguments.separate):
            _tell_printed(printed)
    return 0


def _chosen(book: Book, arguments: Namespace) -> dict[int, StoredReport]:
    chosen = choose(book, arguments.numbers)
    if not chosen:
        raise KnownError("nothing_to_print", path=book.path)
    if arguments.final:
        chosen = {number: summary for number, summary in chosen.items() if summary.state is State.FINAL}
    if not chosen:
        raise KnownError("nothing_final", path=book.path)
    return {number: book.stored(summary.id) for number, summary in chosen.items()}


def _tell_missing(chosen: Mapping[int, StoredReport], forms: Forms) -> None:
    """Name what the faces lack; it is printed all the same, as empty boxes."""
    for number, stored in chosen.items():
        report, form = stored.report, forms[stored.report.form]
        for missing in missing_characters(report, form):
            sentence = missing_sentence(missing.place, missing.index, missing.character, report, form)
            complain(f"第 {number} 份 {visible(report.project_name)}：{sentence}")


def _tell_printed(printed: Printed) -> None:
    say(f"已打印 {printed.reports} 份{drafts(printed.drafts)}：{visible(str(printed.path))}")
