"""The commands that write files for others out of a book, and the file that others fill in."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from desktop.cli.choice import choose
from desktop.cli.output import drafts, say
from desktop.domain.form_file import Forms
from desktop.domain.rules import Rules
from desktop.errors import KnownError
from desktop.files import write_file
from desktop.jobs import exchanging
from desktop.jobs.terms import Terms
from desktop.messages import visible
from desktop.storage.book import Book
from desktop.storage.stored import StoredReport


def export_book(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`export`: JSON, one Word file, or one Word file for each report."""
    output, folder = arguments.output, arguments.separate
    with Book.open(arguments.book, forms, read_only=True) as book:
        if folder is None and output.suffix.lower() != ".docx":
            _tell_written(exchanging.export_json(book, output), output)
            return 0
        reports = [book.load(summary.id) for summary in book.summaries()]
        if not reports:
            raise KnownError("nothing_to_print", path=book.path)
    from desktop.jobs.word import write_word, write_word_separately  # noqa: PLC0415  # no JSON waits for python-docx

    if folder is None:
        write_word(reports, forms, output)
        _tell_written(len(reports), output)
    else:
        for path in write_word_separately(reports, forms, folder):
            _tell_written(1, path)
    return 0


def _tell_written(count: int, path: Path) -> None:
    say(f"已写入 {count} 份：{visible(str(path))}")


def write_template(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`template`."""
    from desktop.exchange.template import template  # noqa: PLC0415  # no other command waits for XlsxWriter

    write_file(arguments.output, template(forms[arguments.form or forms.ids[0]]))
    say(f"已写入模板：{visible(str(arguments.output))}")
    return 0


def write_overview(arguments: Namespace, forms: Forms, today: date) -> int:
    """`summary`: an .xlsx or a .pdf, by its name."""
    from desktop.jobs import overviews  # noqa: PLC0415  # no other command waits for what it imports

    reports, rules = _chosen(arguments, forms)
    overviews.write_overview(overviews.overview_of(reports, Terms(forms, today, rules)), arguments.output)
    say(f"已汇总 {len(reports)} 份：{visible(str(arguments.output))}")
    return 0


def write_package(arguments: Namespace, forms: Forms, today: date) -> int:
    """`package`."""
    from desktop.jobs.packaging import write_package as write  # noqa: PLC0415  # as above

    reports, rules = _chosen(arguments, forms)
    packed = write(reports, Terms(forms, today, rules), arguments.output)
    packed_reports = f"{packed.reports} 份{drafts(packed.drafts)}"
    say(f"已打包 {packed_reports}，共 {packed.files} 个文件：{visible(str(arguments.output))}")
    return 0


def _chosen(arguments: Namespace, forms: Forms) -> tuple[list[StoredReport], Rules]:
    with Book.open(arguments.book, forms, read_only=True) as book:
        chosen = choose(book, arguments.numbers)
        if not chosen:
            raise KnownError("nothing_to_print", path=book.path)
        return [book.stored(summary.id) for summary in chosen.values()], book.review.rules
