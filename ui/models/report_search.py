"""Which reports of the book are listed."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.storage.summaries import Summary


class Search(NamedTuple):
    """A fiscal year, None for all, and words that name or office hold, as they are or as initials of their pinyin."""

    year: int | None = None
    words: tuple[str, ...] = ()

    def finds(self, summary: "Summary") -> bool:
        """Whether a report is what is searched for."""
        if self.year is not None and summary.fiscal_year != self.year:
            return False
        texts = (summary.project_name, summary.office)
        return all(any(_holds(text, word) for text in texts) for word in self.words)


def search_for(year: int | None, typed: str) -> Search:
    """The search for what is typed, words parted by blanks."""
    return Search(year, tuple(typed.casefold().split()))


def _holds(text: str, word: str) -> bool:
    if word in text.casefold():
        return True
    from desktop.initials import has_initials  # noqa: PLC0415  # no start waits for it

    return word.isascii() and has_initials(text, word)
