"""What differs where the program runs from a bundle, which has no Python beside it."""

import sys


def do_work_of_child() -> None:
    """Where this process was started by another of the program for work of its own: do that, and end.

    Python starts such processes with its own executable, which in a bundle is the program.
    """
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support  # noqa: PLC0415  # from source no start waits for it

        freeze_support()
