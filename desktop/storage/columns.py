"""How a record lies in a table: one typed column for each attribute, derived from the attribute's type.

Money, scores and weights become integers of hundredths, days and times ISO texts, pairs of texts JSON; None is NULL.
Rows of other records (a report's indicators) are no column: they lie in a table of their own.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import EnumType
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin

from desktop.domain.report import Texts

Cell = int | str | None
_Pack = Callable[[Any], Cell]
_Unpack = Callable[[Any], Any]
R = TypeVar("R")


class Columns(Generic[R]):
    """The columns of one kind of record, in the order of its attributes."""

    def __init__(self, record: type[R]) -> None:
        """Derive the columns.

        Raises:
            KeyError: an attribute has a type that no column can hold.
        """
        self._codecs = {name: _codec(kind) for name, kind in record.__annotations__.items() if not _is_rows(kind)}
        self.names = tuple(self._codecs)

    def cells(self, record: R) -> tuple[Cell, ...]:
        """The record as a row of the table.

        Raises:
            ValueError: a number is not exact to hundredths.
        """
        return tuple(pack(getattr(record, name)) for name, (pack, _) in self._codecs.items())

    def values(self, cells: Iterable[object]) -> dict[str, Any]:
        """A row of the table as the record's attributes.

        Raises:
            ValueError, TypeError, LookupError: a cell holds what was never put there.
        """
        return {name: unpack(cell) for (name, (_, unpack)), cell in zip(self._codecs.items(), cells, strict=True)}


def _is_rows(kind: Any) -> bool:  # noqa: ANN401  # a type annotation as it stands in the dataclass
    return get_origin(kind) is tuple and is_dataclass(get_args(kind)[0])


def _codec(kind: Any) -> tuple[_Pack, _Unpack]:  # noqa: ANN401  # as above
    if not isinstance(kind, UnionType):
        return _CODECS.get(kind) or _enum_codec(kind)
    [inner] = set(get_args(kind)) - {NoneType}
    pack, unpack = _codec(inner)
    return (
        lambda value: None if value is None else pack(value),
        lambda cell: None if cell is None else unpack(cell),
    )


def _enum_codec(kind: Any) -> tuple[_Pack, _Unpack]:  # noqa: ANN401  # as above
    if not isinstance(kind, EnumType):
        raise KeyError(kind)
    return str, kind


def _hundredths(number: Decimal) -> int:
    scaled = number.scaleb(2)
    if scaled != int(scaled):
        message = f"{number} is not exact to hundredths"
        raise ValueError(message)
    return int(scaled)


def _from_hundredths(cell: int) -> Decimal:
    return Decimal(_integer(cell)).scaleb(-2)


def _integer(cell: object) -> int:
    if type(cell) is not int:
        raise TypeError(cell)
    return cell


def _text(cell: object) -> str:
    if type(cell) is not str:
        raise TypeError(cell)
    return cell


def _from_flag(cell: int) -> bool:
    return {0: False, 1: True}[cell]


def _from_texts(cell: str) -> Texts:
    try:
        return tuple((_text(key), _text(text)) for key, text in json.loads(cell))
    except RecursionError as error:
        raise ValueError(cell[:20]) from error


_CODECS: dict[object, tuple[_Pack, _Unpack]] = {
    str: (str, _text),
    int: (int, _integer),
    bool: (int, _from_flag),
    Decimal: (_hundredths, _from_hundredths),
    date: (date.isoformat, date.fromisoformat),
    datetime: (datetime.isoformat, datetime.fromisoformat),
    Texts: (lambda texts: json.dumps(texts, ensure_ascii=False), _from_texts),
}
