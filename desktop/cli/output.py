"""What the command line says, in columns that also stand under each other in Chinese."""

import os
import sys
import unicodedata
from collections.abc import Sequence

from desktop.errors import KnownError

_WIDE = {"W", "F"}


def say(text: str) -> None:
    """Print to the standard output, at once.

    Raises:
        BrokenPipeError: nobody reads on.
        KnownError: `output_unwritable`.
    """
    try:
        print(text, flush=True)  # noqa: T201  # the one place that prints results
    except BrokenPipeError:
        raise
    except OSError as error:
        forget_output()
        raise KnownError("output_unwritable") from error


def complain(text: str) -> None:
    """Print to the standard error."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # the one place that prints errors


def drafts(count: int) -> str:
    """What is said behind the number of reports written, of those that are drafts because of errors."""
    return f"（其中 {count} 份有错误，带“草稿”标记）" if count else ""


def forget_output() -> None:
    """Let go of what could not be printed, which Python would try once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def say_columns(*rows: Sequence[str]) -> None:
    """Print rows as lines, each column as wide as its widest cell; the last is not filled up.

    Raises:
        BrokenPipeError, KnownError: as `say`.
    """
    widths = [max(map(_width, cells)) for cells in zip(*rows, strict=True)]
    for row in rows:
        say("  ".join(_filled(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _filled(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in text)
