"""How far long work has come."""

from collections.abc import Callable

Progress = Callable[[int, int], object]
"""Is told how many are done, and of how many; what it raises ends the work, and nothing is written."""
