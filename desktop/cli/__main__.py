"""`python -m desktop.cli`, and the entry point of the program `ziping-cli`."""

import gc
import sys

from desktop.bundle import do_work_of_child
from desktop.cli.put_off import put_off

_PUT_OFF = (
    *("PIL.Image", "calendar", "pickle", "socket", "tempfile", "uuid"),  # by peewee and reportlab
    *("linecache", "textwrap", "tokenize", "traceback"),  # by logging and inspect, which those two import
    "ipaddress",  # by urllib.parse, which pathlib imports
)
"""What is imported at the top of libraries, and of Python's own, for what no command does: a fifth of a start."""


def main() -> None:
    """Run the command that was typed, and end.

    A command drops next to nothing that only the collector finds, however many reports it prints. Looking for garbage
    would take a tenth of it, and as much again at the end, where Python looks once more at all that is not frozen.
    """
    do_work_of_child()
    gc.disable()
    put_off(*_PUT_OFF)
    from desktop.cli.invocation import invoke  # noqa: PLC0415  # what it imports is most of the start

    code = invoke(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
