"""Modules loaded not when they are imported, but when something of theirs is first asked for."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType


def put_off(*names: str) -> None:
    """Put off the loading of these modules from now on; an import of one that was imported before loads it.

    For a process of one thread: before Python 3.11.9 two threads may load such a module both at once.
    """
    sys.meta_path.insert(0, _Finder(frozenset(names)))


class _Finder:
    """Finds these modules and no others."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Where a module is, with a loader that waits."""
        spec = PathFinder.find_spec(name, path, target) if name in self._names else None
        if spec and spec.loader:
            spec.loader = LazyLoader(spec.loader)
        return spec
