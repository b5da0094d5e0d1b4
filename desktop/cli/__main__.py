"""`python -m desktop.cli`, and the entry point of the program `ziping-cli`."""

import gc
import sys


def main() -> None:
    """Run the command that was typed, and end.

    A command drops next to nothing that only the collector finds, however many reports it prints. Looking for garbage
    would take a tenth of it, and as much again at the end, where Python looks once more at all that is not frozen.
    """
    gc.disable()
    from desktop.cli.invocation import invoke  # noqa: PLC0415  # what it imports is most of the start

    code = invoke(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
