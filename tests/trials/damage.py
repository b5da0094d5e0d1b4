"""A book with bits flipped, pages zeroed or its end cut off: nothing wrong is shown as if it were right."""

import resource
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.errors import KnownError
from desktop.messages import error_sentence
from desktop.paths import FORMS
from desktop.storage import Book, system_clock
from desktop.storage.salvage import salvage
from tests.book_content import shown_of
from tests.reports import filled_report
from tests.trials.trial import Result, chance

_PAGE = 4096
_MEGABYTE = 1024
"""Kilobytes, in which a process's memory is told."""
_MEMORY = 200
"""MB that opening and salvaging damaged books may add to a process: a damaged length may claim the longest cell."""
_ONE_PLACE = ("flip", "page")
"""Damage in one place costs no report: its content and its latest version never lie on one page."""


class _Tally:
    """What became of the damaged books so far."""

    def __init__(self, path: Path) -> None:
        self._path, self._forms = path, Forms(FORMS)
        self.original = _original(path, self._forms)
        self._stored = shown_of(path, self._forms)
        self.contents = _readable(path, self._forms)
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []

    def add(self, name: str, content: bytes) -> None:
        """Put a damaged book in its place and see what happens."""
        self._path.write_bytes(content)
        self.counts["books"] += 1
        try:
            self._look(name)
        except Exception as error:  # noqa: BLE001  # a crash is what is looked for
            self.counts["crashes"] += 1
            self.faults.append(f"{name}: {error!r}")
        if self._path.read_bytes() != content:
            self.faults.append(f"{name}: was written to")

    def _look(self, name: str) -> None:
        shown = shown_of(self._path, self._forms)
        readable = _readable(self._path, self._forms)
        salvaged = _salvaged(self._path, self._forms)
        self.counts.update(told=shown is None, readable=len(readable), salvaged=len(salvaged))
        if shown not in (None, self._stored):
            self.counts["unnoticed"] += 1
            self.faults.append(f"{name}: shows something else")
        self.faults += [f"{name}: report {key} is not salvaged" for key in readable.keys() - salvaged.keys()]
        if name.startswith(_ONE_PLACE) and len(salvaged) < len(self.contents):
            self.faults.append(f"{name}: {len(salvaged)} reports are salvaged")
        wrong = [key for key, report in readable.items() if self.contents[key] != report]
        self.faults += [f"{name}: report {key} is another one" for key in wrong]


def damage(folder: Path, flips: int, cuts: int) -> Result:
    """Each damaged book is opened, shown, looked through and salvaged."""
    tally = _Tally(folder / "a.ziping")
    original, counts = tally.original, tally.counts
    memory = _memory()
    for name, content in (*_flipped(original, flips), *_zeroed(original), *_cut(original, cuts), ("empty", b"")):
        tally.add(name, content)
    grown = max(0, _memory() - memory) // _MEGABYTE
    if grown > _MEMORY:
        tally.faults.append(f"{grown} MB more memory")
    reports = counts["books"] * len(tally.contents)
    figures = (
        f"{counts['books']} books: {counts['unnoticed']} unnoticed ({counts['told']} told, the others show what was"
        f" stored), {counts['crashes']} crashes; {counts['salvaged']} of {reports} reports"
        f" saved ({counts['readable']} readable in place), {grown} MB more memory"
    )
    named = f"{flips:,} random bit flips, each of {-(-len(original) // _PAGE)} pages zeroed"
    trial = f"{named}, {cuts} truncations, 0-byte file"
    return Result(trial, figures, tuple(tally.faults))


def _original(path: Path, forms: Forms) -> bytes:
    now = datetime(2022, 4, 1, 9, 0).astimezone()
    with Book.create(path, forms, clock=lambda: now) as book:
        for number in range(4):
            report = filled_report(forms["putuo-2021"], project_name=f"第{number + 1}项")
            book.add(replace(report, achievements="绩效" * (number * 900)))
        now += timedelta(minutes=3)
        book.save(2, replace(book.load(2), problems="改过"))
        book.finalise([3])
        book.delete([4])
    return path.read_bytes()


def _flipped(original: bytes, times: int) -> Iterator[tuple[str, bytes]]:
    places = chance(5)
    for number in range(times):
        content = bytearray(original)
        content[places.randrange(len(content))] ^= 1 << places.randrange(8)
        yield f"flip {number}", bytes(content)


def _zeroed(original: bytes) -> Iterator[tuple[str, bytes]]:
    for start in range(0, len(original), _PAGE):
        yield f"page {start // _PAGE + 1}", original[:start] + bytes(_PAGE) + original[start + _PAGE :]


def _cut(original: bytes, times: int) -> Iterator[tuple[str, bytes]]:
    places = chance(6)
    for number in range(times):
        yield f"cut {number}", original[: places.randrange(1, len(original))]


def _readable(path: Path, forms: Forms) -> dict[int, Report]:
    """The reports that can be loaded in spite of the damage."""
    found: dict[int, Report] = {}
    try:
        with Book.open(path, forms, read_only=True) as book:
            for report_id in (1, 2, 3, 4):
                try:
                    found[report_id] = book.load(report_id)
                except (KnownError, KeyError):  # damaged, or not in the list any more
                    continue
    except KnownError:
        pass
    return found


def _salvaged(path: Path, forms: Forms) -> dict[int, Report]:
    target = path.with_name("salvaged.ziping")
    target.unlink(missing_ok=True)
    try:
        salvage(path, forms, system_clock(), target)
    except KnownError as error:
        error_sentence(error)
        return {}
    with Book.open(target, forms, read_only=True) as book:
        if book.verify():
            raise AssertionError(target)
    return _readable(target, forms)


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
