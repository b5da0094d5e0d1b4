"""Reading of definitions (TOML) value by value: each is asked for by name and type, and none may be left over."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import TypeVar

from desktop.domain.numbers import plain_score
from desktop.errors import KnownError

T = TypeVar("T", str, int, float, bool, list[object], dict[str, object])


class Table:
    """One table of a definition, with the path that leads to it (tabs[0].blocks[1])."""

    def __init__(self, values: object, where: str) -> None:
        """Wrap one table.

        Raises:
            KnownError: `definition_wrong` where `values` is no table.
        """
        if not isinstance(values, dict):
            raise wrong(where)
        self._values: dict[str, object] = dict(values)
        self.where = where

    def text(self, key: str, default: str | None = None) -> str:
        """A text, `default` where it is absent."""
        return self._take(key, str, default)

    def integer(self, key: str, default: int | None = None) -> int:
        """A whole number, `default` where it is absent."""
        value = self._take(key, int, default)
        if isinstance(value, bool):
            raise wrong(self.path(key))
        return value

    def optional_integer(self, key: str) -> int | None:
        """A whole number or nothing."""
        return self.integer(key) if key in self._values else None

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        return self._take(key, bool, default)

    def value(self, key: str) -> object:
        """A value of any kind, None where it is absent."""
        return self._values.pop(key, None)

    def points(self, key: str) -> float:
        """A positive length."""
        return _length(self._values.pop(key, None), self.path(key))

    def lengths(self, key: str, count: int) -> tuple[float, ...]:
        """Exactly `count` positive lengths."""
        values = self._take(key, list, None)
        if len(values) != count:
            raise wrong(self.path(key))
        return tuple(_length(value, f"{self.path(key)}[{i}]") for i, value in enumerate(values))

    def score(self, key: str) -> Decimal | None:
        """A weight or a limit in points, written as text; None where it is absent."""
        text = self.text(key, "")
        number = plain_score(text) if text else None
        if text and number is None:
            raise wrong(self.path(key))
        return number

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self._take(key, list, None)
        return tuple(text_of(value, f"{self.path(key)}[{i}]") for i, value in enumerate(values))

    def items(self, key: str) -> tuple[tuple[object, str], ...]:
        """A list, each item with its path; empty where it is absent."""
        values = self._take(key, list, [])
        return tuple((value, f"{self.path(key)}[{i}]") for i, value in enumerate(values))

    def tables(self, key: str) -> tuple["Table", ...]:
        """A list of tables, empty where it is absent; each is for `reading`."""
        return tuple(Table(value, where) for value, where in self.items(key))

    def table(self, key: str) -> "Table":
        """A table inside."""
        return Table(self._values.pop(key, None), self.path(key))

    def remaining(self) -> tuple[str, ...]:
        """The keys not asked for yet."""
        return tuple(self._values)

    def path(self, key: str) -> str:
        """Where a value of this table stands."""
        return f"{self.where}.{key}" if self.where else key

    def finish(self) -> None:
        """Refuse what nobody asked for.

        Raises:
            KnownError: `definition_unknown_key`.
        """
        for key in self._values:
            raise KnownError("definition_unknown_key", where=self.path(key))

    def _take(self, key: str, kind: type[T], default: T | None) -> T:
        value = self._values.pop(key, default)
        if not isinstance(value, kind):
            raise wrong(self.path(key))
        return value


@contextmanager
def reading(table: Table) -> Iterator[Table]:
    """Read one table to its end: what is left over is refused."""
    yield table
    table.finish()


def text_of(value: object, where: str) -> str:
    """The value as a text."""
    if not isinstance(value, str):
        raise wrong(where)
    return value


def wrong(where: str) -> KnownError:
    """The error for a value that is missing or of the wrong kind."""
    return KnownError("definition_wrong", where=where)


def _length(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise wrong(where)
    return value
