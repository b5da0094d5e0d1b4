"""Excel files out and in: texts that are formulas elsewhere, and files that take memory or time."""

import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter
from zipfile import ZipFile

from xlsxwriter import Workbook

from desktop.exchange.workbook_writing import put, workbook_bytes
from tests.exchange import hostile
from tests.trials.kills import ROOT
from tests.trials.trial import Result

_SECONDS = 10
_MEMORY = 300
"""MB of the process that reads the file."""
_MEGABYTE = 1024
"""Kilobytes, in which a process's memory is told."""
FORMULAS = (
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://例.cn","看")', "=cmd|' /C calc'!A0", "\t=1", "{=1}"),
    *('=WEBSERVICE("http://例.cn")', "http://例.cn/a"),
)


def formulas(_folder: Path) -> Result:
    """Each text is in its cell as text: no part of the file has a formula or a link."""

    def fill(workbook: Workbook) -> None:
        sheet = workbook.add_worksheet()
        for row, text in enumerate(FORMULAS):
            put(sheet, row, 0, text)

    with ZipFile(BytesIO(workbook_bytes(fill))) as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist())
    marks = {"formulas": rb"<f[ >]", "links": rb"<hyperlink"}
    found = {name: len(re.findall(mark, parts)) for name, mark in marks.items()}
    faults = tuple(f"{count} {name}" for name, count in found.items() if count)
    figures = f"{len(FORMULAS)} texts: {found['formulas']} formulas, {found['links']} links"
    return Result(f"{len(FORMULAS)} formula strings → xlsx", figures, faults)


def bombs(folder: Path, rows: int = 3_000_000) -> Result:
    """Each file is refused with a sentence, soon, by a process of little memory."""
    works: dict[str, Callable[[], bytes]] = {
        "zip bomb": hostile.bomb,
        "entities": hostile.entities,
        f"{rows:,} rows": lambda: hostile.many_rows(rows),
    }
    path, faults, figures, most = folder / "a.xlsx", [], [], 0
    for name, content in works.items():
        path.write_bytes(content())
        begin = perf_counter()
        kilobytes, outcome = _read(path)
        took = perf_counter() - begin
        most = max(most, kilobytes // _MEGABYTE)
        faults += [f"{name}: was read"] * (outcome == "read")
        faults += [f"{name}: {took:.1f} s"] * (took > _SECONDS)
        figures.append(f"{name} refused in {took:.1f} s")
    faults += [f"{most} MB"] * (most > _MEMORY)
    return Result("zip bomb, XML entities, 3 M rows", f"{', '.join(figures)}; at most {most} MB", tuple(faults))


def _read(path: Path) -> tuple[int, str]:
    """Read a file in a process of its own: a process inherits the memory figure of the one that starts it."""
    command = [sys.executable, "-m", "tests.trials.programs", "read", str(path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    kilobytes, _, outcome = told.strip().partition(" ")
    return int(kilobytes), outcome
