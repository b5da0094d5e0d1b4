"""Excel files against what safety.md allows, which stands in the place of a peer: seconds and MB."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.comparison import Comparison, compare
from tests.benchmarks.inputs import CLI, FOLDER
from tests.benchmarks.processes import Reading, run
from tests.exchange import hostile
from tests.exchange.table_files import Rows, write

_ROUNDS = 5
_IMPORT_SECONDS = 5.0
_REFUSAL_SECONDS = 10.0
_REFUSAL_MEMORY = 300.0
_HOSTILE: dict[str, Callable[[], bytes]] = {
    "zip bomb": hostile.bomb,
    "XML entities": hostile.entities,
    "3 M rows": hostile.many_rows,
    "cells in far corners": hostile.far_corners,
    "cells without places": hostile.crowded,
}


def comparisons() -> Iterator[Comparison]:
    """A list of 2,000 projects imported into a new book, and hostile files refused."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows: Rows = [["项目名称", "预算单位", "预算数", "执行数"], *([f"第{i}项", "某单位", i, i] for i in range(1, 2001))]
    table = write(FOLDER / "list-2000.xlsx", {"清单": rows})
    imported = [_imported(table) for _ in range(_ROUNDS)]
    seconds = [(reading.seconds, _IMPORT_SECONDS) for reading in imported]
    yield compare("2,000 rows of Excel imported", "s", seconds, 1.0)
    for what, content in _HOSTILE.items():
        path = FOLDER / f"{what}.xlsx"
        path.write_bytes(content())
        refused = [run([sys.executable, "-m", "tests.benchmarks.read_hostile", path]) for _ in range(_ROUNDS)]
        seconds = [(reading.seconds, _REFUSAL_SECONDS) for reading in refused]
        memory = [(reading.memory / 1e6, _REFUSAL_MEMORY) for reading in refused]
        yield compare(f"{what} refused", "s", seconds, 1.0)
        yield compare(f"{what} refused: memory", "MB", memory, 1.0)


def _imported(table: Path) -> Reading:
    book = FOLDER / "table.ziping"
    book.unlink(missing_ok=True)
    return run([CLI, "import", book, table, "--year", "2021"])
