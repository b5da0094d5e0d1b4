"""Processes of the program, killed in the midst of what they do (SIGKILL)."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from shutil import copyfile, rmtree
from time import perf_counter

from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.paths import FORMS
from desktop.storage import Book, system_clock
from desktop.storage.backups import back_up
from desktop.storage.file import BookFile
from desktop.storage.opening import open_for_reading, open_for_writing
from desktop.storage.schema import MIGRATIONS, objects_of_version, schema_objects
from desktop.storage.statements import run
from desktop.storage.verification import verify
from tests.reports import filled_report
from tests.trials.programs import NEXT_SCHEMA
from tests.trials.trial import Result, chance

ROOT = Path(__file__).parents[2]
_REPORTS = 40
_BEYOND = 1.25
"""A kill may also come a little late."""
_COPIED = 0.3
"""The part of a migration's time in which the book is copied at least, before it is migrated."""
_SAVING_TAKES = 0.02
"""Seconds, about: a kill falls anywhere in them."""


@contextmanager
def _process(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.trials.programs", *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _kill_within(process: subprocess.Popen[str], seconds: float) -> None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()


def _duration(*arguments: str | Path) -> float:
    """Seconds from where a process begins its work to where it has done it."""
    with _process(*arguments) as process:
        _line(process)
        begin = perf_counter()
        _line(process)
        return (perf_counter() - begin) * _BEYOND


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def killed_while_saving(folder: Path, times: int) -> Result:
    """Every edit that was told as saved is there, every report whole, and the next start finds the book free."""
    path, forms, moments = folder / "a.ziping", Forms(FORMS), chance(1)
    with Book.create(path, forms) as book:
        book.add(replace(filled_report(forms["putuo-2021"]), problems="0"))
    told_of = torn = lost = half_done = 0
    faults = []
    for _ in range(times):
        with _process("save", path) as process:
            told = [_line(process) for _ in range(moments.randint(1, 4))]
            _kill_within(process, moments.random() * _SAVING_TAKES)
            assert process.stdout
            told += process.stdout.read().splitlines()
        half_done += _is_half_done(path)
        told_of += len(told)
        with Book.open(path, forms) as book:
            damages, report = book.verify(), book.load(1)
        lost += int(report.problems) < int(told[-1])
        torn += bool(damages) or {row.remark for row in report.indicators} != {report.problems}
    if lost or torn:
        faults.append(f"{lost} times an edit was lost, {torn} times a report was torn")
    figures = f"{times} kills, {half_done} amid a transaction: {lost} of {told_of} acknowledged edits lost, {torn} torn"
    return Result(f"kill -9 while saving, {times} times", figures, tuple(faults))


def _is_half_done(path: Path) -> bool:
    """Whether a transaction must be undone: there is a journal, and it has begun to count."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.read_bytes()[:1] not in {b"", b"\0"}


def killed_while_migrating(folder: Path, times: int) -> Result:
    """The schema is the old or the new one, and the next start brings the book to the new one, with all its content."""
    old, moments = folder / "old.ziping", chance(2)
    _fill(old)
    path = folder / "a.ziping"
    copyfile(old, path)
    seconds = _duration("migrate", path)
    before, after = len(MIGRATIONS), len(NEXT_SCHEMA)
    outcomes = {before: 0, after: 0}
    faults, half_done = [], 0
    for number in range(times):
        place = folder / "place"
        place.mkdir()
        path = place / "a.ziping"
        copyfile(old, path)
        with _process("migrate", path) as process:
            _line(process)
            _kill_within(process, moments.uniform(_COPIED, 1) * seconds)
        half_done += _is_half_done(path)
        version = _version(path)
        if version in outcomes:
            outcomes[version] += 1
        else:
            faults.append(f"kill {number}: the schema is mixed")
        faults += _next_start(path)
        rmtree(place)
    figures = (
        f"{times} kills, {half_done} amid a transaction: {outcomes[before]} old schema, {outcomes[after]} new,"
        f" {times - sum(outcomes.values())} mixed; next start worked {times - len(faults)} times"
    )
    return Result(f"kill -9 while migrating, {times} times", figures, tuple(faults))


def _fill(path: Path) -> None:
    forms = Forms(FORMS)
    with Book.create(path, forms) as book:
        for number in range(_REPORTS):
            report = filled_report(forms["putuo-2021"], project_name=f"第{number + 1}项")
            book.save(book.add(report), replace(report, achievements="绩效" * 5000))


def _version(path: Path) -> int:
    """The version of the schema; 0 where it is that of no version, or where reading refuses the book."""
    with suppress(KnownError):
        with ExitStack() as resources:
            open_for_reading(path, resources, NEXT_SCHEMA)
        with closing(sqlite3.connect(path)) as connection:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            objects = set(connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))
        return version if objects == objects_of_version(version, NEXT_SCHEMA) else 0
    return 0


def _next_start(path: Path) -> list[str]:
    """What is wrong after the book was opened by the new program once more."""
    faults = []
    with ExitStack() as resources:
        database = open_for_writing(path, resources, NEXT_SCHEMA)
        if schema_objects(database) != objects_of_version(len(NEXT_SCHEMA), NEXT_SCHEMA):
            faults.append("the next start leaves another schema")
        names = [name for (name,) in run(database, "SELECT new_7 FROM report ORDER BY id")]
        if names != [f"第{number + 1}项" for number in range(_REPORTS)]:
            faults.append("the next start loses content")
    for copy in path.parent.glob("*（升级前*.ziping"):
        with BookFile.open(copy, read_only=True) as file:
            if verify(file):
                faults.append(f"{copy.name} is no sound copy")
    return faults


def killed_while_restoring(folder: Path, times: int) -> Result:
    """There is a whole book at its place, the old or the restored one, and what it replaced is still there."""
    path, forms, moments = folder / "a.ziping", Forms(FORMS), chance(3)
    _fill(path)
    backup = back_up(path, system_clock())
    with Book.open(path, forms) as book:
        book.delete([1])
    present = path.read_bytes()
    seconds = _duration("restore", backup.path, path)
    faults, restored = [], 0
    for number in range(times):
        path.write_bytes(present)
        with _process("restore", backup.path, path) as process:
            _line(process)
            _kill_within(process, moments.random() * seconds)
        with Book.open(path, forms) as book:
            whole, count = book.verify() == (), len(book.summaries())
        kept = [file for file in folder.glob("*（恢复前*.ziping") if file.read_bytes() == present]
        if not whole or (count == _REPORTS and not kept):
            faults.append(f"kill {number}: whole {whole}, {count} reports, {len(kept)} replaced books kept")
        restored += count == _REPORTS
        for file in folder.iterdir():
            file.unlink()
    figures = f"{times} kills: {restored} restored, {times - restored} as before, {len(faults)} with a loss"
    return Result(f"kill -9 while restoring a backup, {times} times", figures, tuple(faults))
