"""`python -m ui [BOOK]`, `python -m ui --smoke [BOOK]`, and the entry point of the program `ziping`."""

import gc
import sys

from desktop.bundle import do_work_of_child


def main() -> None:
    """Run the window.

    A start makes much and drops little: looking for garbage all along would take a tenth of it. `ui.app.run` turns the
    collector on again once the window is painted.
    """
    do_work_of_child()
    gc.disable()
    from ui.app import run  # noqa: PLC0415  # what it imports is most of the start

    sys.exit(run(sys.argv))


if __name__ == "__main__":
    main()
