"""One invocation of `ziping-cli`, from what was typed to the exit code."""

import io
import sys
from argparse import Namespace
from collections.abc import Sequence

from desktop.cli.arguments import parse
from desktop.cli.output import complain, forget_output
from desktop.errors import KnownError

_REFUSED = 1
_INTERRUPTED = 130


def invoke(argv: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = parse(argv)
    except SystemExit as end:
        return int(end.code or 0)
    return _run(arguments)


def _run(arguments: Namespace) -> int:
    from desktop.cli.commands import run  # noqa: PLC0415  # wrong usage and --help are told without loading the rest
    from desktop.messages import error_sentence  # noqa: PLC0415  # as above

    try:
        return run(arguments)
    except KnownError as error:
        complain(error_sentence(error))
        return _REFUSED
    except BrokenPipeError:
        forget_output()
        return _REFUSED
    except KeyboardInterrupt:
        return _INTERRUPTED
