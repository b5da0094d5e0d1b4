"""A disk that is full: a small tmpfs filled up to the last page where root may mount one, else a limit on files."""

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.jobs.exchanging import export_json
from desktop.jobs.printing import PrintOrder, print_reports
from desktop.messages import error_sentence
from desktop.paths import FORMS
from desktop.storage import Book, system_clock
from desktop.storage.backups import back_up, read_backups
from desktop.storage.faults import known_faults
from desktop.storage.opening import open_for_writing
from desktop.storage.restoring import restore_backup
from tests.reports import TODAY, filled_report
from tests.small_files import no_file_beyond
from tests.trials.programs import NEXT_SCHEMA
from tests.trials.trial import Result

_DISK = 8 * 1024 * 1024
_PAGE = 4096
_STEPS = (0, 1, 2, 3, 5, 8, 12, 20, 40)
"""Pages left on the disk when something is to be written; there is room for none of it in the first."""
_COPY = "（升级前"
"""A copy made before a migration that found no room stays."""
_LONG = "绩效" * 8000


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a small disk on a folder; False where that may not be done."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)


class _Disk:
    """Where little room is left at times."""

    def __init__(self, folder: Path, *, mounted: bool) -> None:
        self.folder = folder
        self._mounted = mounted

    @contextmanager
    def with_room(self, pages: int, largest: int) -> Iterator[None]:
        """So many pages can be written; where no disk is mounted, no file may grow further than that beyond `largest`.

        `largest` is in bytes.
        """
        if not self._mounted:
            with no_file_beyond(largest + pages * _PAGE):
                yield
            return
        filler = self.folder / "filler"
        status = os.statvfs(self.folder)
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            for _ in range(max(0, status.f_bavail - pages)):
                file.write(bytes(_PAGE))
        try:
            yield
        finally:
            filler.unlink()


def full_disk(folder: Path, *, mount: bool = True) -> Result:
    """Whatever finds no room is said in a sentence, and everything is afterwards what it was."""
    place = folder / "disk"
    place.mkdir()
    told: dict[str, int] = {}
    faults: list[str] = []
    small = small_disk(place) if mount else nullcontext(enter_result=False)
    with small as mounted, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(place / "data"))
        disk = _Disk(place, mounted=mounted)
        path = place / "a.ziping"
        with Book.create(path, Forms(FORMS)) as book:
            report_id = book.add(filled_report(Forms(FORMS)["putuo-2021"]))
        back_up(path, system_clock())
        before = _contents(place)
        for name, work in _works(path, report_id).items():
            for pages in _STEPS:
                outcome = _attempt(disk, pages, work)
                if outcome is None:
                    break
                told[name] = told.get(name, 0) + 1
                faults += _faults(name, outcome, before, place)
            if name not in told:
                faults.append(f"{name}: there was room for it")
            _reset(place, before)
    where = "8 MB tmpfs" if mounted else "limit on the size of files"
    counts = ", ".join(f"{name} {count}" for name, count in told.items())
    figures = f"{where}: told {counts} times; {len(faults)} files or edits changed"
    trial = "disk full while saving, migrating, backing up, restoring, exporting, printing"
    return Result(trial, figures, tuple(faults))


def _works(path: Path, report_id: int) -> Mapping[str, Callable[[], object]]:
    forms = Forms(FORMS)

    def save() -> None:
        with Book.open(path, forms) as book:
            book.save(report_id, _longer(book.load(report_id)))

    def migrate() -> None:
        with known_faults(path), ExitStack() as resources:
            open_for_writing(path, resources, NEXT_SCHEMA)

    def export() -> None:
        with Book.open(path, forms, read_only=True) as book:
            export_json(book, path.with_name("out.json"))

    def print_paper() -> None:
        with Book.open(path, forms, read_only=True) as book:
            order = PrintOrder([book.stored(report_id)], forms, TODAY, book.review.rules)
        print_reports(order, path.with_name("out.pdf"))

    def save_copy() -> None:
        with Book.open(path, forms, read_only=True) as book:
            book.save_copy(path.with_name("copy.ziping"))

    return {
        "save": save,
        "migrate": migrate,
        "back up": lambda: back_up(path, system_clock()),
        "restore": lambda: restore_backup(read_backups(path)[0].path, path, system_clock()),
        "save elsewhere": save_copy,
        "export": export,
        "print": print_paper,
    }


def _longer(report: Report) -> Report:
    return replace(report, achievements=_LONG)


def _attempt(disk: _Disk, pages: int, work: Callable[[], object]) -> KnownError | None:
    largest = max((file.stat().st_size for file in disk.folder.rglob("*") if file.is_file()), default=0)
    try:
        with disk.with_room(pages, largest if work.__name__ in {"save", "migrate"} else 0):
            work()
    except KnownError as error:
        return error
    return None


def _faults(name: str, outcome: KnownError, before: Mapping[Path, bytes], place: Path) -> Iterator[str]:
    if not error_sentence(outcome).endswith("。"):
        yield f"{name}: {outcome.code} is not said"
    after = _contents(place)
    for file in {*before, *(file for file in after if _COPY not in file.name)}:
        if before.get(file) != after.get(file):
            yield f"{name}: {file.name} is another file after {outcome.code}"


def _contents(place: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in sorted(place.rglob("*")) if file.is_file()}


def _reset(place: Path, before: Mapping[Path, bytes]) -> None:
    for file in _contents(place):
        if file not in before:
            file.unlink()
    for file, content in before.items():
        file.write_bytes(content)
