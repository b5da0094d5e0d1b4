"""Files and folders that may not be written: rights taken away, and a disk mounted read-only where root may."""

import os
import sqlite3.dump  # noqa: F401  # loaded when it is needed, which may be without the rights to read it
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from desktop.domain.form_file import Forms
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.paths import FORMS
from desktop.storage import Book
from tests.reports import filled_report
from tests.trials.full_disk import small_disk
from tests.trials.trial import Result

_NOBODY = 65534
_MODES = ((0o555, 0o444), (0o555, 0o666), (0o777, 0o444))


def read_only(_folder: Path) -> Result:
    """Writing is refused with a sentence, reading works, and the book can be written to another place."""
    faults: list[str] = []
    places = 0
    with _open_folder() as folder:
        elsewhere = folder / "elsewhere"
        elsewhere.mkdir()
        elsewhere.chmod(0o777)
        for folder_mode, file_mode in _MODES:
            place = folder / f"{folder_mode:o}-{file_mode:o}"
            place.mkdir()
            path = _book(place)
            path.chmod(file_mode)
            place.chmod(folder_mode)
            with _as_nobody():
                faults += _faults(path, elsewhere / f"{place.name}.ziping")
            place.chmod(0o755)
            places += 1
        disk = folder / "disk"
        disk.mkdir()
        with small_disk(disk) as mounted:
            if mounted:
                path = _book(disk)
                subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
                faults += _faults(path, elsewhere / "disk.ziping")
                places += 1
    figures = f"{places} ways, {'with' if mounted else 'without'} a disk mounted read-only: read, said, saved elsewhere"
    return Result("read-only file and folder", f"{figures}; {len(faults)} failed", tuple(faults))


def _book(place: Path) -> Path:
    path = place / "a.ziping"
    with Book.create(path, Forms(FORMS)) as book:
        book.add(filled_report(Forms(FORMS)["putuo-2021"]))
    return path


def _faults(path: Path, elsewhere: Path) -> Iterator[str]:
    forms, before = Forms(FORMS), path.read_bytes()
    try:
        Book.open(path, forms).close()
        yield f"{path}: opened for writing"
    except KnownError as error:
        if error.code != "book_unwritable" or str(path) not in error_sentence(error):
            yield f"{path}: {error}"
    with Book.open(path, forms, read_only=True) as book:
        report = book.load(1)
        book.save_copy(elsewhere)
        try:
            book.save(1, report)
            yield f"{path}: saved"
        except KnownError as error:
            if error.code != "book_read_only":
                yield f"{path}: {error}"
    with Book.open(elsewhere, forms) as copy:
        if copy.load(1) != report or copy.verify():
            yield f"{path}: another book elsewhere"
    if path.read_bytes() != before or [file.name for file in path.parent.iterdir()] != [path.name]:
        yield f"{path}: another file"


@contextmanager
def _open_folder() -> Iterator[Path]:
    """A folder that any user may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        rmtree(folder)


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Rights hold for everyone but root."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
