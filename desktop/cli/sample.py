"""The command that makes a book to look at."""

from argparse import Namespace
from datetime import date

from desktop.cli.output import say
from desktop.domain.form_file import Forms
from desktop.jobs import sample
from desktop.messages import visible


def make_sample(arguments: Namespace, forms: Forms, today: date) -> int:
    """`sample`."""
    for path in sample.make_sample(arguments.folder, forms, today):
        say(f"已生成：{visible(str(path))}")
    return 0
