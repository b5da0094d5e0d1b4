"""Excel files out and in: texts that are formulas elsewhere, and files that take memory or time.

Run as soon as there is a module that reads and writes them.
"""

import re
import resource
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from time import perf_counter
from zipfile import ZipFile

from desktop.errors import KnownError
from desktop.messages import error_sentence
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


def there_are_workbooks() -> bool:
    """Whether this program reads and writes Excel files."""
    return all(find_spec(f"desktop.exchange.{name}") for name in ("workbook", "workbook_writing"))


def formulas(_folder: Path) -> Result:
    """Each text is in its cell as text: no part of the file has a formula or a link."""
    writing = import_module("desktop.exchange.workbook_writing")

    def fill(workbook: object) -> None:
        sheet = workbook.add_worksheet()  # type: ignore[attr-defined]  # XlsxWriter's
        for row, text in enumerate(FORMULAS):
            writing.put(sheet, row, 0, text)

    with ZipFile(BytesIO(writing.workbook_bytes(fill))) as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist())
    marks = {"formulas": rb"<f[ >]", "links": rb"<hyperlink"}
    found = {name: len(re.findall(mark, parts)) for name, mark in marks.items()}
    faults = tuple(f"{count} {name}" for name, count in found.items() if count)
    figures = f"{len(FORMULAS)} texts: {found['formulas']} formulas, {found['links']} links"
    return Result(f"{len(FORMULAS)} formula strings → xlsx", figures, faults)


def bombs(folder: Path, rows: int = 3_000_000) -> Result:
    """Each file is refused with a sentence, soon, by a process of little memory."""
    reading, hostile = import_module("desktop.exchange.workbook"), import_module("tests.exchange.hostile")
    works: dict[str, Callable[[], bytes]] = {
        "zip bomb": hostile.bomb,
        "entities": hostile.entities,
        f"{rows:,} rows": lambda: hostile.many_rows(rows),
    }
    path, faults, figures = folder / "a.xlsx", [], []
    for name, content in works.items():
        path.write_bytes(content())
        begin = perf_counter()
        try:
            reading.read_sheets(path)
            faults.append(f"{name}: was read")
        except KnownError as error:
            error_sentence(error)
        took = perf_counter() - begin
        faults += [f"{name}: {took:.1f} s"] * (took > _SECONDS)
        figures.append(f"{name} refused in {took:.1f} s")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // _MEGABYTE
    faults += [f"{memory} MB"] * (memory > _MEMORY)
    return Result("zip bomb, XML entities, 3 M rows", f"{', '.join(figures)}; at most {memory} MB", tuple(faults))
