"""What the program remembers between two starts, each thing declared once."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from desktop.errors import KnownError
from desktop.files import make_folder, write_file

_RECENT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of it; what a file lacks has the value given here."""

    recent_books: tuple[str, ...] = ()
    """Paths of the books opened last, the last one first."""

    def with_recent(self, book: Path) -> "Settings":
        """The settings after a book was opened."""
        path = str(book.absolute())
        others = tuple(recent for recent in self.recent_books if recent != path)
        return replace(self, recent_books=(path, *others)[:_RECENT])


def read_settings(path: Path) -> Settings:
    """Read the settings; a file that is missing or not ours counts as empty: nothing in it is worth a question."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    recent = values.get("recent_books") if isinstance(values, dict) else None
    if not isinstance(recent, list):
        return Settings()
    return Settings(recent_books=tuple(book for book in recent if isinstance(book, str)))


def write_settings(path: Path, settings: Settings) -> None:
    """Keep the settings; where that cannot be, the next start goes without."""
    with suppress(KnownError):
        make_folder(path.parent)
        write_file(path, json.dumps(asdict(settings), ensure_ascii=False, indent=1).encode())
