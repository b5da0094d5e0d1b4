"""The command that begins a later year's reports from those that are there."""

from argparse import Namespace
from datetime import date

from desktop.cli.choice import choose
from desktop.cli.output import complain, say
from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.jobs.carrying import carry
from desktop.messages import visible
from desktop.storage.book import Book


def carry_reports(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`carry`: those named, or all; what the year has already is left alone."""
    with Book.open(arguments.book, forms) as book:
        chosen = choose(book, arguments.numbers).values()
        wanted = [summary.id for summary in chosen if arguments.numbers or summary.fiscal_year == arguments.year - 1]
        if not wanted:
            raise KnownError("nothing_to_carry", path=book.path, year=arguments.year - 1)
        outcome = carry(book, wanted, forms, arguments.year)
    for row in outcome.taken:
        say(f"新增  {visible(row.row.report.project_name)}")
    left = len(outcome.unchanged) + len(outcome.refused)
    say(f"已复制 {len(outcome.taken)} 份到 {arguments.year} 年度。")
    if left:
        complain(f"有 {left} 份在 {arguments.year} 年度已有同名项目，未复制，原有内容未变。")
    return 0
