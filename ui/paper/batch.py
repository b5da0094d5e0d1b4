"""Reports of a book on their way to paper, as the background sees them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.finding import Place
from desktop.domain.form_file import Forms
from desktop.domain.report import Report
from desktop.messages import place_label

if TYPE_CHECKING:  # no start waits for the book
    from desktop.jobs.checking import Beside
    from desktop.storage.book import Book
    from desktop.storage.stored import StoredReport

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoice:
    """What the user may choose."""

    cover: bool = False
    """A list of the reports before them."""
    double_sided: bool = False
    """Every report begins on a fresh sheet."""
    attachment: bool = True
    """The PDF carries its reports as data, to be opened again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Which reports of which book."""

    book: Path
    report_ids: tuple[int, ...]
    forms: Forms
    today: date
    choice: PaperChoice
    to_sign: bool = False
    """Whether it is asked which of them might be final then."""
    beside: "Beside | None" = None
    """What is known already of all reports of the book; without it they are read for that."""


class Unset(NamedTuple):
    """Characters of one place that the faces lack."""

    report_id: int
    place: Place
    label: str
    characters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A PDF that is ready, and what is to be said before it goes out."""

    pdf: bytes
    pages: int
    drafts: tuple[int, ...]
    """Reports that carry 草稿, since they have errors."""
    sound: dict[int, str]
    """Reports that might be final and are not, each with the digest of what is on the paper; for a batch to sign."""
    unset: tuple[Unset, ...]


def prepare(batch: Batch, progress: Progress) -> Prepared:
    """Set the reports; any thread may do it, since it opens the book for itself, for reading.

    Raises:
        KnownError: what `Book.open` or `Book.stored` raises.
    """
    from desktop.jobs.printing import PrintOrder, render_reports  # noqa: PLC0415  # no start waits for any of these
    from desktop.pdfium import Document  # noqa: PLC0415
    from desktop.storage.book import Book  # noqa: PLC0415

    ids, choice = batch.report_ids, batch.choice
    total = 2 * len(ids)
    stored: list[StoredReport] = []
    with Book.open(batch.book, batch.forms, read_only=True) as book:
        for report_id in ids:
            stored.append(book.stored(report_id))
            progress(len(stored), total)
        rules = book.review.rules
        sound = _sound(book, batch) if batch.to_sign else ()
    order = PrintOrder(
        stored,
        batch.forms,
        batch.today,
        rules,
        cover=choice.cover,
        double_sided=choice.double_sided,
        with_data=choice.attachment,
    )
    pdf, drafts = render_reports(order, lambda done, _: progress(len(ids) + done, total))
    with Document(pdf) as document:
        pages = len(document.sizes)
    outcomes = tuple(zip(ids, stored, drafts, strict=True))
    return Prepared(
        pdf=pdf,
        pages=pages,
        drafts=tuple(report_id for report_id, _, draft in outcomes if draft),
        sound={report_id: one.digest for report_id, one, _ in outcomes if report_id in sound},
        unset=tuple(lack for report_id, one, _ in outcomes for lack in _unset(report_id, one.report, batch.forms)),
    )


def _sound(book: "Book", batch: Batch) -> Collection[int]:
    """The drafts in which nothing is left to mend or to acknowledge."""
    from desktop.jobs.checking import Checking, check_reports  # noqa: PLC0415  # as above

    checked = check_reports(book, Checking(batch.forms, batch.today, beside=batch.beside), batch.report_ids)
    return {one.report_id for one in checked if not (one.left or one.stored.final)}


def _unset(report_id: int, report: Report, forms: Forms) -> "Sequence[Unset]":
    from desktop.printing.missing import missing_characters  # noqa: PLC0415  # as above

    form = forms[report.form]
    lacking: dict[Place, str] = {}
    for missing in missing_characters(report, form):
        lacking[missing.place] = lacking.get(missing.place, "") + missing.character
    return [Unset(report_id, place, place_label(place, report, form), text) for place, text in lacking.items()]
