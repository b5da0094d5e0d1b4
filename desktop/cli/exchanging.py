"""The commands that write files for others out of a book, and the file that others fill in."""

from argparse import Namespace
from datetime import date

from desktop.cli.output import say
from desktop.domain.form_file import Forms
from desktop.files import write_file
from desktop.jobs import exchanging
from desktop.messages import visible
from desktop.storage.book import Book


def export_book(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`export`."""
    with Book.open(arguments.book, forms, read_only=True) as book:
        count = exchanging.export_json(book, arguments.output)
    say(f"已写入 {count} 份：{visible(str(arguments.output))}")
    return 0


def write_template(arguments: Namespace, forms: Forms, _today: date) -> int:
    """`template`."""
    from desktop.exchange.template import template  # noqa: PLC0415  # no other command waits for XlsxWriter

    write_file(arguments.output, template(forms[arguments.form or forms.ids[0]]))
    say(f"已写入模板：{visible(str(arguments.output))}")
    return 0
