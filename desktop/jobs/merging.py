"""Reports of another book as a plan: what offices wrote each in a book of its own comes into one."""

import os
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.plan import Plan, PlanRow
from desktop.errors import KnownError
from desktop.exchange.source import naming, source_name
from desktop.storage.book import Book


def read_book(path: Path, own: Path, forms: Forms) -> Plan:
    """The reports of another book, which is only read; `own` is the one that they are for.

    Each carries what it once was, so that a newer report is told from a conflicting one. What is final there comes in
    as a draft.

    Raises:
        KnownError: `merge_own_book`, `merge_form_unknown`, or what `Book.open` or `Book.stored` raises.
    """
    if os.path.realpath(path) == os.path.realpath(own):
        raise KnownError("merge_own_book", path=path)
    with naming(path), Book.open(path, forms, read_only=True) as book:
        return Plan(source_name(path), tuple(_rows(book, forms)))


def _rows(book: Book, forms: Forms) -> Iterator[PlanRow]:
    for summary in book.summaries():
        if summary.form not in forms:
            raise KnownError("merge_form_unknown", name=summary.project_name, form=summary.form)
        before = frozenset(version.digest for version in book.history(summary.id)) - {summary.digest}
        yield PlanRow(book.load(summary.id), summary.uid, ancestors=before)
