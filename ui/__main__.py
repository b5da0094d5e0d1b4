"""`python -m ui [BOOK]`, and the entry point of the program `ziping`."""

import sys

from ui.app import run


def main() -> None:
    """Run the window."""
    sys.exit(run(sys.argv))


if __name__ == "__main__":
    main()
