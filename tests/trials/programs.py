"""The processes that are killed: the program's own code, saving or migrating as the window and the command line do.

`python -m tests.trials.programs save BOOK` saves until it is killed and tells the number of each edit once it is saved;
`… migrate BOOK` opens a book of the schema before; `… restore BACKUP BOOK` puts a backup in its place;
`… read WORKBOOK` tells how many kilobytes reading an Excel file took, and what came of it.
"""

import resource
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path

from peewee import SqliteDatabase

from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.exchange.workbook import read_sheets
from desktop.messages import error_sentence
from desktop.paths import FORMS
from desktop.storage import Book, system_clock
from desktop.storage.opening import open_for_writing
from desktop.storage.restoring import restore_backup
from desktop.storage.schema import MIGRATIONS
from desktop.storage.statements import run


def _next(database: SqliteDatabase) -> None:
    """A step of the size that a new version of the form would bring."""
    for number in range(8):
        run(database, f"ALTER TABLE report ADD COLUMN new_{number} TEXT NOT NULL DEFAULT '无'")
        run(database, f"UPDATE report SET new_{number} = project_name")  # noqa: S608  # names of ours
    run(database, "CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
    run(database, "INSERT INTO source SELECT id, canonical FROM version")


NEXT_SCHEMA = (*MIGRATIONS, _next)
"""The schema that the next version of the program will have, for want of one."""


def _save(book_path: Path) -> None:
    with Book.open(book_path, Forms(FORMS)) as book:
        report = book.load(1)
        for number in count(int(report.problems or 0) + 1):
            rows = tuple(replace(row, remark=str(number)) for row in report.indicators)
            book.save(1, replace(report, problems=str(number), annual_goal="目标" * 3000, indicators=rows))
            _tell(str(number))


def _migrate(book_path: Path) -> None:
    with ExitStack() as resources:
        _tell("begin")
        open_for_writing(book_path, resources, NEXT_SCHEMA)
    _tell("end")


def _restore(backup: Path, book_path: Path) -> None:
    _tell("begin")
    restore_backup(backup, book_path, system_clock())
    _tell("end")


def _read(workbook: Path) -> None:
    try:
        read_sheets(workbook)
        outcome = "read"
    except KnownError as error:
        outcome = error_sentence(error)
    _tell(f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss} {outcome}")


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    work: dict[str, Callable[..., None]] = {"save": _save, "migrate": _migrate, "restore": _restore, "read": _read}
    work[sys.argv[1]](*map(Path, sys.argv[2:]))
