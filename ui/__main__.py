"""`python -m ui [BOOK]`, and the entry point of the program `ziping`."""

import gc
import sys


def main() -> None:
    """Run the window.

    A start makes much and drops little: looking for garbage all along would take a tenth of it. `ui.app.run` turns the
    collector on again once the window is painted.
    """
    gc.disable()
    from ui.app import run  # noqa: PLC0415  # what it imports is most of the start

    sys.exit(run(sys.argv))


if __name__ == "__main__":
    main()
