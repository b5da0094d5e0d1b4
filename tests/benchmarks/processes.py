"""The processes that are measured: one that renders whenever asked, and one that runs once."""

import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Reading:
    """What one rendering or one process took: seconds of wall clock, and its process's most memory so far in bytes."""

    seconds: float
    memory: int


class Worker:
    """A process that stays warm: it reads `records.json TAB out.pdf` lines and answers each with a reading in JSON."""

    def __init__(self, python: Path, script: Path) -> None:
        self._process = subprocess.Popen(
            [python, "-P", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def render(self, records: Path, target: Path) -> Reading:
        """Have the reports of a file rendered; only rendering is timed, not reading them nor writing the paper."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{records}\t{target}\n")
        self._process.stdin.flush()
        return Reading(**json.loads(self._process.stdout.readline()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()


_QUIET = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)


def run(command: Sequence[str | Path]) -> Reading:
    """Run a command to its end; what it says on stdout is not shown.

    Raises:
        RuntimeError: the command failed.
    """
    start = time.perf_counter()
    process = os.posix_spawn(command[0], tuple(command), os.environ, file_actions=[_QUIET])
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if status:
        raise RuntimeError(f"{command} ended with {os.waitstatus_to_exitcode(status)}")
    return Reading(seconds, usage.ru_maxrss * 1024)
