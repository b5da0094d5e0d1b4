"""What the program remembers between two starts, each thing declared once."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from desktop.errors import KnownError
from desktop.files import make_folder, write_file

_RECENT = 8
_PLACES = 100
SMALLEST, NORMAL, LARGEST = 80, 100, 200
"""Text sizes in per cent of the system's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of it; what a file lacks, or has in a way that is not ours, has the value given here."""

    recent_books: tuple[str, ...] = ()
    """Paths of the books opened last, the last one first."""
    text_size: int = NORMAL
    """The size of the window's text in per cent of the system's."""
    places_told: tuple[str, ...] = ()
    """Paths of books of whose places the user was told that they are at risk there."""
    deadlines: tuple[tuple[int, date], ...] = ()
    """For a fiscal year the day by which its reports are to be handed in."""
    headings: tuple[tuple[str, str], ...] = ()
    """Plain headings of lists, each with the attribute that the user read its column as, sorted."""
    hints_given: tuple[str, ...] = ()
    """Names of the hints that are given only once."""

    def with_recent(self, book: Path) -> "Settings":
        """The settings after a book was opened."""
        path = str(book.absolute())
        others = tuple(recent for recent in self.recent_books if recent != path)
        return replace(self, recent_books=(path, *others)[:_RECENT])

    def with_place_told(self, book: Path) -> "Settings":
        """The settings after the user was told of the place of a book."""
        path = str(book.absolute())
        others = tuple(told for told in self.places_told if told != path)
        return replace(self, places_told=(path, *others)[:_PLACES])

    def with_text_size(self, percent: int) -> "Settings":
        """The settings with another size of the window's text."""
        return replace(self, text_size=percent)

    def deadline(self, fiscal_year: int) -> date | None:
        """The day by which a year's reports are to be handed in, if the user said one."""
        return dict(self.deadlines).get(fiscal_year)

    def with_deadline(self, fiscal_year: int, day: date | None) -> "Settings":
        """The settings with another deadline, or without one, for a year."""
        others = tuple((year, other) for year, other in self.deadlines if year != fiscal_year)
        return replace(self, deadlines=others if day is None else (*others, (fiscal_year, day)))

    def with_headings(self, headings: Mapping[str, str]) -> "Settings":
        """The settings after the columns of a list were put right."""
        return replace(self, headings=tuple(sorted({**dict(self.headings), **headings}.items())))

    def with_hint(self, name: str) -> "Settings":
        """The settings after a hint was given."""
        return replace(self, hints_given=(*self.hints_given, name))


def read_settings(path: Path) -> Settings:
    """Read the settings; a file that is missing or not ours counts as empty: nothing in it is worth a question."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(values, dict):
        return Settings()
    return Settings(
        recent_books=_texts(values, "recent_books"),
        hints_given=_texts(values, "hints_given"),
        places_told=_texts(values, "places_told"),
        text_size=_text_size(values.get("text_size")),
        deadlines=_deadlines(values.get("deadlines")),
        headings=tuple(sorted(filter(None, map(_pair, _list(values, "headings"))))),
    )


def _list(values: dict[str, object], key: str) -> list[object]:
    value = values.get(key)
    return value if isinstance(value, list) else []


def _texts(values: dict[str, object], key: str) -> tuple[str, ...]:
    return tuple(text for text in _list(values, key) if isinstance(text, str))


def _pair(value: object) -> tuple[str, str] | None:
    match value:
        case [str(first), str(second)]:
            return first, second
        case _:
            return None


def write_settings(path: Path, settings: Settings) -> None:
    """Keep the settings; where that cannot be, the next start goes without."""
    with suppress(KnownError):
        make_folder(path.parent)
        write_file(path, json.dumps(asdict(settings), ensure_ascii=False, indent=1, default=str).encode())


def _text_size(value: object) -> int:
    return value if isinstance(value, int) and SMALLEST <= value <= LARGEST else NORMAL


def _deadlines(value: object) -> tuple[tuple[int, date], ...]:
    try:
        return tuple((int(year), date.fromisoformat(day)) for year, day in value)  # type: ignore[attr-defined]  # or not
    except (ValueError, TypeError):
        return ()
