"""What the program remembers between two starts, each thing declared once."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

_RECENT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of it; what a file lacks has the value given here."""

    recent_books: tuple[str, ...] = ()
    """Paths of the books opened last, the last one first."""
    headings: tuple[tuple[str, str], ...] = ()
    """Plain headings of lists, each with the attribute that the user read its column as, sorted."""

    def with_recent(self, book: Path) -> "Settings":
        """The settings after a book was opened."""
        path = str(book.absolute())
        others = tuple(recent for recent in self.recent_books if recent != path)
        return replace(self, recent_books=(path, *others)[:_RECENT])

    def with_headings(self, headings: Mapping[str, str]) -> "Settings":
        """The settings after the columns of a list were put right."""
        return replace(self, headings=tuple(sorted({**dict(self.headings), **headings}.items())))


def read_settings(path: Path) -> Settings:
    """Read the settings; a file that is missing or not ours counts as empty: nothing in it is worth a question."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(values, dict):
        return Settings()
    return Settings(
        recent_books=tuple(book for book in _list(values, "recent_books") if isinstance(book, str)),
        headings=tuple(sorted(filter(None, map(_pair, _list(values, "headings"))))),
    )


def _list(values: dict[str, object], key: str) -> list[object]:
    value = values.get(key)
    return value if isinstance(value, list) else []


def _pair(value: object) -> tuple[str, str] | None:
    match value:
        case [str(first), str(second)]:
            return first, second
        case _:
            return None


def write_settings(path: Path, settings: Settings) -> None:
    """Keep the settings; where that cannot be, the next start goes without."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
