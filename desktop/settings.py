"""What the program remembers between two starts, each thing declared once."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

_RECENT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of it; what a file lacks has the value given here."""

    recent_books: tuple[str, ...] = ()
    """Paths of the books opened last, the last one first."""
    hints_given: tuple[str, ...] = ()
    """Names of the hints that are given only once."""

    def with_recent(self, book: Path) -> "Settings":
        """The settings after a book was opened."""
        path = str(book.absolute())
        others = tuple(recent for recent in self.recent_books if recent != path)
        return replace(self, recent_books=(path, *others)[:_RECENT])

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
    return Settings(**{field.name: _texts(values.get(field.name)) for field in fields(Settings)})


def write_settings(path: Path, settings: Settings) -> None:
    """Keep the settings; where that cannot be, the next start goes without."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()
