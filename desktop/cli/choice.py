"""Reports named by their numbers in the list."""

from collections.abc import Sequence

from desktop.errors import KnownError
from desktop.storage.book import Book
from desktop.storage.summaries import Summary


def choose(book: Book, numbers: Sequence[int] | None) -> dict[int, Summary]:
    """The reports of these numbers, each once, in the order named; without any, the whole book.

    Raises:
        KnownError: `report_number_unknown`.
    """
    summaries = book.summaries()
    numbers = numbers or range(1, len(summaries) + 1)
    for number in numbers:
        if number > len(summaries):
            raise KnownError("report_number_unknown", number=number, count=len(summaries), path=book.path)
    return {number: summaries[number - 1] for number in numbers}
